//! Case folding: for names that are compared, searched and sorted without regard to upper and lower case.

/// Folds letter by letter, so that a part of a name folds to a part of the folded name. `str::to_lowercase` does not:
/// it writes a Greek sigma in another way at the end of a word.
pub(crate) fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn words_that_differ_in_case_alone_fold_to_the_same() {
        for (one, other) in
            [("Fleet", "fLEET"), ("GÖTEBORG", "göteborg"), ("ΟΔΟΣ", "οδος"), ("Straße", "STRASSE")]
        {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("fleet"), fold("fléet"));
    }
}
