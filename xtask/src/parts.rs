//! The crates that are compiled into the tab, with their licences and sources.

mod id;
mod sources;
mod tree;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::lock_file::LockFile;
use crate::tools::wasm_target::{Compiler, TARGET};
use crate::{cargo, paths};
pub(crate) use id::Id;
use sources::Sources;
use tree::Node;

/// A crate.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) origin: Origin,
    /// An SPDX expression; empty for our own crates.
    pub(crate) licence: String,
    /// The address of its repository; empty if it names none.
    pub(crate) repository: String,
    /// Where its sources are on this machine.
    pub(crate) folder: PathBuf,
    /// The crates that it uses.
    pub(crate) uses: BTreeSet<Id>,
}

impl Part {
    pub(crate) fn id(&self) -> Id {
        (self.name.clone(), self.version.clone())
    }
}

/// Where a crate comes from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Origin {
    /// This repository.
    Here,
    /// The registry; with the SHA-256 of the file there.
    Registry { checksum: String },
    /// The compiler's sources of std; with the path in the compiler's repository.
    Compiler { path: String },
}

/// All that a release is compiled from, in the order of the names.
pub(crate) fn of_release(compiler: &Compiler) -> Result<Vec<Part>> {
    let (mut parts, std) = (of_lock_file()?, of_std(compiler)?);
    let root = std.iter().find(|part| part.name == "std").context("std is not among its crates")?;
    for part in parts.iter_mut().filter(|part| part.origin == Origin::Here) {
        part.uses.insert(root.id());
    }
    parts.extend(std);
    parts.sort_by_cached_key(Part::id);
    Ok(parts)
}

/// The crates of Cargo.lock that the two programs of the bundle are compiled from. Those that only run
/// at compile time, such as macros, are not among them.
pub(crate) fn of_lock_file() -> Result<Vec<Part>> {
    let packages = ["--package=api-management", "--package=samples"];
    let nodes = tree::read(cargo::cargo(&["tree", "--target", TARGET]).args(packages))?;
    let (lock, sources) = (LockFile::read(&paths::root().join("Cargo.lock"))?, Sources::find()?);
    assemble(&nodes, |node| match &node.folder {
        Some(folder) => Ok((Origin::Here, folder.clone())),
        None => from_registry(node, &lock, &sources),
    })
}

/// The crates of std, which a release compiles too.
fn of_std(compiler: &Compiler) -> Result<Vec<Part>> {
    let library = compiler.library()?;
    let mut command = cargo::cargo(&["tree", "--locked", "--package=std", "--target", TARGET]);
    command.arg("--manifest-path").arg(library.join("std/Cargo.toml"));
    command.args(["--no-default-features", "--no-dedupe"]);
    // std's manifests use features that cargo reads only if unstable ones are allowed.
    let command = compiler.put_first(&mut command)?.env("RUSTC_BOOTSTRAP", "1");
    let mut nodes = tree::read(command)?;
    // These crates are empty: they only stand for the crates that they depend on.
    nodes.retain(|node| !node.name.starts_with("rustc-std-workspace-"));
    for node in nodes.iter_mut().filter(|node| node.version == "0.0.0") {
        node.version = compiler.version()?;
    }
    let (lock, sources) = (LockFile::read(&library.join("Cargo.lock"))?, Sources::find()?);
    assemble(&nodes, |node| match &node.folder {
        Some(folder) => {
            let path = Path::new("library").join(folder.strip_prefix(&library)?);
            Ok((Origin::Compiler { path: path.to_string_lossy().into_owned() }, folder.clone()))
        }
        None => from_registry(node, &lock, &sources),
    })
}

fn from_registry(node: &Node, lock: &LockFile, sources: &Sources) -> Result<(Origin, PathBuf)> {
    let Node { name, version, .. } = node;
    let checksum = lock
        .checksum(name, version)
        .with_context(|| format!("the lock file has no checksum of {name} {version}"))?;
    let folder = sources.folder(name, version)?;
    Ok((Origin::Registry { checksum: checksum.to_owned() }, folder))
}

/// The crates of a tree in the order of their names. A crate is in the tree once for each crate
/// that uses it.
fn assemble(
    nodes: &[Node],
    find: impl Fn(&Node) -> Result<(Origin, PathBuf)>,
) -> Result<Vec<Part>> {
    let mut parts: BTreeMap<Id, Part> = BTreeMap::new();
    let mut users: Vec<&Node> = Vec::new();
    for node in nodes {
        users.retain(|user| user.depth < node.depth);
        if let Some(user) = users.last().and_then(|user| parts.get_mut(&user.id())) {
            user.uses.insert(node.id());
        }
        users.push(node);
        if let Entry::Vacant(entry) = parts.entry(node.id()) {
            let (origin, folder) = find(node)?;
            let Node { name, version, licence, repository, .. } = node.clone();
            let uses = BTreeSet::new();
            entry.insert(Part { name, version, origin, licence, repository, folder, uses });
        }
    }
    Ok(parts.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_listed_once_with_all_that_it_uses() {
        let nodes = tree::nodes(
            "0|tab v0.1.0 (/tab)||\n1|a v1.0.0|MIT|\n2|b v1.0.0|MIT|\n1|b v1.0.0|MIT| (*)\n1|b v2.0.0|MIT|\n",
        );
        let here = |_: &Node| Ok((Origin::Here, PathBuf::new()));
        let parts = assemble(&nodes.unwrap(), here).unwrap();
        let id = |name: &str, version: &str| (name.to_owned(), version.to_owned());
        let found: Vec<_> = parts
            .iter()
            .map(|part| (part.name.as_str(), part.version.as_str(), part.uses.clone()))
            .collect();
        let all = [id("a", "1.0.0"), id("b", "1.0.0"), id("b", "2.0.0")];
        assert_eq!(
            found,
            [
                ("a", "1.0.0", BTreeSet::from([id("b", "1.0.0")])),
                ("b", "1.0.0", BTreeSet::new()),
                ("b", "2.0.0", BTreeSet::new()),
                ("tab", "0.1.0", BTreeSet::from(all)),
            ]
        );
    }

    #[test]
    fn the_crates_of_the_tab_are_known_with_their_sources() {
        let parts = of_lock_file().unwrap();
        let part = |name: &str| parts.iter().find(|part| part.name == name);
        assert_eq!(part("api-management").unwrap().origin, Origin::Here);
        assert!(matches!(part("leptos").unwrap().origin, Origin::Registry { .. }));
        // The Workbench's, a macro's, and a test's.
        for other in ["axum", "leptos_macro", "proptest"] {
            assert!(part(other).is_none(), "{other} does not ship");
        }
        for Part { name, folder, .. } in &parts {
            assert!(folder.join("Cargo.toml").is_file(), "{name} is not in {}", folder.display());
        }
    }
}
