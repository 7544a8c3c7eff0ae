//! docs/embedding.md quotes the hosts that the tests run: each quotation is the file as it is.

use std::fs;
use std::path::Path;

/// The path that stands in a comment before a quotation, and what is quoted.
fn quotations(page: &str) -> Vec<(&str, &str)> {
    page.split("<!-- tests/")
        .skip(1)
        .filter_map(|rest| {
            let (path, rest) = rest.split_once(" -->\n```")?;
            let (_, rest) = rest.split_once('\n')?;
            Some((path, rest.split_once("\n```\n")?.0))
        })
        .collect()
}

#[test]
fn the_page_quotes_the_files_that_the_tests_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/embedding.md")).unwrap();
    let quotations = quotations(&page);
    assert_eq!(quotations.len(), 5);
    for (path, quoted) in quotations {
        let file = fs::read_to_string(root.join("tests").join(path)).unwrap();
        assert_eq!(file.trim_end(), quoted, "tests/{path}");
    }
}

#[test]
fn the_page_names_every_attribute_member_and_event() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/embedding.md")).unwrap();
    let types = fs::read_to_string(root.join("src/api-management.d.ts")).unwrap();
    let names = types.lines().filter_map(|line| {
        let name = line.strip_prefix("  ")?.trim_start_matches("readonly ");
        let name = name.trim_start_matches('"').split(['"', ':', '?', '(', '<']).next()?;
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
        (is_name && !name.is_empty() && !name.ends_with("EventListener")).then_some(name)
    });
    let mut seen = 0;
    for name in names {
        assert!(page.contains(&format!("`{name}")) || page.contains(&format!(" {name}")), "{name}");
        seen += 1;
    }
    assert!(seen > 20, "{seen} names were looked for");
}
