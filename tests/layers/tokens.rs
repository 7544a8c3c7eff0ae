//! Splits a source file into the words and signs of its code. Comments, documentation and the text
//! of strings are not code.

/// One word or sign of the code.
pub struct Token<'text> {
    pub text: &'text str,
    pub line: usize,
}

/// The words and signs of a source file. `::` is one sign.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while !rest.is_empty() {
        let (length, is_code) = piece(rest);
        let (piece, after) = rest.split_at(length);
        if is_code {
            tokens.push(Token { text: piece, line });
        }
        line += piece.matches('\n').count();
        rest = after;
    }
    tokens
}

/// The length in bytes of the piece that a text begins with, and whether it is code.
fn piece(rest: &str) -> (usize, bool) {
    let first = rest.chars().next().unwrap_or_default();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    if rest.starts_with("//") {
        (rest.find('\n').unwrap_or(rest.len()), false)
    } else if rest.starts_with("/*") {
        (block_comment(rest), false)
    } else if let Some(length) = literal(rest) {
        (length, false)
    } else if is_word(first) {
        (rest.find(|c| !is_word(c)).unwrap_or(rest.len()), true)
    } else if rest.starts_with("::") {
        (2, true)
    } else {
        (first.len_utf8(), !first.is_whitespace())
    }
}

/// Block comments may be nested.
fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let (length, change) = match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (2, 1),
            [b'*', b'/', ..] => (2, -1),
            _ => (1, 0),
        };
        at += length;
        depth += change;
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of a string or character that the text begins with. A lifetime is neither.
fn literal(rest: &str) -> Option<usize> {
    let body = rest.trim_start_matches(['b', 'c', 'r']);
    let prefix = &rest[..rest.len() - body.len()];
    let hashes = body.len() - body.trim_start_matches('#').len();
    let inner = &body[hashes..];
    if prefix.ends_with('r') && inner.starts_with('"') {
        let close = format!("\"{}", "#".repeat(hashes));
        let text = inner[1..].find(&close)?;
        return Some(rest.len() - inner.len() + 1 + text + close.len());
    }
    let quote = body.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    if quote == '\'' {
        let mut inside = body[1..].chars();
        let is_character = inside.next()? == '\\' || inside.next()? == '\'';
        is_character.then_some(())?;
    }
    let mut is_escaped = false;
    for (at, c) in body.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if c == quote => return Some(prefix.len() + at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_documentation_and_strings_are_left_out() {
        let text = r####"
            //! As [`crate::a::B`] says.
            /* crate::c /* crate::d */ crate::e */
            /// See [b](crate::f::G).
            #[doc = "crate::h"]
            const T: &str = "use crate::i; \" crate::j";
            const R: &[u8] = br##"crate::k "# crate::l"##;
            "####;
        let code: Vec<_> = tokens(text).iter().map(|token| token.text).collect();
        assert_eq!(code.join(" "), "# [ doc = ] const T : & str = ; const R : & [ u8 ] = ;");
    }

    #[test]
    fn a_character_is_no_code_and_a_lifetime_is() {
        let text = "f::<'a>('\"', b'\\'', '\u{1f}', 'x', br)";
        let code: Vec<_> = tokens(text).iter().map(|token| token.text).collect();
        assert_eq!(code.join(" "), "f :: < ' a > ( , , , , br )");
    }

    #[test]
    fn a_token_knows_its_line() {
        let lines: Vec<_> = tokens("a /*\n*/ b\n\"\n\" c").iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 2, 4]);
    }
}
