//! The languages of the scripts: what each is called, made from and saved as.

/// A language in which a script is written.
pub struct Language {
    pub label: &'static str,
    pub form: &'static str,
    /// The second takes the place of some of the first where data sets are selected manually.
    pub templates: &'static [&'static str],
    pub end: &'static str,
    pub kind: &'static str,
    /// Where the script finds the secret when it is not inside.
    pub asks: &'static str,
}

pub const LANGUAGES: [Language; 3] = [
    Language {
        label: "Python",
        form: "python",
        templates: &["sample.py", "hand_picked.py"],
        end: "_sample.py",
        kind: "text/x-python",
        asks: "The secret is not in the script: it looks in the environment variable DWB_CLIENT_SECRET, then in a \
               .env file beside it, then asks.",
    },
    Language {
        label: "curl",
        form: "curl",
        templates: &["sample.sh"],
        end: "_sample.sh",
        kind: "text/x-shellscript",
        asks: ASKS,
    },
    Language {
        label: "C#",
        form: "csharp",
        templates: &["sample.cs"],
        end: "_sample.cs",
        kind: "text/x-csharp",
        asks: ASKS,
    },
];

const ASKS: &str = "The secret is not in the script: it looks in the environment variable DWB_CLIENT_SECRET, then asks.";
