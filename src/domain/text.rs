//! Texts from elsewhere inside our own sentences.

use crate::domain::name::embeds_a_direction;
use std::borrow::Cow;

/// Isolates right-to-left text (Unicode's FSI and PDI), so that it cannot change the direction of the
/// sentence around it. Characters that embed or override a direction are removed: they could end the
/// isolation.
pub fn isolated(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|letter| is_right_to_left(letter) || embeds_a_direction(letter)) {
        return Cow::Borrowed(text);
    }
    let mut isolated = String::from('\u{2068}');
    isolated.extend(text.chars().filter(|letter| !embeds_a_direction(*letter)));
    isolated.push('\u{2069}');
    Cow::Owned(isolated)
}

/// Letters of scripts that run from right to left, and marks of direction.
fn is_right_to_left(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}' | '\u{200e}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_that_could_reverse_a_sentence_is_isolated() {
        for plain in ["", "Fleet reporting", "Årsrapport 2028", "船舶データ", "a\u{200b}b"] {
            assert!(matches!(isolated(plain), Cow::Borrowed(same) if same == plain));
        }
        assert_eq!(isolated("צי"), "\u{2068}צי\u{2069}");
        assert_eq!(isolated("a\u{202e}live\u{2069}"), "\u{2068}alive\u{2069}");
    }
}
