//! Highlighting never changes the text: tested with thousands of random texts, and with the real
//! samples cut off at many places.

use samples::{Kind, Language, SampleAccess, SampleInput, csharp, curl, highlight, python};

const LANGUAGES: [Language; 3] = [Language::Python, Language::Shell, Language::CSharp];

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

fn check(language: Language, text: &str) {
    let pieces = highlight(language, text);
    let joined: String = pieces.iter().map(|(_, piece)| *piece).collect();
    assert_eq!(joined, text, "{language:?}");
    assert!(pieces.iter().all(|(_, piece)| !piece.is_empty()), "{language:?} {text:?}");
    let plain_twice =
        pieces.windows(2).any(|pair| pair[0].0 == Kind::Plain && pair[1].0 == Kind::Plain);
    assert!(!plain_twice, "{language:?} {text:?}");
}

#[test]
fn random_texts_are_not_changed() {
    let mut random = Random(20_261_121);
    for _ in 0..20_000 {
        let length = 1 + random.below(12);
        let text: String = (0..length).map(|_| FRAGMENTS[random.below(FRAGMENTS.len())]).collect();
        for language in LANGUAGES {
            check(language, &text);
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
    let texts = [
        (Language::Python, python(&input)),
        (Language::Shell, curl(&input)),
        (Language::CSharp, csharp(&input)),
    ];
    for (language, text) in &texts {
        let ends = (0..=text.len()).filter(|&end| text.is_char_boundary(end));
        for end in ends.step_by(7).chain([text.len()]) {
            check(*language, &text[..end]);
        }
        let kinds = highlight(*language, text);
        for kind in [Kind::Keyword, Kind::Name, Kind::String, Kind::Number, Kind::Comment] {
            assert!(kinds.iter().any(|piece| piece.0 == kind), "{language:?} has no {kind:?}");
        }
    }
}
