//! Tests of the release bundle: its size, that every file which a page loads is checked against its hash
//! when it is loaded, and that the documents about its crates are in it.

use std::collections::{BTreeSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::tally::Tally;
use crate::digest::digest;
use crate::parts::{self, Origin};
use crate::seal::contents::{ENTRY, MANIFEST, NOTICES, SBOM};
use crate::sizes::{self, Visit};
use crate::step;

type Test = fn(&Path) -> Result<()>;

const TESTS: [(&str, Test); 5] = [
    ("a first visit is within its limits", within_limits),
    ("the manifest lists each file with its size and hash", listed),
    ("each file with a hash in its name is loaded with that hash, from the entry on", checked),
    ("a byte that is flipped anywhere gives another hash", flipped),
    ("the notices and the list of parts name every crate that ships", documents),
];

/// Runs the tests and counts.
pub(super) fn test(dist: &Path) -> Result<Tally> {
    step::say("Testing the bundle");
    let mut tally = Tally::default();
    for (name, test) in TESTS {
        match test(dist) {
            Ok(()) => tally.passed += 1,
            Err(error) => {
                eprintln!("failed: {name}: {}", step::explain(&error));
                tally.failed += 1;
            }
        }
    }
    Ok(tally)
}

fn within_limits(dist: &Path) -> Result<()> {
    let visit = Visit::of(&sizes::measure(dist)?);
    println!("{}", visit.line());
    ensure!(visit.is_within_limits(), "it is larger");
    Ok(())
}

/// A file as the manifest describes it.
struct Listed {
    name: String,
    integrity: String,
    immutable: bool,
    bytes: Vec<u8>,
}

fn manifest(dist: &Path) -> Result<Vec<Listed>> {
    let manifest: Value = serde_json::from_slice(&read(&dist.join(MANIFEST))?)?;
    let files = manifest["files"].as_array().context("it lists no files")?;
    files
        .iter()
        .map(|file| {
            let name = file["file"].as_str().context("a file has no name")?.to_owned();
            let bytes = read(&dist.join(&name))?;
            ensure!(file["bytes"] == bytes.len(), "{name} has another size");
            let integrity = file["integrity"].as_str().unwrap_or_default().to_owned();
            let immutable = file["immutable"] == true;
            Ok(Listed { name, integrity, immutable, bytes })
        })
        .collect()
}

fn listed(dist: &Path) -> Result<()> {
    let files = manifest(dist)?;
    let mut names: BTreeSet<String> = files.iter().map(|file| file.name.clone()).collect();
    names.insert(MANIFEST.to_owned());
    for Listed { name, integrity, immutable, bytes } in &files {
        ensure!(*integrity == digest(bytes).integrity(), "{name} has another hash");
        ensure!(!immutable || name.contains(&digest(bytes).name()), "{name} has another name");
    }
    for path in files_in(dist)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = name.strip_suffix(".br").or(name.strip_suffix(".gz")).unwrap_or(&name);
        ensure!(names.contains(name), "{name} is not in the manifest");
    }
    Ok(())
}

/// Follows the file names from the entry: each name comes with a hash, which the browser compares. The
/// browser tests show that.
fn checked(dist: &Path) -> Result<()> {
    let files = manifest(dist)?;
    let mut reached = BTreeSet::from([ENTRY]);
    let mut ways = VecDeque::from([ENTRY]);
    while let Some(name) = ways.pop_front() {
        let from = files.iter().find(|file| file.name == name).context("no entry")?;
        let text = String::from_utf8_lossy(&from.bytes);
        for file in files.iter().filter(|file| text.contains(&file.integrity)) {
            ensure!(
                text.contains(&file.name),
                "{name} has the hash of {}, not its name",
                file.name
            );
            if reached.insert(&file.name) {
                ways.push_back(&file.name);
            }
        }
    }
    for file in files.iter().filter(|file| file.immutable) {
        ensure!(reached.contains(file.name.as_str()), "nobody has the hash of {}", file.name);
    }
    Ok(())
}

/// At a hundred places of each file, the first and the last among them.
fn flipped(dist: &Path) -> Result<()> {
    for Listed { name, integrity, mut bytes, .. } in manifest(dist)? {
        let last = bytes.len().checked_sub(1).with_context(|| format!("{name} is empty"))?;
        for place in (0..100).map(|place| last * place / 99) {
            bytes[place] ^= 1;
            ensure!(digest(&bytes).integrity() != integrity, "{name}, byte {place}");
            bytes[place] ^= 1;
        }
    }
    Ok(())
}

fn documents(dist: &Path) -> Result<()> {
    let notices = fs::read_to_string(dist.join(NOTICES))?;
    let sbom: Value = serde_json::from_slice(&read(&dist.join(SBOM))?)?;
    let components = sbom["components"].as_array().context("the list has no components")?;
    for part in parts::of_lock_file()? {
        let (name, version) = part.id();
        let is_ours = part.origin == Origin::Here;
        ensure!(
            is_ours || notices.contains(&format!("\n{name} {version}, ")),
            "no notice of {name}"
        );
        let is_listed = components.iter().any(|it| it["name"] == name && it["version"] == version);
        ensure!(is_listed || name == "api-management", "{name} is not in the list of parts");
    }
    let dependencies = sbom["dependencies"].as_array().context("nothing uses anything")?;
    let tab = dependencies
        .iter()
        .find(|it| it["ref"].as_str().is_some_and(|name| name.starts_with("api-management@")));
    let used = tab.and_then(|tab| tab["dependsOn"].as_array()).context("the tab uses nothing")?;
    for name in ["leptos@", "std@"] {
        let is_used = |it: &Value| it.as_str().is_some_and(|it| it.starts_with(name));
        ensure!(used.iter().any(is_used), "the tab does not use {name}");
    }
    // A release compiles these too.
    for name in ["core", "alloc", "std", "dlmalloc"] {
        ensure!(notices.contains(&format!("\n{name} ")), "no notice of {name}");
        ensure!(
            components.iter().any(|it| it["name"] == name),
            "{name} is not in the list of parts"
        );
    }
    Ok(())
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
