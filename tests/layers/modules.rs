//! The modules of a package and the files that they stand in.

use super::paths::{self, Path};
use std::collections::{BTreeMap, BTreeSet};

/// The modules of one package, which may be a library and a program side by side.
pub struct Package {
    /// The folder that all its files lie in, as messages name it.
    folder: String,
    /// The library's name in the program's code.
    pub name: String,
    files: BTreeSet<String>,
    pub modules: BTreeMap<Id, Module>,
}

/// A module: the crate's first file, and the path from there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id {
    pub root: String,
    pub path: Vec<String>,
}

pub struct Module {
    pub file: String,
    pub paths: Vec<Path>,
}

impl Package {
    /// Reads sources, which are named by their path from `folder`.
    pub fn new(folder: &str, name: &str, sources: &[(String, String)]) -> Package {
        let mut package = Package {
            folder: folder.to_owned(),
            name: name.to_owned(),
            files: sources.iter().map(|(file, _)| file.clone()).collect(),
            modules: BTreeMap::new(),
        };
        let sources = sources.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
        for root in ["lib.rs", "main.rs"] {
            let id = Id { root: root.to_owned(), path: Vec::new() };
            package.add(id, root, &sources);
        }
        package
    }

    /// Adds the module that a file is, and all that are declared in it.
    fn add(&mut self, id: Id, file: &str, sources: &BTreeMap<&str, &str>) {
        let Some(text) = sources.get(file) else { return };
        let written = paths::read(text);
        let id_of = |within: &[String]| Id {
            root: id.root.clone(),
            path: [id.path.as_slice(), within].concat(),
        };
        let module = |file: &str| Module { file: file.to_owned(), paths: Vec::new() };
        self.modules.insert(id.clone(), module(file));
        for declared in written.modules {
            let child = id_of(&[declared.within.as_slice(), &[declared.name]].concat());
            if declared.is_inline {
                self.modules.insert(child, module(file));
            } else {
                let file = format!("{}.rs", child.path.join("/"));
                self.add(child, &file, sources);
            }
        }
        for path in written.paths {
            if let Some(module) = self.modules.get_mut(&id_of(&path.within)) {
                module.paths.push(path);
            }
        }
    }

    /// Files that no `mod` declares: their imports would not be checked.
    pub fn files_without_module(&self) -> Vec<String> {
        let known: BTreeSet<_> = self.modules.values().map(|module| &module.file).collect();
        let lost = self.files.iter().filter(|file| !known.contains(file));
        lost.map(|file| self.named(file)).collect()
    }

    /// The modules that files are, each with its file; the crate's own is empty.
    pub fn modules(&self) -> impl Iterator<Item = (String, String)> {
        let names_itself = |(id, module): &(&Id, &Module)| {
            id.path.is_empty() || module.file == format!("{}.rs", id.path.join("/"))
        };
        let modules = self.modules.iter().filter(names_itself);
        modules.map(|(id, module)| (id.path.join("::"), self.named(&module.file)))
    }

    /// A file with the folder of its package.
    pub fn named(&self, file: &str) -> String {
        format!("{}/{file}", self.folder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_no_module_leads_to_is_found() {
        let sources = [("lib.rs", ""), ("a/b.rs", "use crate::c;")];
        let sources = sources.map(|(file, text)| (file.to_owned(), text.to_owned()));
        assert_eq!(Package::new("src", "ours", &sources).files_without_module(), ["src/a/b.rs"]);
    }
}
