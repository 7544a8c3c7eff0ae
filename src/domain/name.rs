//! The rules for an account's name.

use crate::domain::joined::Joined;
use crate::domain::number::digits;

/// The most characters (Unicode code points) after trimming.
pub const MOST_CHARACTERS: usize = 64;

/// A name as the backend stores it: trimmed, 1 to 64 characters, with no invisible or misleading ones.
pub fn check(typed: &str) -> Result<&str, String> {
    let name = typed.trim();
    match count(name) {
        0 => Err("Enter an account name.".to_owned()),
        _ if name.chars().any(|letter| letter.is_control() || is_tag(letter)) => {
            Err("Take out the characters that cannot be seen, such as tabs.".to_owned())
        }
        _ if name.chars().any(embeds_a_direction) => Err(
            "Take out the characters that turn the direction of text round: the name would look \
             like another."
                .to_owned(),
        ),
        _ if is_blank(name) => {
            Err("Enter a name that can be seen: these characters show nothing.".to_owned())
        }
        1..=MOST_CHARACTERS => Ok(name),
        length => Err([
            "Use at most ",
            &digits(MOST_CHARACTERS),
            " characters; this name has ",
            &digits(length),
            ".",
        ]
        .joined()),
    }
}

/// The name of a copy, which is no longer than a name may be.
pub fn of_copy(name: &str) -> String {
    const COPY: &str = " copy";
    let kept = name.trim().chars().take(MOST_CHARACTERS - COPY.len()).collect::<String>();
    [kept.trim_end(), COPY].joined()
}

/// A name from the backend, or a text in its place if none of its characters is visible.
pub fn shown(name: &str) -> &str {
    if is_blank(name) { "(without a name that can be seen)" } else { name }
}

fn is_blank(name: &str) -> bool {
    name.chars().all(|letter| letter.is_whitespace() || shows_nothing(letter))
}

/// Characters that embed or override a direction, and could make a sentence read backwards.
pub fn embeds_a_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Tag characters: invisible letters.
fn is_tag(letter: char) -> bool {
    matches!(letter, '\u{e0000}'..='\u{e007f}')
}

/// Characters that are invisible by themselves. They are allowed within a word, because some
/// languages need them.
fn shows_nothing(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}'
            | '\u{206a}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}'
    )
}

/// The number of characters that the counter shows.
pub fn count(name: &str) -> usize {
    name.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_1_to_64_characters_whatever_their_bytes() {
        assert_eq!(check("   "), Err("Enter an account name.".into()));
        assert!(check(&"é".repeat(64)).is_ok());
        assert!(check("a\u{0}b").is_err());
        assert_eq!(
            check(&"x".repeat(65)),
            Err("Use at most 64 characters; this name has 65.".into())
        );
    }

    #[test]
    fn the_name_of_a_copy_may_be_given_however_long_the_name_is() {
        assert_eq!(of_copy(" Fleet "), "Fleet copy");
        let long = of_copy(&"é".repeat(64));
        assert_eq!(check(&long), Ok(["é".repeat(59), " copy".to_owned()].concat().as_str()));
        assert_eq!(of_copy(&["x".repeat(58), " yz".to_owned()].concat()), "x".repeat(58) + " copy");
    }

    #[test]
    fn a_name_from_the_backend_is_never_shown_as_an_empty_line() {
        for blank in ["", "  ", "\u{200b}\u{200b}"] {
            assert_eq!(shown(blank), "(without a name that can be seen)");
        }
        assert_eq!(shown("Fleet"), "Fleet");
    }

    #[test]
    fn a_name_that_shows_nothing_or_looks_like_another_is_refused() {
        for bad in [
            "\u{200b}\u{200b}",
            "\u{feff}",
            "\u{ad}",
            "\u{3164} \u{2800}",
            "\u{2060}\u{200d}",
            "\u{202e}live",
            "Fleet\u{2066}",
            "Fleet\u{e0041}",
            "a\tb",
        ] {
            assert!(check(bad).is_err(), "{bad:?}");
        }
        // Persian with a non-joiner, an emoji of a family, Hebrew with a mark, a soft hyphen.
        for good in [
            "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}",
            "\u{1f468}\u{200d}\u{1f469}",
            "\u{5d0}\u{200f}!",
            "co\u{ad}op",
        ] {
            assert_eq!(check(good), Ok(good));
        }
    }
}
