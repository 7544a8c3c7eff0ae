//! The keywords of each language, as far as the samples use them.

use crate::language::Syntax;

pub(super) fn is_keyword(syntax: Syntax, word: &str) -> bool {
    let words: &[&str] = match syntax {
        Syntax::Python => &PYTHON,
        Syntax::Shell => &SHELL,
        Syntax::CSharp => &CSHARP,
        Syntax::JavaScript => &JAVASCRIPT,
        Syntax::PowerShell => &POWERSHELL,
        Syntax::R => &R,
        Syntax::Java => &JAVA,
        Syntax::PowerQuery => &POWER_QUERY,
        Syntax::Json => &["true", "false", "null"],
        Syntax::Lines => &[],
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

const JAVASCRIPT: [&str; 16] = [
    "async", "await", "catch", "const", "else", "for", "function", "if", "let", "new", "null",
    "of", "return", "throw", "true", "try",
];

const POWERSHELL: [&str; 14] = [
    "catch", "else", "elseif", "exit", "finally", "foreach", "function", "if", "in", "param",
    "return", "switch", "throw", "try",
];

const R: [&str; 11] =
    ["FALSE", "NA", "NULL", "TRUE", "else", "for", "function", "if", "in", "return", "while"];

const JAVA: [&str; 23] = [
    "catch", "class", "else", "final", "for", "if", "import", "int", "long", "new", "null",
    "private", "record", "return", "static", "switch", "this", "throw", "throws", "try", "var",
    "void", "while",
];

const POWER_QUERY: [&str; 13] = [
    "and", "each", "else", "error", "false", "if", "in", "let", "meta", "null", "or", "then",
    "true",
];
