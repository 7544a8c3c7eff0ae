//! Writes an assignment in the layout of `ruff format`, so that a generated script is already
//! formatted.

use crate::literal;

/// The longest line that the formatter allows, in columns.
const LINE: usize = 88;

/// Writes `NAME = "value"` and a line break. If the line would be too long, but the value fits on a
/// line of its own, the formatter puts it there in brackets.
pub(super) fn assignment(out: &mut String, name: &str, value: &str) {
    let start = out.as_str().len();
    // The width of some characters depends on the formatter's Unicode tables. If the layout depends
    // on such a width, the value is written again with escapes, whose width is known.
    for ascii in [false, true] {
        write(out, [name, " = ", "\n"], value, ascii);
        let literal = out.as_str()[start + name.len() + " = ".len()..].trim_end_matches('\n');
        let (least, most) = width(literal);
        let layout = Layout::of(name, least);
        if layout == Layout::of(name, most) {
            if layout == Layout::Bracketed {
                out.truncate(start);
                write(out, [name, " = (\n    ", "\n)\n"], value, ascii);
            }
            return;
        }
        out.truncate(start);
    }
}

#[derive(PartialEq)]
enum Layout {
    OneLine,
    Bracketed,
    /// It does not even fit in brackets, so it stays on one line.
    TooLong,
}

impl Layout {
    fn of(name: &str, literal: usize) -> Self {
        match literal {
            _ if name.len() + " = ".len() + literal <= LINE => Self::OneLine,
            _ if "    ".len() + literal <= LINE => Self::Bracketed,
            _ => Self::TooLong,
        }
    }
}

fn write(out: &mut String, [name, before, after]: [&str; 3], value: &str, ascii: bool) {
    out.push_str(name);
    out.push_str(before);
    literal::python(out, value, ascii);
    out.push_str(after);
}

/// The smallest and the largest width that a formatter may give to a text, in columns.
fn width(text: &str) -> (usize, usize) {
    text.chars().map(columns).fold((0, 0), |sum, next| (sum.0 + next.0, sum.1 + next.1))
}

fn columns(letter: char) -> (usize, usize) {
    match letter {
        '\0'..'\u{300}' => (1, 1),
        '\u{300}'..'\u{1100}' => (0, 1),
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' => (2, 2),
        '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{2a6df}' => (2, 2),
        _ => (0, 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str) -> String {
        let mut out = String::new();
        assignment(&mut out, "NAME", value);
        out.as_str().to_owned()
    }

    #[test]
    fn a_value_is_put_in_brackets_if_it_fits_then() {
        assert_eq!(written(&"x".repeat(79)), format!("NAME = \"{}\"\n", "x".repeat(79)));
        assert_eq!(written(&"x".repeat(80)), format!("NAME = (\n    \"{}\"\n)\n", "x".repeat(80)));
        assert_eq!(written(&"x".repeat(83)), format!("NAME = \"{}\"\n", "x".repeat(83)));
        assert_eq!(
            written(&"船".repeat(40)),
            format!("NAME = (\n    \"{}\"\n)\n", "船".repeat(40))
        );
    }

    #[test]
    fn a_character_of_uncertain_width_is_escaped_if_the_layout_depends_on_it() {
        assert_eq!(written(&"🚢".repeat(39)), format!("NAME = \"{}\"\n", "🚢".repeat(39)));
        assert!(written(&"🚢".repeat(40)).starts_with("NAME = \"\\U0001f6a2"));
    }
}
