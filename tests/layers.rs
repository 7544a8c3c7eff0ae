//! Checks the source files against the architecture: no circular imports in any package, and every
//! file of `src/` imports only from its own floor and from the floors that it may know.
//!
//! This file reads the sources. The modules in `layers/` analyse them and know no file system.

mod layers {
    pub mod circles;
    pub mod floors;
    pub mod imports;
    pub mod modules;
    pub mod paths;
    pub mod tokens;
}

use layers::modules::Package;
use layers::{circles, floors};
use std::fs;
use std::path::Path;

/// The folders of sources, each with the name of its library or program.
const PACKAGES: [(&str, &str); 4] = [
    ("src", "api_management"),
    ("samples/src", "samples"),
    ("workbench/src", "workbench"),
    ("xtask/src", "xtask"),
];

#[test]
fn every_file_belongs_to_a_module() {
    let lost = each_package(|package| package.files_without_module());
    assert!(lost.is_empty(), "no `mod` declares these files:\n{}", lost.join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let circles = each_package(|package| circles::find(&package.imports()));
    assert!(circles.is_empty(), "{} circles of files:\n{}", circles.len(), circles.join("\n"));
}

#[test]
fn every_file_of_the_tab_keeps_to_its_floor() {
    let (folder, name) = PACKAGES[0];
    let broken = floors::broken(&package(folder, name));
    assert!(broken.is_empty(), "{} broken rules:\n{}", broken.len(), broken.join("\n"));
}

fn each_package(find: impl Fn(&Package) -> Vec<String>) -> Vec<String> {
    PACKAGES.iter().flat_map(|(folder, name)| find(&package(folder, name))).collect()
}

fn package(folder: &str, name: &str) -> Package {
    let mut sources = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), "", &mut sources);
    assert!(!sources.is_empty(), "there is no source file in {folder}");
    Package::new(folder, name, &sources)
}

/// Every Rust file below a folder, with its path from there: `ui/button.rs`.
fn read(folder: &Path, path: &str, sources: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}")) {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let inner = if path.is_empty() { name } else { format!("{path}/{name}") };
        if entry.file_type().unwrap().is_dir() {
            read(&entry.path(), &inner, sources);
        } else if inner.ends_with(".rs") {
            sources.push((inner, fs::read_to_string(entry.path()).unwrap()));
        }
    }
}
