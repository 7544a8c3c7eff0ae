//! Takes the case out of text, for names that are compared, searched and sorted without regard to it.

/// Letter by letter, so that no letter's form depends on its neighbours (as the Greek final sigma's would).
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
