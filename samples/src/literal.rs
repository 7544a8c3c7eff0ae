//! Writes any text as a literal of Python, C#, JSON or the shell, so that no name can become code.
//!
//! Letters of all scripts stay readable. Control characters, characters that change the direction
//! of text and other invisible ones are escaped if the language has escapes. So a reader sees all
//! that is in a literal.

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Whether the character can be seen, and does not change how others are shown.
pub(super) fn is_visible(letter: char) -> bool {
    !letter.is_control()
        && !matches!(letter,
            '\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{1680}'
            | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            // Not U+200C and U+200D: Persian words and joined emoji need them.
            | '\u{2000}'..='\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// A Python string with the quotes that `ruff format` prefers: double quotes, unless single quotes
/// need fewer escapes. `ascii` escapes everything beyond ASCII as well.
pub(super) fn python(out: &mut String, value: &str, ascii: bool) {
    let count = |quote| value.chars().filter(|&letter| letter == quote).count();
    let quote = if count('"') > count('\'') { '\'' } else { '"' };
    out.push(quote);
    for letter in value.chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if letter == quote => {
                out.push('\\');
                out.push(quote);
            }
            _ if is_visible(letter) && (letter.is_ascii() || !ascii) => out.push(letter),
            '\0'..='\u{ff}' => escape(out, "\\x", letter, 2),
            '\u{100}'..='\u{ffff}' => escape(out, "\\u", letter, 4),
            _ => escape(out, "\\U", letter, 8),
        }
    }
    out.push(quote);
}

/// A regular string of C#. `\x` is not used, because its length depends on what follows.
pub(super) fn csharp(out: &mut String, value: &str) {
    out.push('"');
    for letter in value.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            _ if is_visible(letter) => out.push(letter),
            '\0'..='\u{ffff}' => escape(out, "\\u", letter, 4),
            _ => escape(out, "\\U", letter, 8),
        }
    }
    out.push('"');
}

/// A JSON string.
pub(super) fn json(out: &mut String, value: &str) {
    out.push('"');
    for letter in value.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            _ if is_visible(letter) => out.push(letter),
            _ => {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    out.push_str("\\u");
                    hex(out, u32::from(*unit), 4);
                }
            }
        }
    }
    out.push('"');
}

/// A single-quoted word of the POSIX shell. A shell variable cannot hold NUL, so it becomes U+FFFD.
pub(super) fn shell(out: &mut String, value: &str) {
    out.push('\'');
    for letter in value.chars() {
        match letter {
            '\'' => out.push_str("'\\''"),
            '\0' => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
    out.push('\'');
}

/// A value of an `.env` file. It is written without quotes if every parser of such files reads it
/// in the same way, else quoted as for the shell. Control characters are left out, because a value
/// must not end its line.
pub(super) fn env(out: &mut String, value: &str) {
    let safe = |letter: char| letter.is_ascii_alphanumeric() || "-._~:/@%+,=".contains(letter);
    // The shell replaces `~` at these places by a home directory.
    let home = value.starts_with('~') || value.contains(":~");
    if value.chars().all(safe) && !home {
        out.push_str(value);
        return;
    }
    out.push('\'');
    for letter in value.chars() {
        match letter {
            '\'' => out.push_str("'\\''"),
            '\u{2028}' | '\u{2029}' => {}
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out.push('\'');
}

/// A name in plain text, such as a comment or a message: on one line, without invisible characters.
pub(super) fn one_line(out: &mut String, value: &str) {
    for letter in value.chars() {
        out.push(if is_visible(letter) { letter } else { ' ' });
    }
}

fn escape(out: &mut String, start: &str, letter: char, digits: u32) {
    out.push_str(start);
    hex(out, u32::from(letter), digits);
}

fn hex(out: &mut String, value: u32, digits: u32) {
    for place in (0..digits).rev() {
        out.push(char::from(HEX[(value >> (4 * place) & 15) as usize]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut String, &str), value: &str) -> String {
        let mut out = String::new();
        write(&mut out, value);
        out.as_str().to_owned()
    }

    #[test]
    fn python_uses_the_quotes_that_need_fewer_escapes() {
        let python = |value| written(|out, value| python(out, value, false), value);
        assert_eq!(python("Flåte 船 🚢"), "\"Flåte 船 🚢\"");
        assert_eq!(python("a\"b"), "'a\"b'");
        assert_eq!(python("a\"b'"), "\"a\\\"b'\"");
        assert_eq!(
            python("\\\n\0\u{85}\u{202e}\u{e0041}"),
            "\"\\\\\\n\\x00\\x85\\u202e\\U000e0041\""
        );
    }

    #[test]
    fn python_can_be_pure_ascii() {
        let mut out = String::new();
        python(&mut out, "å船🚢", true);
        assert_eq!(out.as_str(), "\"\\xe5\\u8239\\U0001f6a2\"");
    }

    #[test]
    fn a_shell_word_ends_where_the_value_ends() {
        assert_eq!(written(shell, "$(x) `y` 'z' \\ \n!"), "'$(x) `y` '\\''z'\\'' \\ \n!'");
    }

    #[test]
    fn an_env_value_has_quotes_only_if_it_needs_them() {
        assert_eq!(written(env, "aZ8~_.-"), "aZ8~_.-");
        assert_eq!(written(env, "~a"), "'~a'");
        assert_eq!(written(env, "a b\nDWB_X=1 #'"), "'a bDWB_X=1 #'\\'''");
    }

    #[test]
    fn json_escapes_characters_beyond_the_basic_plane_in_pairs() {
        assert_eq!(written(json, "\u{e0041}\"\\\n"), "\"\\udb40\\udc41\\\"\\\\\\u000a\"");
    }
}
