//! Finds the end of a string literal in each language.

use crate::language::Syntax;

const BACKSLASH: Option<char> = Some('\\');

/// The length in bytes of the string literal that `rest` begins with, or 0. A literal that is not
/// closed ends with its line or, if it may have several lines, with the text.
pub(super) fn length(syntax: Syntax, rest: &str) -> usize {
    match syntax {
        Syntax::Python => python(rest),
        Syntax::Shell => shell(rest),
        Syntax::CSharp => csharp(rest),
        Syntax::JavaScript | Syntax::R | Syntax::Json => {
            let quote = rest.chars().next().filter(|letter| "\"'`".contains(*letter));
            let is_template = quote == Some('`');
            quote.map_or(0, |_| quoted(rest, &rest[..1], BACKSLASH, is_template))
        }
        Syntax::Java if rest.starts_with("\"\"\"") => quoted(rest, "\"\"\"", BACKSLASH, true),
        Syntax::Java if rest.starts_with(['"', '\'']) => quoted(rest, &rest[..1], BACKSLASH, false),
        Syntax::PowerShell if rest.starts_with('\'') => quoted(rest, "'", None, true),
        Syntax::PowerShell if rest.starts_with('"') => quoted(rest, "\"", Some('`'), true),
        Syntax::PowerQuery if rest.starts_with('"') => quoted(rest, "\"", None, true),
        Syntax::Java | Syntax::PowerShell | Syntax::PowerQuery | Syntax::Lines => 0,
    }
}

fn python(rest: &str) -> usize {
    let prefix = rest.len() - rest.trim_start_matches(['r', 'b', 'f', 'u', 'R', 'B', 'F']).len();
    let body = &rest[prefix..];
    if prefix > 2 || !body.starts_with(['"', '\'']) {
        return 0;
    }
    for triple in ["\"\"\"", "'''"] {
        if body.starts_with(triple) {
            return prefix + quoted(body, triple, BACKSLASH, true);
        }
    }
    prefix + quoted(body, &body[..1], BACKSLASH, false)
}

fn shell(rest: &str) -> usize {
    match rest.chars().next() {
        Some('\'') => quoted(rest, "'", None, true),
        Some('"') => quoted(rest, "\"", BACKSLASH, true),
        _ => 0,
    }
}

fn csharp(rest: &str) -> usize {
    let prefix = rest.len() - rest.trim_start_matches(['$', '@']).len();
    let body = &rest[prefix..];
    if body.starts_with("\"\"\"") {
        return prefix + quoted(body, "\"\"\"", None, true);
    }
    match body.chars().next() {
        Some('"') => {
            prefix + quoted(body, "\"", BACKSLASH.filter(|_| !rest[..prefix].contains('@')), false)
        }
        Some('\'') if prefix == 0 => quoted(body, "'", BACKSLASH, false),
        _ => 0,
    }
}

/// The length of the literal at the start of `text`, which opens and closes with `quote`.
/// `escape` takes away the meaning of the next character. `multiline`: it may have several lines.
fn quoted(text: &str, quote: &str, escape: Option<char>, multiline: bool) -> usize {
    let mut at = quote.len();
    while let Some(letter) = text[at..].chars().next() {
        if text[at..].starts_with(quote) {
            return at + quote.len();
        }
        if letter == '\n' && !multiline {
            return at;
        }
        at += letter.len_utf8();
        if Some(letter) == escape {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    at
}
