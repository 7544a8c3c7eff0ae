//! Finds the end of a string literal in each language.

use crate::language::Language;

/// The length in bytes of the string literal that `rest` begins with, or 0. A literal that is not
/// closed ends with its line or, if it may have several lines, with the text.
pub(super) fn length(language: Language, rest: &str) -> usize {
    match language {
        Language::Python => python(rest),
        Language::Shell => shell(rest),
        Language::CSharp => csharp(rest),
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
            return prefix + quoted(body, triple, true, true);
        }
    }
    prefix + quoted(body, &body[..1], true, false)
}

fn shell(rest: &str) -> usize {
    match rest.chars().next() {
        Some('\'') => quoted(rest, "'", false, true),
        Some('"') => quoted(rest, "\"", true, true),
        _ => 0,
    }
}

fn csharp(rest: &str) -> usize {
    let prefix = rest.len() - rest.trim_start_matches(['$', '@']).len();
    let body = &rest[prefix..];
    if body.starts_with("\"\"\"") {
        return prefix + quoted(body, "\"\"\"", false, true);
    }
    match body.chars().next() {
        Some('"') => prefix + quoted(body, "\"", !rest[..prefix].contains('@'), false),
        Some('\'') if prefix == 0 => quoted(body, "'", true, false),
        _ => 0,
    }
}

/// The length of the literal at the start of `text`, which opens and closes with `quote`.
/// `escapes`: a backslash escapes the next character. `multiline`: it may have several lines.
fn quoted(text: &str, quote: &str, escapes: bool, multiline: bool) -> usize {
    let mut at = quote.len();
    while let Some(letter) = text[at..].chars().next() {
        if text[at..].starts_with(quote) {
            return at + quote.len();
        }
        if letter == '\n' && !multiline {
            return at;
        }
        at += letter.len_utf8();
        if letter == '\\' && escapes {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    at
}
