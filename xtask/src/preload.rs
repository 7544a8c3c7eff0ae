//! The lines by which a page asks for the tab's first files at once, before the module that hosts load has
//! come and asks for them.

use anyhow::{Context, Result};
use serde_json::Value;

/// How a page preloads a file; the manifest says so of each file that is worth it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Preload {
    /// A module. The line holds its integrity: the browser checks a module when it first comes.
    Module,
    /// A file that the entry fetches, and then compares with its integrity.
    Fetched,
}

impl Preload {
    /// Its name in the manifest.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Module => "modulepreload",
            Self::Fetched => "fetch",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Module, Self::Fetched].into_iter().find(|kind| kind.name() == name)
    }
}

/// The line for one file in `folder`, which ends with a slash.
pub(crate) fn line(folder: &str, kind: Preload, file: &str, integrity: &str) -> String {
    match kind {
        Preload::Module => {
            format!(
                "<link rel=\"modulepreload\" href=\"{folder}{file}\" integrity=\"{integrity}\">"
            )
        }
        Preload::Fetched => {
            format!("<link rel=\"preload\" href=\"{folder}{file}\" as=\"fetch\" crossorigin>")
        }
    }
}

/// The lines for a bundle by its manifest.
pub(crate) fn lines(manifest: &[u8], folder: &str) -> Result<Vec<String>> {
    let manifest: Value = serde_json::from_slice(manifest).context("the manifest is not JSON")?;
    let files = manifest["files"].as_array().context("the manifest lists no files")?;
    let line_of = |entry: &Value| {
        let kind = Preload::named(entry["preload"].as_str()?)?;
        Some(line(folder, kind, entry["file"].as_str()?, entry["integrity"].as_str()?))
    };
    Ok(files.iter().filter_map(line_of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_the_manifest_marks_has_a_line() {
        let manifest = br#"{ "files": [
            { "file": "index.html", "integrity": "sha256-a" },
            { "file": "a.js", "integrity": "sha256-b", "preload": "modulepreload" },
            { "file": "a_bg.wasm", "integrity": "sha256-c", "preload": "fetch" },
            { "file": "later.wasm", "integrity": "sha256-d", "preload": "later" }
        ] }"#;
        assert_eq!(
            lines(manifest, "/assets/").unwrap(),
            [
                "<link rel=\"modulepreload\" href=\"/assets/a.js\" integrity=\"sha256-b\">",
                "<link rel=\"preload\" href=\"/assets/a_bg.wasm\" as=\"fetch\" crossorigin>",
            ]
        );
        assert!(lines(b"{}", "/").is_err());
    }
}
