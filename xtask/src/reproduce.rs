//! `cargo xtask reproduce`: builds the release twice, from nothing, and compares every byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::digest::digest;
use crate::tools::cache;
use crate::{bundle, paths, step};

/// Fails if the two bundles differ. Each build has its own folder for compiled files, so it reuses
/// nothing from another build.
pub(crate) fn run() -> Result<()> {
    let folder = paths::scratch().join("reproduce");
    let mut builds = Vec::new();
    for name in ["first", "second"] {
        let folder = folder.join(name);
        cache::clear(&folder)?;
        fs::create_dir_all(&folder)?;
        step::say(format!("The {name} of two clean builds"));
        builds.push(hashes(&bundle::release_in(&folder)?)?);
        // They are gigabytes, and no longer needed.
        cache::clear(&folder)?;
    }
    let differences = differences(&builds[0], &builds[1]);
    if !differences.is_empty() {
        bail!("two builds differ in {}", differences.join(", "));
    }
    println!("two clean builds are the same: {} files", builds[0].len());
    Ok(())
}

/// Each file of a folder with the hash of its bytes.
fn hashes(folder: &Path) -> Result<BTreeMap<String, String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))?;
    entries
        .map(|entry| {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Ok((name, digest(&fs::read(&path)?).integrity()))
        })
        .collect()
}

/// The names of files that only one of the builds has, or that differ.
fn differences(first: &BTreeMap<String, String>, second: &BTreeMap<String, String>) -> Vec<String> {
    let names = first.keys().chain(second.keys().filter(|name| !first.contains_key(*name)));
    names.filter(|name| first.get(*name) != second.get(*name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_other_or_missing_is_a_difference() {
        let build = |files: &[(&str, &str)]| {
            files.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect()
        };
        let first = build(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let second = build(&[("a", "1"), ("b", "2"), ("d", "1")]);
        assert_eq!(differences(&first, &second), ["b", "c", "d"]);
        assert!(differences(&first, &first).is_empty());
    }
}
