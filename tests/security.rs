//! Every test that `docs/security.md` names must exist.

use std::fs;
use std::path::Path;

/// The folders with tests.
const FOLDERS: [&str; 5] = ["src", "samples", "workbench", "xtask", "tests"];

/// The start of rows that the compiler checks, so that they need no test.
const BY_THE_COMPILER: &str = "The compiler ";

#[test]
fn the_page_names_only_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = String::new();
    for folder in FOLDERS {
        read(&root.join(folder), &mut sources);
    }
    let page = fs::read_to_string(root.join("docs/security.md")).unwrap();
    let rows = rows(&page);
    assert!(rows.len() > 50, "only {} rows", rows.len());
    for [items, how, tests] in rows {
        assert!(!how.is_empty(), "{items} does not say how");
        if tests.starts_with(BY_THE_COMPILER) {
            continue;
        }
        let names: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "{items} names no test");
        for name in names {
            assert!(
                is_test(name, &sources),
                "{items} names the test `{name}`, which does not exist"
            );
        }
    }
}

/// The three cells of each table row that begins with item numbers.
fn rows(page: &str) -> Vec<[&str; 3]> {
    page.lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .filter(|row| row.starts_with(|first: char| first.is_ascii_digit()))
        .map(|row| {
            let cells: Vec<&str> = row.split(" | ").collect();
            cells.try_into().unwrap_or_else(|_| panic!("not three cells: {row}"))
        })
        .collect()
}

/// Whether a test exists: a function in Rust or Python, or part of a title in TypeScript.
fn is_test(name: &str, sources: &str) -> bool {
    match name.contains(' ') {
        false => ["fn", "def"].iter().any(|word| sources.contains(&format!("{word} {name}("))),
        true => sources
            .lines()
            .any(|line| line.contains(name) && (line.contains("test(") || line.contains("(\""))),
    }
}

/// The text of all files below a folder that may hold tests.
fn read(folder: &Path, sources: &mut String) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}")) {
        let path = entry.unwrap().path();
        let is_skipped = path.ends_with("node_modules") || path.ends_with("tests/security.rs");
        if path.is_dir() && !is_skipped {
            read(&path, sources);
        } else if ["rs", "py", "ts"].iter().any(|end| path.extension().is_some_and(|it| it == *end))
            && !is_skipped
        {
            sources.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}
