//! The keywords of each language, as far as the samples use them.

use crate::language::Language;

pub(super) fn is_keyword(language: Language, word: &str) -> bool {
    let words: &[&str] = match language {
        Language::Python => &PYTHON,
        Language::Shell => &SHELL,
        Language::CSharp => &CSHARP,
    };
    words.contains(&word)
}

const PYTHON: [&str; 27] = [
    "False", "None", "True", "and", "as", "break", "class", "continue", "def", "elif", "else",
    "except", "finally", "for", "from", "if", "import", "in", "is", "lambda", "not", "or", "raise",
    "return", "try", "while", "with",
];

const SHELL: [&str; 16] = [
    "case", "do", "done", "elif", "else", "esac", "exit", "fi", "for", "if", "in", "return", "set",
    "then", "trap", "while",
];

const CSHARP: [&str; 32] = [
    "async", "await", "case", "catch", "class", "const", "else", "false", "for", "foreach", "get",
    "if", "in", "int", "is", "new", "not", "null", "or", "public", "return", "static", "string",
    "switch", "throw", "true", "try", "using", "var", "void", "when", "while",
];
