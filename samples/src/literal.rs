//! Writes any text as a literal of a language, so that no name can become code. `literal/of_tools.rs`
//! has those that only the shorter samples need.
//!
//! Letters of all scripts stay readable. Control characters, characters that change the direction
//! of text and other invisible ones are escaped. So a reader sees all that is in a literal.

mod letters;
mod of_tools;

pub(super) use letters::is_visible;
use letters::{escape, hex, letters};
pub(super) use of_tools::{http, java, javascript, powerquery, powershell, r};

/// A Python string with the quotes that `ruff format` prefers: double quotes, unless single quotes
/// need fewer escapes. `ascii` escapes everything beyond ASCII as well.
pub(super) fn python(out: &mut String, value: &str, ascii: bool) {
    let count = |quote| value.chars().filter(|&letter| letter == quote).count();
    let quote = if count('"') > count('\'') { '\'' } else { '"' };
    out.push(quote);
    for (letter, is_seen) in letters(value) {
        match letter {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if letter == quote => {
                out.push('\\');
                out.push(quote);
            }
            _ if is_seen && (letter.is_ascii() || !ascii) => out.push(letter),
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
    for (letter, is_seen) in letters(value) {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            _ if is_seen => out.push(letter),
            '\0'..='\u{ffff}' => escape(out, "\\u", letter, 4),
            _ => escape(out, "\\U", letter, 8),
        }
    }
    out.push('"');
}

/// A JSON string.
pub(super) fn json(out: &mut String, value: &str) {
    out.push('"');
    for (letter, is_seen) in letters(value) {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            _ if is_seen => out.push(letter),
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

/// A word of the POSIX shell: in single quotes, which have no escapes, or else printed by `printf`,
/// which has some. A shell variable cannot hold NUL, so it becomes U+FFFD.
pub(super) fn shell(out: &mut String, value: &str) {
    // What is printed loses its line breaks at the end, so they stand behind it.
    let printed = value.trim_end_matches('\n');
    if letters(printed).all(|(_, is_seen)| is_seen) {
        quoted_for_shell(out, value);
        return;
    }
    out.push_str("$(printf '");
    for (at, (letter, is_seen)) in letters(printed).enumerate() {
        match letter {
            '\0' => out.push('\u{fffd}'),
            '%' => out.push_str("%%"),
            '\\' => out.push_str("\\\\"),
            // A dash at the start would make it an option.
            _ if is_seen && letter != '\'' && (letter, at) != ('-', 0) => out.push(letter),
            _ => {
                for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                    out.push('\\');
                    out.extend([6, 3, 0].map(|place| char::from(b'0' + (byte >> place & 7))));
                }
            }
        }
    }
    out.push_str("')");
    if printed.len() < value.len() {
        quoted_for_shell(out, &value[printed.len()..]);
    }
}

fn quoted_for_shell(out: &mut String, value: &str) {
    out.push('\'');
    for letter in value.chars() {
        match letter {
            '\'' => out.push_str("'\\''"),
            _ => out.push(letter),
        }
    }
    out.push('\'');
}

/// A value of an `.env` file. It is written without quotes if every reader of such files takes it
/// as it is: the shell, python-dotenv, and `docker --env-file`, which keeps quotes. The values of
/// real accounts are of this kind. Others have quotes that the shell and python-dotenv take off,
/// and the samples too. Control characters are left out, because a value must not end its line.
pub(super) fn env(out: &mut String, value: &str) {
    let safe = |letter: char| letter.is_ascii_alphanumeric() || "-._~:/@%+,=".contains(letter);
    if value.chars().all(safe) && !value.split(':').any(may_be_home) {
        out.push_str(value);
        return;
    }
    let quote = if value.contains(['\'', '\\']) { '"' } else { '\'' };
    out.push(quote);
    for letter in value.chars() {
        match letter {
            '\u{2028}' | '\u{2029}' => {}
            _ if letter.is_control() => {}
            '"' | '\\' | '$' | '`' if quote == '"' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out.push(quote);
}

/// Whether the shell may take the start of a value for somebody's home directory. Names of users
/// have at most 32 letters; a secret, which may begin with `~` too, has more.
fn may_be_home(part: &str) -> bool {
    part.strip_prefix('~').is_some_and(|name| name.find('/').unwrap_or(name.len()) <= 32)
}

/// A name in plain text, such as a comment or a message: on one line, without invisible characters.
pub(super) fn one_line(out: &mut String, value: &str) {
    for (letter, is_seen) in letters(value) {
        out.push(if is_seen { letter } else { ' ' });
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
    fn what_joins_or_varies_letters_is_seen_only_where_it_does_so() {
        let python = |value| written(|out, value| python(out, value, false), value);
        let seen = "👩\u{200d}❤\u{fe0f}\u{200d}👨 می\u{200c}خواهم";
        assert_eq!(python(seen), ["\"", seen, "\""].concat());
        for (hidden, escaped) in [
            ("a\u{200d}b", "a\\u200db"),
            ("船\u{200d}", "船\\u200d"),
            ("\u{200c}船", "\\u200c船"),
            ("a\u{fe0f}", "a\\ufe0f"),
            ("❤\u{fe0f}\u{fe01}", "❤\u{fe0f}\\ufe01"),
            ("船\u{200d}\u{200d}船", "船\\u200d\\u200d船"),
        ] {
            assert_eq!(python(hidden), ["\"", escaped, "\""].concat());
        }
    }

    #[test]
    fn a_shell_word_ends_where_the_value_ends() {
        assert_eq!(written(shell, "$(x) `y` 'z' \\ !\n"), "'$(x) `y` '\\''z'\\'' \\ !\n'");
        let unseen = "-a\u{202e}7%'\\\u{85}\n\n";
        let printed = "$(printf '\\055a\\342\\200\\2567%%\\047\\\\\\302\\205')'\n\n'";
        assert_eq!(written(shell, unseen), printed);
    }

    #[test]
    fn an_env_value_has_quotes_only_if_it_needs_them() {
        assert_eq!(written(env, "aZ8~_.-"), "aZ8~_.-");
        for home in ["~", "~a", "x:~a/y", "~/z"] {
            assert_eq!(written(env, home), ["'", home, "'"].concat());
        }
        let secret = "~aB3~dEf.GhI_jKlMnOpQrStUvWxYz0123456789";
        assert_eq!(written(env, secret), secret);
        assert_eq!(written(env, "a b\nDWB_X=1 #\""), "'a bDWB_X=1 #\"'");
        assert_eq!(written(env, "'\"$x`\\ "), "\"'\\\"\\$x\\`\\\\ \"");
    }

    #[test]
    fn json_escapes_characters_beyond_the_basic_plane_in_pairs() {
        assert_eq!(written(json, "\u{e0041}\"\\\n"), "\"\\udb40\\udc41\\\"\\\\\\u000a\"");
    }
}
