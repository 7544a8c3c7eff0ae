//! Finds files that import each other, directly or through others.

use super::imports::Import;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The files that a file imports, each with the first import of it.
type Imports<'a> = BTreeMap<&'a str, BTreeMap<&'a str, &'a Import>>;

/// The shortest circle through each file that is in one, described step by step.
pub fn find(imports: &[Import]) -> Vec<String> {
    let mut of_files: Imports<'_> = BTreeMap::new();
    for import in imports {
        let targets = of_files.entry(import.from.as_str()).or_default();
        targets.entry(import.to.as_str()).or_insert(import);
    }
    let mut seen = BTreeSet::new();
    let mut circles = Vec::new();
    for file in of_files.keys() {
        if let Some(circle) = shortest(&of_files, file)
            && seen.insert(circle.iter().map(|import| &import.from).collect::<BTreeSet<_>>())
        {
            circles.push(circle.into_iter().map(described).collect::<String>());
        }
    }
    circles
}

fn described(import: &Import) -> String {
    format!("  {}:{} imports {} ({})\n", import.from, import.line, import.to, import.written)
}

/// The shortest way from a file back to itself, by a breadth-first search.
fn shortest<'a>(of_files: &Imports<'a>, start: &'a str) -> Option<Vec<&'a Import>> {
    let mut reached_by: BTreeMap<&str, &Import> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(file) = waiting.pop_front() {
        for (&next, &import) in of_files.get(file).into_iter().flatten() {
            if reached_by.contains_key(next) {
                continue;
            }
            reached_by.insert(next, import);
            if next == start {
                let mut way = vec![import];
                while way[0].from != start {
                    way.insert(0, reached_by[way[0].from.as_str()]);
                }
                return Some(way);
            }
            waiting.push_back(next);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::modules::Package;
    use super::*;

    fn circles(sources: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<_> =
            sources.iter().map(|(file, text)| (file.to_string(), text.to_string())).collect();
        find(&Package::new("src", "ours", &sources).imports())
    }

    #[test]
    fn a_file_and_its_child_that_import_each_other_are_a_circle() {
        let sources = [
            ("lib.rs", "mod a;"),
            ("a.rs", "mod b;\nfn f() { b::g() }"),
            ("a/b.rs", "use super::f;"),
        ];
        assert_eq!(
            circles(&sources),
            [
                "  src/a.rs:2 imports src/a/b.rs (b::g)\n  src/a/b.rs:1 imports src/a.rs (super::f)\n"
            ]
        );
    }

    #[test]
    fn a_circle_of_three_files_is_found_once_and_in_order() {
        let sources = [
            ("lib.rs", "mod a; mod b; mod c; mod d;"),
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "use super::{c, d};"),
            ("c.rs", "fn f() {\n crate::a::g() }"),
            ("d.rs", ""),
        ];
        assert_eq!(
            circles(&sources),
            [
                "  src/a.rs:1 imports src/b.rs (crate::b::B)\n  src/b.rs:1 imports src/c.rs (super::c)\n  \
              src/c.rs:2 imports src/a.rs (crate::a::g)\n"
            ]
        );
    }

    #[test]
    fn two_circles_are_two() {
        let sources = [
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "use crate::b;"),
            ("b.rs", "use crate::{a, c};"),
            ("c.rs", "use crate::b;"),
        ];
        assert_eq!(circles(&sources).len(), 2);
    }

    #[test]
    fn a_declaration_is_no_step_of_a_circle() {
        let sources = [
            ("lib.rs", "mod a; mod c;"),
            ("a.rs", "mod b; //! [`b::g`]\nuse crate::c::C;"),
            ("a/b.rs", "use super::f;\nuse crate::c::C;"),
            ("c.rs", "const T: &str = \"crate::a::f\";"),
        ];
        assert_eq!(circles(&sources), [""; 0]);
    }
}
