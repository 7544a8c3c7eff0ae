//! The languages and tools for which there are samples. The tab's list is made from these.

/// A language or tool for which there is a sample.
pub struct Language {
    /// Its name for programs.
    pub form: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// The names of its templates. The second replaces blocks of the first if data sets are selected
    /// manually.
    pub templates: &'static [&'static str],
    /// The end of the name of its file.
    pub end: &'static str,
    /// The media type of its file.
    pub kind: &'static str,
    /// Where it takes the secret from if it is not inside.
    pub asks: &'static str,
    /// How the tests prove it.
    pub proof: &'static str,
    pub syntax: Syntax,
}

/// How a sample is highlighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    Python,
    Shell,
    CSharp,
    JavaScript,
    PowerShell,
    R,
    Java,
    PowerQuery,
    Json,
    /// Files of lines, in which only comments stand out.
    Lines,
}

const ASKS: &str = "The secret is not in the script: it looks in the environment variable DWB_CLIENT_SECRET, then asks.";
const ENVIRONMENT: &str =
    "The secret is not in the script: it looks in the environment variable DWB_CLIENT_SECRET.";
const RUN: &str = "Tests run it against a local Workbench.";
const PARSED: &str = "Tests check it with a parser of its language; they do not run it.";

const PYTHON: Language = Language {
    form: "python",
    label: "Python",
    templates: &["sample.py", "hand_picked.py"],
    end: "_sample.py",
    kind: "text/x-python",
    asks: "The secret is not in the script: it looks in the environment variable DWB_CLIENT_SECRET, then in a .env file beside it, then asks.",
    proof: RUN,
    syntax: Syntax::Python,
};

/// In the order of the list; the first one is shown first.
pub const LANGUAGES: &[Language] = &[
    PYTHON,
    Language {
        form: "curl",
        label: "curl",
        templates: &["sample.sh"],
        end: "_sample.sh",
        kind: "text/x-shellscript",
        asks: ASKS,
        syntax: Syntax::Shell,
        ..PYTHON
    },
    Language {
        form: "csharp",
        label: "C#",
        templates: &["sample.cs"],
        end: "_sample.cs",
        kind: "text/x-csharp",
        asks: ASKS,
        proof: PARSED,
        syntax: Syntax::CSharp,
    },
    Language {
        form: "javascript",
        label: "JavaScript (Node)",
        templates: &["sample.mjs"],
        end: "_sample.mjs",
        kind: "text/javascript",
        asks: ENVIRONMENT,
        syntax: Syntax::JavaScript,
        ..PYTHON
    },
    Language {
        form: "powershell",
        label: "PowerShell 7",
        templates: &["sample.ps1"],
        end: "_sample.ps1",
        kind: "text/x-powershell",
        asks: ASKS,
        proof: PARSED,
        syntax: Syntax::PowerShell,
    },
    Language {
        form: "r",
        label: "R (httr2)",
        templates: &["sample.R"],
        end: "_sample.R",
        kind: "text/x-r-source",
        asks: ENVIRONMENT,
        syntax: Syntax::R,
        ..PYTHON
    },
    Language {
        form: "java",
        label: "Java 17",
        templates: &["Sample.java"],
        end: "_sample.java",
        kind: "text/x-java",
        asks: ASKS,
        syntax: Syntax::Java,
        ..PYTHON
    },
    Language {
        form: "powerquery",
        label: "Power Query M (Excel, Power BI)",
        templates: &["sample.pq"],
        end: "_sample.pq",
        kind: "text/plain",
        asks: "The secret is not in the query: you put it, or the name of a parameter, in the place of the empty text.",
        proof: PARSED,
        syntax: Syntax::PowerQuery,
    },
    Language {
        form: "postman",
        label: "Postman collection",
        templates: &["sample.postman_collection.json"],
        end: ".postman_collection.json",
        kind: "application/json",
        asks: "The secret is not in the collection: you put it into the variable clientSecret.",
        proof: "Tests run it with Postman's newman against a local Workbench.",
        syntax: Syntax::Json,
    },
    Language {
        form: "http",
        label: "HTTP file (REST Client)",
        templates: &["sample.http"],
        end: "_sample.http",
        kind: "text/plain",
        asks: "The secret is not in the file: it looks in the environment variable DWB_CLIENT_SECRET.",
        proof: "Tests send its requests to a local Workbench with httpYac, made to read variables as REST Client does.",
        syntax: Syntax::Lines,
    },
    Language {
        form: "databricks",
        label: "Databricks notebook",
        templates: &["databricks.py"],
        end: "_databricks.py",
        kind: "text/x-python",
        asks: "The secret is not in the notebook: its first cell asks, and keeps it in a secret scope.",
        proof: "Tests run it with the Databricks SDK against a local Workbench, not in Databricks.",
        ..PYTHON
    },
    Language {
        form: "sdk",
        label: "Official Python SDK (.env)",
        templates: &[],
        end: "_sdk.env",
        kind: "text/plain",
        asks: "The secret is not in the file: you write it behind ApimClientSecret=.",
        proof: "Tests read it as programs do, and sign in with it at a local Workbench.",
        syntax: Syntax::Lines,
    },
];

/// The language that programs call `form`.
pub fn language(form: &str) -> Option<&'static Language> {
    LANGUAGES.iter().find(|language| language.form == form)
}
