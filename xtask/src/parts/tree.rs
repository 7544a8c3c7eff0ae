//! Reads `cargo tree`: which crates are compiled, and what each of them uses.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::id::Id;

/// A line of the tree.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Its depth below the root.
    pub(super) depth: usize,
    pub(super) name: String,
    pub(super) version: String,
    /// Its sources, if it comes from a folder and not from the registry.
    pub(super) folder: Option<PathBuf>,
    pub(super) licence: String,
    pub(super) repository: String,
}

impl Node {
    pub(super) fn id(&self) -> Id {
        (self.name.clone(), self.version.clone())
    }
}

/// Runs a `cargo tree` whose packages and features are chosen, and reads what it prints.
pub(super) fn read(command: &mut Command) -> Result<Vec<Node>> {
    command
        .args(["--offline", "--edges=normal,no-proc-macro", "--prefix=depth"])
        .args(["--format", "|{p}|{l}|{r}"]);
    let output = command.output().context("cargo does not start")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr).trim());
    nodes(&String::from_utf8_lossy(&output.stdout))
}

/// Reads lines such as `2|serde v1.0.229|MIT OR Apache-2.0|https://github.com/serde-rs/serde (*)`.
/// The star marks a crate whose dependencies were listed before.
pub(super) fn nodes(tree: &str) -> Result<Vec<Node>> {
    let lines = tree.lines().filter(|line| !line.is_empty());
    lines.map(|line| node(line).with_context(|| format!("not a crate: {line}"))).collect()
}

fn node(line: &str) -> Option<Node> {
    let line = line.strip_suffix(" (*)").unwrap_or(line);
    let [depth, package, licence, repository] = *line.split('|').collect::<Vec<_>>() else {
        return None;
    };
    let (name, rest) = package.split_once(" v")?;
    let (version, folder) = match rest.split_once(" (") {
        Some((version, folder)) => (version, Some(folder.strip_suffix(')')?.into())),
        None => (rest, None),
    };
    Some(Node {
        depth: depth.parse().ok()?,
        name: name.to_owned(),
        version: version.to_owned(),
        folder,
        licence: licence.to_owned(),
        repository: repository.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_with_and_without_a_folder() {
        let tree = "0|tab v0.1.0 (/home/a b/tab)||\n1|serde v1.0.229|MIT OR Apache-2.0|https://a.example (*)\n\n";
        let tab = Node {
            depth: 0,
            name: "tab".to_owned(),
            version: "0.1.0".to_owned(),
            folder: Some("/home/a b/tab".into()),
            licence: String::new(),
            repository: String::new(),
        };
        let serde = Node {
            depth: 1,
            name: "serde".to_owned(),
            version: "1.0.229".to_owned(),
            folder: None,
            licence: "MIT OR Apache-2.0".to_owned(),
            repository: "https://a.example".to_owned(),
        };
        assert_eq!(nodes(tree).unwrap(), [tab, serde]);
    }

    #[test]
    fn a_line_of_another_form_is_an_error() {
        assert!(nodes("serde v1.0.229").is_err());
    }
}
