//! The texts of a crate's licences: the ones in its sources, or else the standard ones.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use spdx::{LicenseItem, LicenseReq};

use crate::parts::{Origin, Part};

/// How names of files with a licence or a notice begin, in capitals.
const BEGINNINGS: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

/// The beginnings of file names that belong to every licence.
const NOTICES: [&str; 2] = ["COPYRIGHT", "NOTICE"];

/// The words in file names that tell which of several licences a file belongs to.
const WORDS: [(&str, &str); 8] = [
    ("MIT", "MIT"),
    ("Apache-2.0", "APACHE"),
    ("BSD-3-Clause", "BSD"),
    ("BSL-1.0", "BOOST"),
    ("CC0-1.0", "CC0"),
    ("Unicode-3.0", "UNICODE"),
    ("Unlicense", "UNLICENSE"),
    ("Zlib", "ZLIB"),
];

/// The texts that must be shipped with a crate which is used under these licences.
pub(crate) fn of(part: &Part, chosen: &[LicenseReq]) -> Result<Vec<String>> {
    let files = files(part)?;
    let mut texts: Vec<String> = Vec::new();
    for licence in chosen {
        let (id, standard) = match &licence.license {
            LicenseItem::Spdx { id, .. } => (id.name, id.text()),
            LicenseItem::Other(other) => (other.lic_ref.as_str(), ""),
        };
        let text = match file_for(id, &files) {
            Some(path) => read(path)?,
            None => standard_text(standard, part),
        };
        texts.push(text);
    }
    for notice in files.iter().filter(|path| begins(path, &NOTICES)) {
        texts.push(read(notice)?);
    }
    texts.dedup();
    Ok(texts)
}

/// The file with the text of a licence: one whose name has the licence's word, or else one whose name
/// has no licence's word.
fn file_for<'path>(id: &str, files: &'path [PathBuf]) -> Option<&'path Path> {
    let tells = |path: &Path, word: &str| name(path).contains(word);
    let word = WORDS.iter().find(|(known, _)| *known == id).map(|(_, word)| *word);
    let named = files.iter().find(|path| word.is_some_and(|word| tells(path, word)));
    let general = || {
        files.iter().find(|path| {
            !begins(path, &NOTICES) && !WORDS.iter().any(|(_, word)| tells(path, word))
        })
    };
    named.or_else(general).map(PathBuf::as_path)
}

/// SPDX's text of a licence, for the many crates that name a licence and do not include its text.
fn standard_text(text: &str, part: &Part) -> String {
    let holders = format!("the authors of {} ({})", part.name, part.repository);
    normal(&text.replace("<year> <copyright holders>", &holders))
}

/// The files with licences and notices in a crate's folder. A crate of the compiler may have them in
/// the folder above.
fn files(part: &Part) -> Result<Vec<PathBuf>> {
    let mut folders = vec![part.folder.as_path()];
    if matches!(part.origin, Origin::Compiler { .. }) {
        folders.extend(part.folder.parent());
    }
    let mut files = Vec::new();
    for folder in folders {
        let entries =
            fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_file() && begins(&path, &BEGINNINGS) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn begins(path: &Path, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| name(path).starts_with(beginning))
}

/// The file's name in capitals.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().to_uppercase()
}

fn read(path: &Path) -> Result<String> {
    let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(normal(&String::from_utf8_lossy(&text)))
}

/// The text with uniform line ends and without white space at the ends, so that equal texts compare
/// equal.
fn normal(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(id: &str, files: &[&str]) -> Option<String> {
        let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
        file_for(id, &files).map(|path| path.display().to_string())
    }

    #[test]
    fn the_file_is_the_one_that_names_the_licence_or_none() {
        let both = ["COPYRIGHT", "LICENSE-APACHE", "LICENSE-MIT"];
        assert_eq!(chosen("MIT", &both).as_deref(), Some("LICENSE-MIT"));
        assert_eq!(chosen("Apache-2.0", &both).as_deref(), Some("LICENSE-APACHE"));
        let with_unlicense = ["COPYING", "LICENSE-MIT", "UNLICENSE"];
        assert_eq!(chosen("MIT", &with_unlicense).as_deref(), Some("LICENSE-MIT"));
        assert_eq!(chosen("MIT", &["license.md"]).as_deref(), Some("license.md"));
        // A file of another licence is not taken; the standard text is used instead.
        assert_eq!(chosen("MIT", &["LICENSE-APACHE"]), None);
        assert_eq!(chosen("MIT", &["NOTICE"]), None);
        assert_eq!(chosen("MIT", &[]), None);
    }

    #[test]
    fn texts_that_differ_in_the_ends_of_lines_are_the_same() {
        assert_eq!(normal("\n MIT  \r\n\r\nfree\n\n"), " MIT\n\nfree");
    }

    #[test]
    fn a_crate_without_a_text_gets_the_standard_one_with_its_name() {
        let part = Part {
            name: "leptos".to_owned(),
            version: "0.8.23".to_owned(),
            origin: Origin::Here,
            licence: "MIT".to_owned(),
            repository: "https://a.example/leptos".to_owned(),
            folder: PathBuf::new(),
            uses: Default::default(),
        };
        let text = standard_text(spdx::license_id("MIT").unwrap().text(), &part);
        let holders = "Copyright (c) the authors of leptos (https://a.example/leptos)\n";
        assert!(text.contains(holders), "{text}");
        assert!(text.contains("Permission is hereby granted, free of charge"), "{text}");
    }
}
