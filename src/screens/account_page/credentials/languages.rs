//! The languages of the scripts: label, templates and file type of each.

/// A language in which a script is written.
pub struct Language {
    pub label: &'static str,
    pub form: &'static str,
    /// The second replaces blocks of the first if data sets are selected manually.
    pub templates: &'static [&'static str],
    pub end: &'static str,
    pub kind: &'static str,
    /// Says where the script reads the secret if it is not in the script.
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
