//! Literals of JavaScript, PowerShell, R, Java, Power Query M, and of a variable in an `.http` file.

use crate::literal::letters::{escape, hex, letters};

/// A string of JavaScript.
pub(crate) fn javascript(out: &mut String, value: &str) {
    out.push('"');
    for (letter, is_seen) in letters(value) {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            _ if is_seen => out.push(letter),
            '\0'..='\u{ffff}' => escape(out, "\\u", letter, 4),
            _ => {
                escape(out, "\\u{", letter, 6);
                out.push('}');
            }
        }
    }
    out.push('"');
}

/// A string of PowerShell: in single quotes, which have no escapes, or else in double quotes.
/// PowerShell takes typographic quotes for quotes, so they are escaped too; and some readers take `#`
/// for a comment there.
pub(crate) fn powershell(out: &mut String, value: &str) {
    let is_quote = |letter| matches!(letter, '\u{2018}'..='\u{201f}');
    if letters(value).all(|(letter, is_seen)| is_seen && !is_quote(letter)) {
        out.push('\'');
        for letter in value.chars() {
            if letter == '\'' {
                out.push('\'');
            }
            out.push(letter);
        }
        out.push('\'');
        return;
    }
    out.push('"');
    for (letter, is_seen) in letters(value) {
        if is_seen && !is_quote(letter) && !"\"`$#".contains(letter) {
            out.push(letter);
        } else {
            escape(out, "`u{", letter, 6);
            out.push('}');
        }
    }
    out.push('"');
}

/// A string of R, which cannot hold NUL: it becomes U+FFFD.
pub(crate) fn r(out: &mut String, value: &str) {
    out.push('"');
    for (letter, is_seen) in letters(value) {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\0' => out.push('\u{fffd}'),
            _ if is_seen => out.push(letter),
            '\u{1}'..='\u{ffff}' => escape(out, "\\u", letter, 4),
            _ => escape(out, "\\U", letter, 8),
        }
    }
    out.push('"');
}

/// A string of Java. Java reads `\u` before it looks for the ends of strings and lines, so control
/// characters are written in octal.
pub(crate) fn java(out: &mut String, value: &str) {
    out.push('"');
    for (letter, is_seen) in letters(value) {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            _ if is_seen => out.push(letter),
            '\0'..='\u{ff}' => {
                let code = u32::from(letter);
                out.push('\\');
                out.extend([6, 3, 0].map(|place| char::from(b'0' + (code >> place & 7) as u8)));
            }
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

/// A text of Power Query M, in which `#(` begins an escape.
pub(crate) fn powerquery(out: &mut String, value: &str) {
    out.push('"');
    let mut all = letters(value).peekable();
    while let Some((letter, is_seen)) = all.next() {
        match letter {
            '"' => out.push_str("\"\""),
            '#' if all.peek().is_some_and(|(next, _)| *next == '(') => out.push_str("#(#)"),
            _ if is_seen => out.push(letter),
            _ => {
                out.push_str("#(");
                hex(out, u32::from(letter), if letter <= '\u{ffff}' { 4 } else { 8 });
                out.push(')');
            }
        }
    }
    out.push('"');
}

/// The value of a variable in an `.http` file, which goes into addresses, forms and headers and has
/// no quotes. What could end it, or mean something in one of them, is written in percent.
pub(crate) fn http(out: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend(
                [byte >> 4, byte & 15]
                    .map(|half| char::from(b"0123456789ABCDEF"[usize::from(half)])),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What usually breaks a literal, with a surrogate pair that is seen and one that is not.
    const HOSTILE: &str = "'\"\\\n\r\0${x}$(y)#{z}#(lf)-->\u{202e}\u{2028}\u{e0041}🚢`’”{{q}}%";

    fn written(write: fn(&mut String, &str), value: &str) -> String {
        let mut out = String::new();
        write(&mut out, value);
        out.as_str().to_owned()
    }

    #[test]
    fn readable_names_stay_readable() {
        for write in [javascript, r, java, powerquery] {
            assert_eq!(written(write, "Flåte 船 🚢 (a) #1"), "\"Flåte 船 🚢 (a) #1\"");
        }
        assert_eq!(written(powershell, "Flåte's 船 🚢 $1"), "'Flåte''s 船 🚢 $1'");
        assert_eq!(written(http, "https://a.example/b~1"), "https://a.example/b~1");
    }

    #[test]
    fn nothing_leaves_its_literal() {
        let quoted = [
            (
                javascript as fn(&mut String, &str),
                r#""'\"\\\u000a\u000d\u0000${x}$(y)#{z}#(lf)-->\u202e\u2028\u{0e0041}🚢`’”{{q}}%""#,
            ),
            (
                r,
                "\"'\\\"\\\\\\u000a\\u000d\u{fffd}${x}$(y)#{z}#(lf)-->\\u202e\\u2028\\U000e0041🚢`’”{{q}}%\"",
            ),
            (java, r#""'\"\\\012\015\000${x}$(y)#{z}#(lf)-->\u202e\u2028\udb40\udc41🚢`’”{{q}}%""#),
            (
                powerquery,
                r##""'""\#(000a)#(000d)#(0000)${x}$(y)#{z}#(#)(lf)-->#(202e)#(2028)#(000e0041)🚢`’”{{q}}%""##,
            ),
            (
                powershell,
                "\"'`u{000022}\\`u{00000a}`u{00000d}`u{000000}`u{000024}{x}`u{000024}(y)`u{000023}{z}`u{000023}(lf)-->`u{00202e}`u{002028}`u{0e0041}🚢`u{000060}`u{002019}`u{00201d}{{q}}%\"",
            ),
        ];
        for (write, literal) in quoted {
            assert_eq!(written(write, HOSTILE), literal);
        }
        assert_eq!(
            written(http, "a b\n{{c}}&d=%\u{202e}"),
            "a%20b%0A%7B%7Bc%7D%7D%26d%3D%25%E2%80%AE"
        );
    }

    #[test]
    fn java_never_sees_an_escape_that_the_name_spells() {
        assert_eq!(written(java, "\\u0022\\\u{202e}"), "\"\\\\u0022\\\\\\u202e\"");
    }
}
