//! Which file of a package imports which.

use super::modules::{Id, Package};
use super::paths::{Kind, Path};
use std::collections::BTreeMap;

/// One file that needs another.
#[derive(Debug, Clone)]
pub struct Import {
    /// Both with their folder, such as `src/ui/button.rs`.
    pub from: String,
    pub to: String,
    /// The modules of the two, such as `ui::button`; the crate's own is empty.
    pub importer: String,
    pub imported: String,
    pub line: usize,
    /// The path as it is written.
    pub written: String,
}

/// The names that are being resolved, to stop endless recursion.
type Known = BTreeMap<(Id, String), Option<Id>>;

impl Package {
    /// Every import of one file by another, in the order of files and lines.
    pub fn imports(&self) -> Vec<Import> {
        let mut imports = Vec::new();
        for (id, module) in &self.modules {
            for path in &module.paths {
                let Some((target, _)) = self.resolve(id, &path.segments, &mut Known::new()) else {
                    continue;
                };
                let file = &self.modules[&target].file;
                if *file != module.file {
                    imports.push(Import {
                        from: self.named(&module.file),
                        to: self.named(file),
                        importer: id.path.join("::"),
                        imported: target.path.join("::"),
                        line: path.line,
                        written: path.segments.join("::"),
                    });
                }
            }
        }
        imports.sort_by(|one, other| (&one.from, one.line).cmp(&(&other.from, other.line)));
        imports
    }

    /// The innermost module that a path leads to, and how many segments lead there. None for a
    /// path into another package.
    fn resolve(&self, from: &Id, path: &[String], known: &mut Known) -> Option<(Id, usize)> {
        let mut module = from.clone();
        let mut used = 1;
        match path.first()?.as_str() {
            "crate" => module.path.clear(),
            "self" => {}
            "super" => {
                used = path.iter().take_while(|segment| *segment == "super").count();
                module.path.truncate(module.path.len().checked_sub(used)?);
            }
            name => module = self.named_in(from, name, known)?,
        }
        for name in &path[used..] {
            let Some(next) = self.named_in(&module, name, known) else { break };
            module = next;
            used += 1;
        }
        Some((module, used))
    }

    /// The module that a name means inside a module: a child, or one that a `use` brought in.
    fn named_in(&self, id: &Id, name: &str, known: &mut Known) -> Option<Id> {
        let question = (id.clone(), name.to_owned());
        if let Some(answer) = known.get(&question) {
            return answer.clone();
        }
        // Two glob imports may refer to each other; the second finds nothing.
        known.insert(question.clone(), None);
        let found = self.child(id, name).or_else(|| self.brought_in(id, name, known));
        known.insert(question, found.clone());
        found
    }

    fn child(&self, id: &Id, name: &str) -> Option<Id> {
        let path = [id.path.as_slice(), &[name.to_owned()]].concat();
        let child = Id { path, ..id.clone() };
        self.modules.contains_key(&child).then_some(child)
    }

    fn brought_in(&self, id: &Id, name: &str, known: &mut Known) -> Option<Id> {
        let library = Id { root: "lib.rs".to_owned(), path: Vec::new() };
        if name == self.name && id.root != library.root && self.modules.contains_key(&library) {
            return Some(library);
        }
        let paths = &self.modules.get(id)?.paths;
        for path in paths.iter().filter(|path| path.kind == Kind::Use(name.to_owned())) {
            if let Some(found) = self.whole(id, path, known) {
                return Some(found);
            }
        }
        for path in paths.iter().filter(|path| path.kind == Kind::Glob) {
            let module = self.whole(id, path, known);
            if let Some(found) = module.and_then(|module| self.named_in(&module, name, known)) {
                return Some(found);
            }
        }
        None
    }

    /// The module that a path names; None where it names something in one.
    fn whole(&self, from: &Id, path: &Path, known: &mut Known) -> Option<Id> {
        let (found, used) = self.resolve(from, &path.segments, known)?;
        (used == path.segments.len()).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imports(sources: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<_> =
            sources.iter().map(|(file, text)| (file.to_string(), text.to_string())).collect();
        let package = Package::new("src", "ours", &sources);
        assert_eq!(package.files_without_module(), [""; 0]);
        let found = package.imports();
        found.iter().map(|it| format!("{}:{} {}", it.from, it.line, it.to)).collect()
    }

    #[test]
    fn each_kind_of_path_leads_to_its_file() {
        let sources = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "mod c;\nmod d;\nfn f() { c::g(); self::d::h(); crate::b::k(); }"),
            ("a/c.rs", "use super::d;\nuse super::super::b::k;"),
            ("a/d.rs", "use crate::b as other;\nfn h() { other::k() }"),
            ("b.rs", "pub fn k() { std::a::f() }"),
        ];
        assert_eq!(
            imports(&sources),
            [
                "src/a.rs:3 src/a/c.rs",
                "src/a.rs:3 src/a/d.rs",
                "src/a.rs:3 src/b.rs",
                "src/a/c.rs:1 src/a/d.rs",
                "src/a/c.rs:2 src/b.rs",
                "src/a/d.rs:1 src/b.rs",
                "src/a/d.rs:2 src/b.rs",
            ]
        );
    }

    #[test]
    fn a_declaration_and_what_a_file_says_of_itself_are_no_imports() {
        let test =
            "fn f() {}\n#[cfg(test)] mod tests { use super::*; use self::inner::X; mod inner {} }";
        assert_eq!(imports(&[("lib.rs", "mod a;"), ("a.rs", test)]), [""; 0]);
    }

    #[test]
    fn a_test_may_import_no_more_than_its_file() {
        let test = "#[cfg(test)]\nmod tests {\n use super::super::b;\n use super::*;\n }";
        let sources = [("lib.rs", "mod a; mod b;"), ("a.rs", test), ("b.rs", "")];
        assert_eq!(imports(&sources), ["src/a.rs:3 src/b.rs"]);
    }

    #[test]
    fn a_name_that_was_brought_in_is_followed() {
        let sources = [
            ("lib.rs", "mod a; mod b; mod d;"),
            ("a.rs", "use crate::b;\nfn f() { b::c::g() }"),
            ("b.rs", "pub mod c;"),
            ("b/c.rs", ""),
            ("d.rs", "use crate::b::*;\nuse c::g;\nuse std::std;"),
        ];
        assert_eq!(
            imports(&sources),
            [
                "src/a.rs:1 src/b.rs",
                "src/a.rs:2 src/b/c.rs",
                "src/d.rs:1 src/b.rs",
                "src/d.rs:2 src/b/c.rs",
            ]
        );
    }

    #[test]
    fn a_program_imports_the_library_beside_it_by_name() {
        let sources = [
            ("lib.rs", "mod a; fn f() { ours::a::g() }"),
            ("a.rs", ""),
            ("main.rs", "mod p;\nuse ours::a;"),
            ("p.rs", "use crate::main;"),
        ];
        assert_eq!(imports(&sources), ["src/main.rs:2 src/a.rs", "src/p.rs:1 src/main.rs"]);
    }
}
