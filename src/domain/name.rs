//! The rules for an account's name.

use crate::domain::number::digits;

/// The most characters (Unicode code points) after trimming.
pub const MOST_CHARACTERS: usize = 64;

/// A name as the backend stores it: trimmed, 1 to 64 characters.
pub fn check(typed: &str) -> Result<&str, String> {
    let name = typed.trim();
    match count(name) {
        0 => Err("Enter an account name.".to_owned()),
        _ if name.chars().any(char::is_control) => {
            Err("Take out the characters that cannot be seen, such as tabs.".to_owned())
        }
        1..=MOST_CHARACTERS => Ok(name),
        length => Err([
            "Use at most ",
            &digits(MOST_CHARACTERS),
            " characters; this name has ",
            &digits(length),
            ".",
        ]
        .concat()),
    }
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
}
