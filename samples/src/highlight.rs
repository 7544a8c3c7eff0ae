//! Syntax highlighting: splits a script into comments, strings, numbers, keywords and names. It
//! never fails, whatever the text, and all pieces together are the whole text.

mod strings;
mod words;

use super::language::Syntax;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Plain,
    Keyword,
    /// A function that is called or defined, a class, or a variable of the shell.
    Name,
    String,
    Number,
    Comment,
}

/// The pieces of `text` in order. Two neighbours are never both plain.
pub fn highlight(syntax: Syntax, text: &str) -> Vec<(Kind, &str)> {
    let mut pieces = Vec::new();
    let mut plain_start = 0;
    let mut at = 0;
    while at < text.len() {
        let (kind, length) = piece(syntax, text, at);
        if kind == Kind::Plain {
            at += length;
            continue;
        }
        if plain_start < at {
            pieces.push((Kind::Plain, &text[plain_start..at]));
        }
        pieces.push((kind, &text[at..at + length]));
        at += length;
        plain_start = at;
    }
    if plain_start < at {
        pieces.push((Kind::Plain, &text[plain_start..]));
    }
    pieces
}

/// The kind of the piece that begins at `at`, and its length in bytes, which is never 0.
fn piece(syntax: Syntax, text: &str, at: usize) -> (Kind, usize) {
    let rest = &text[at..];
    let length = comment(syntax, text, at);
    if length > 0 {
        return (Kind::Comment, length);
    }
    let length = strings::length(syntax, rest);
    if length > 0 {
        return (Kind::String, length);
    }
    let length = match syntax {
        Syntax::Shell | Syntax::PowerShell => variable(rest),
        _ => 0,
    };
    if length > 0 {
        return (Kind::Name, length);
    }
    let first = rest.chars().next().unwrap_or(' ');
    if first == '\\' && syntax == Syntax::Shell {
        // A backslash takes away the meaning of the next character, even of a quote.
        return (Kind::Plain, 1 + rest[1..].chars().next().map_or(0, char::len_utf8));
    }
    if !is_word_character(first) || syntax == Syntax::Lines {
        return (Kind::Plain, first.len_utf8());
    }
    if first.is_ascii_digit() {
        let fraction = |letter| is_word_character(letter) || letter == '.';
        return (Kind::Number, end_of(rest, fraction));
    }
    let length = end_of(rest, is_word_character);
    let (word, after) = rest.split_at(length);
    if words::is_keyword(syntax, word) {
        return (Kind::Keyword, length);
    }
    let called = syntax != Syntax::Shell && after.starts_with('(');
    let defined = after.starts_with("() {") || text[..at].ends_with("class ");
    (if called || defined { Kind::Name } else { Kind::Plain }, length)
}

fn comment(syntax: Syntax, text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let starts = match syntax {
        Syntax::Python | Syntax::PowerShell | Syntax::R => rest.starts_with('#'),
        Syntax::Shell => rest.starts_with('#') && is_shell_word_start(&text[..at]),
        Syntax::Lines => rest.starts_with('#') && (at == 0 || text[..at].ends_with('\n')),
        Syntax::Json => false,
        _ if rest.starts_with("/*") => {
            return rest.find("*/").map_or(rest.len(), |end| end + 2);
        }
        _ => rest.starts_with("//"),
    };
    if starts { rest.find('\n').unwrap_or(rest.len()) } else { 0 }
}

/// In the shell, `#` begins a comment only at the start of a word; not in `${value##*}`.
fn is_shell_word_start(before: &str) -> bool {
    before.is_empty() || before.ends_with([' ', '\t', '\n', ';'])
}

/// `$name`, `$1` or `${name…}` of the shell, which may hold another one.
fn variable(rest: &str) -> usize {
    let Some(name) = rest.strip_prefix('$') else { return 0 };
    if name.starts_with('{') {
        let line = &name[..name.find('\n').unwrap_or(name.len())];
        let mut open = 0;
        let end = line.find(|letter| {
            open += i32::from(letter == '{') - i32::from(letter == '}');
            open == 0
        });
        return end.map_or(0, |end| "$".len() + end + "}".len());
    }
    match end_of(name, is_word_character) {
        0 => 0,
        length => "$".len() + length,
    }
}

fn is_word_character(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || !letter.is_ascii()
}

fn end_of(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !belongs(letter)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::Kind::*;
    use super::Syntax::*;
    use super::*;

    fn coloured(syntax: Syntax, text: &str) -> Vec<(Kind, &str)> {
        let mut pieces = highlight(syntax, text);
        pieces.retain(|(kind, _)| *kind != Plain);
        pieces
    }

    #[test]
    fn python() {
        let text = "def read(x): # it's\n    return f\"{x}\\\"\" + '''a\n'b''' * 10.5\n";
        let expected = [
            (Keyword, "def"),
            (Name, "read"),
            (Comment, "# it's"),
            (Keyword, "return"),
            (String, "f\"{x}\\\"\""),
            (String, "'''a\n'b'''"),
            (Number, "10.5"),
        ];
        assert_eq!(coloured(Python, text), expected);
    }

    #[test]
    fn shell() {
        let text = "if [ -n \"$key\" ]; then x=${y##*}; fi # done\na='it'\\''s' b#c $1\n";
        let expected = [
            (Keyword, "if"),
            (String, "\"$key\""),
            (Keyword, "then"),
            (Name, "${y##*}"),
            (Keyword, "fi"),
            (Comment, "# done"),
            (String, "'it'"),
            (String, "'s'"),
            (Name, "$1"),
        ];
        assert_eq!(coloured(Shell, text), expected);
    }

    #[test]
    fn a_variable_in_a_variable() {
        let text = "x=${y%\"${y##*[! ]}\"}\nwhile";
        assert_eq!(coloured(Shell, text), [(Name, "${y%\"${y##*[! ]}\"}"), (Keyword, "while")]);
    }

    #[test]
    fn csharp() {
        let text = "const string A = \"\\\"\"; /* x */ var b = $\"{A}\" \
                    + $$\"\"\"{\"a\": {{1}}}\"\"\"; // y\nF(1);";
        let expected = [
            (Keyword, "const"),
            (Keyword, "string"),
            (String, "\"\\\"\""),
            (Comment, "/* x */"),
            (Keyword, "var"),
            (String, "$\"{A}\""),
            (String, "$$\"\"\"{\"a\": {{1}}}\"\"\""),
            (Comment, "// y"),
            (Name, "F"),
            (Number, "1"),
        ];
        assert_eq!(coloured(CSharp, text), expected);
    }

    #[test]
    fn the_other_languages() {
        let javascript = [(Keyword, "const"), (String, "`${b}\n'`"), (Comment, "// \"c")];
        assert_eq!(coloured(JavaScript, "const a = `${b}\n'` // \"c"), javascript);
        let powershell = [(Name, "$a"), (String, "\"`\"\""), (String, "'\\'"), (Comment, "# b")];
        assert_eq!(coloured(PowerShell, "$a = \"`\"\" + '\\' # b"), powershell);
        let r = [(Name, "c"), (String, "'a\\'\"'"), (Keyword, "TRUE"), (Comment, "# b")];
        assert_eq!(coloured(R, "c('a\\'\"', TRUE) # b"), r);
        let java = [(Keyword, "var"), (String, "\"\"\"\n\"a\"\"\""), (Comment, "// b")];
        assert_eq!(coloured(Java, "var a = \"\"\"\n\"a\"\"\"; // b"), java);
        let power_query =
            [(Keyword, "let"), (String, "\"#(lf)\""), (String, "\"\""), (Comment, "// b")];
        assert_eq!(coloured(PowerQuery, "let a = \"#(lf)\"\"\" // b"), power_query);
        let json = [(String, "\"a//\\\"\""), (Number, "1"), (Keyword, "null")];
        assert_eq!(coloured(Json, "{\"a//\\\"\": [1, null]}"), json);
        assert_eq!(coloured(Lines, "# a\nB=1 # \"c\"\n"), [(Comment, "# a")]);
    }

    #[test]
    fn an_unclosed_piece_ends_with_its_line_or_with_the_text() {
        assert_eq!(highlight(Python, "'a\nb"), [(String, "'a"), (Plain, "\nb")]);
        assert_eq!(highlight(Python, "\"\"\"a\nb"), [(String, "\"\"\"a\nb")]);
        assert_eq!(highlight(CSharp, "/*"), [(Comment, "/*")]);
        assert_eq!(highlight(Shell, "${x"), [(Plain, "${x")]);
    }
}
