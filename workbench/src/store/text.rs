//! Folds names, so that they are compared, searched and sorted without regard to case and to how letters are composed.

use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};

/// Two texts fold to the same text if they look the same to a reader: Unicode's canonical caseless matching (D145).
/// The result is composed, so that a letter with its accent is one character and a search for `e` does not find `é`,
/// however it was typed.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let decomposed = DecomposingNormalizer::new_nfd().normalize(text);
    let folded = CaseMapper::new().fold_string(&decomposed);
    ComposingNormalizer::new_nfc().normalize(&folded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn words_that_differ_in_case_alone_fold_to_the_same() {
        for (one, other) in [
            ("Fleet", "fLEET"),
            ("GÖTEBORG", "göteborg"),
            ("ΟΔΟΣ", "οδος"),
            ("Straße", "STRASSE"),
            ("STRAẞE", "strasse"),
            ("ǅ", "ǆ"),
            ("ﬁord", "FIORD"),
            ("ꮿ", "Ꮿ"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        for (one, other) in [("fleet", "fléet"), ("ı", "i"), ("ø", "o")] {
            assert_ne!(fold(one), fold(other), "{one}");
        }
    }

    #[test]
    fn letters_are_the_same_however_they_are_composed() {
        for (one, other) in [
            ("\u{c5}rsrapport", "a\u{30a}rsrapport"),
            ("\u{212b}ngstr\u{f6}m", "\u{e5}NGSTRO\u{308}M"),
            ("\u{1ed9}", "o\u{302}\u{323}"),
            ("o\u{323}\u{302}", "O\u{302}\u{323}"),
            ("\u{ac00}", "\u{1100}\u{1161}"),
            ("\u{1f80}", "\u{1f88}"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        assert!(!fold("cafe\u{301}").contains('e'));
    }
}
