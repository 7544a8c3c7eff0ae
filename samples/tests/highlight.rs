//! Highlighting never changes the text: tested with thousands of random texts, and with the real
//! samples cut off at many places.

use samples::{Kind, LANGUAGES, SampleAccess, SampleInput, Syntax, bundled_sample, highlight};

#[rustfmt::skip]
const FRAGMENTS: &[&str] = &[
    "\"", "'", "\"\"\"", "'''", "\\", "\n", "#", "//", "/*", "*/", "$", "${", "}", "$$\"\"\"", "@\"",
    "f\"", "rb'", "0", "1.5", "0x1f", "_a", "def", "class ", "if", "() {", "(", " ", "\t", ";", "é",
    "船", "🚢", "\u{202e}", "\0", "\u{301}", "<<END", "=", "-", "#x", "%", "`",
];

/// Generates random numbers that are the same in each run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

fn check(syntax: Syntax, text: &str) {
    let pieces = highlight(syntax, text);
    let joined: String = pieces.iter().map(|(_, piece)| *piece).collect();
    assert_eq!(joined, text, "{syntax:?}");
    assert!(pieces.iter().all(|(_, piece)| !piece.is_empty()), "{syntax:?} {text:?}");
    let plain_twice =
        pieces.windows(2).any(|pair| pair[0].0 == Kind::Plain && pair[1].0 == Kind::Plain);
    assert!(!plain_twice, "{syntax:?} {text:?}");
}

#[test]
fn random_texts_are_not_changed() {
    let mut random = Random(20_261_121);
    for _ in 0..20_000 {
        let length = 1 + random.below(12);
        let text: String = (0..length).map(|_| FRAGMENTS[random.below(FRAGMENTS.len())]).collect();
        for language in LANGUAGES {
            check(language.syntax, &text);
        }
    }
}

#[test]
fn samples_are_not_changed_wherever_they_are_cut_off() {
    let shared = [("6f9d3c1e-27f4-4a0b-8a51-0d3a6f1c2b01", "DCS Period Summary 2025")];
    let input = SampleInput {
        account_name: "船 \"Fleet\" reporting",
        account_id: "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11",
        api_key: Some("0123456789abcdef0123456789abcdef"),
        workspace_id: "3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10",
        api_base: "https://api.example.com/v2",
        token_url: "https://login.example.com/token",
        resource: "https://example.com/resource",
        access: SampleAccess::DataSets(&shared),
        secret: Some("s3cr~t"),
    };
    for language in LANGUAGES {
        let text = bundled_sample(language, &input);
        let ends = (0..=text.len()).filter(|&end| text.is_char_boundary(end));
        for end in ends.step_by(7).chain([text.len()]) {
            check(language.syntax, &text[..end]);
        }
        let kinds = highlight(language.syntax, &text);
        for kind in kinds_of(language.syntax) {
            assert!(
                kinds.iter().any(|piece| piece.0 == *kind),
                "{} has no {kind:?}",
                language.label
            );
        }
    }
}

/// What a sample in this syntax has.
fn kinds_of(syntax: Syntax) -> &'static [Kind] {
    match syntax {
        Syntax::Lines => &[Kind::Comment],
        Syntax::Json => &[Kind::String],
        _ => &[Kind::Keyword, Kind::Name, Kind::String, Kind::Number, Kind::Comment],
    }
}
