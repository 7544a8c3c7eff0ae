//! docs/embedding.md quotes files of the test hosts: each quotation must equal its file.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use api_management::domain::config::Config;

/// The path in the comment before a quotation, and the quoted text.
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
    assert_eq!(quotations.len(), 6);
    for (path, quoted) in quotations {
        let file = fs::read_to_string(root.join("tests").join(path)).unwrap();
        assert_eq!(file.trim_end(), quoted, "tests/{path}");
    }
}

#[test]
fn the_page_names_every_attribute_member_and_event() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/embedding.md")).unwrap();
    let types = fs::read_to_string(root.join("src/embed/api-management.d.ts")).unwrap();
    let names = types.lines().filter_map(|line| {
        let name = line.strip_prefix("  ")?.trim_start_matches("readonly ");
        let name = name.trim_start_matches('"').split(['"', ':', '?', '(', '<']).next()?;
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
        (is_name && !name.is_empty() && !name.ends_with("EventListener")).then_some(name)
    });
    let mut seen = 0;
    for name in names {
        // As code, or as a member of an event's detail.
        let told = page.match_indices(name).any(|(at, _)| {
            let (before, after) = (&page[..at], &page[at + name.len()..]);
            let begins = before.ends_with('`') || before.ends_with("{ ") || before.ends_with(", ");
            begins
                && after.starts_with(['`', '(', ',', ' '])
                && line_of(before, after).contains('`')
        });
        assert!(told, "{name}");
        seen += 1;
    }
    assert!(seen > 20, "{seen} names were looked for");
}

/// The line number of an offset in the page.
fn line_of(before: &str, after: &str) -> String {
    let start = before.rsplit('\n').next().unwrap_or_default();
    [start, after.split('\n').next().unwrap_or_default()].concat()
}

/// The names in the first column of the table below a heading.
fn first_column<'a>(page: &'a str, heading: &str) -> BTreeSet<&'a str> {
    let (_, rest) = page.split_once(&format!("\n### {heading}\n")).unwrap();
    let table = rest.split("\n#").next().unwrap();
    let cells = table.lines().filter_map(|line| line.strip_prefix("| `")?.split(" |").next());
    cells.flat_map(|cell| cell.split(['`', ',', ' '])).filter(|name| !name.is_empty()).collect()
}

#[test]
fn the_page_names_the_custom_properties_that_there_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/embedding.md")).unwrap();
    let sheets: Vec<String> = ["style", "style/pages"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "css"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let used = sheets
        .iter()
        .flat_map(|sheet| sheet.split("var(").skip(1))
        .filter_map(|rest| rest.split([',', ')']).next().filter(|name| name.starts_with("--dwb-")));
    assert_eq!(first_column(&page, "Custom properties"), used.collect());
}

#[test]
fn the_page_names_the_parts_that_there_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/embedding.md")).unwrap();
    let source = fs::read_to_string(root.join("src/ui/element.rs")).unwrap();
    let (_, rest) = source.split_once("const PARTS: ").unwrap();
    let (table, _) = rest.split_once("];").unwrap();
    let parts = table.lines().filter_map(|line| line.split('"').nth(3));
    let (_, section) = page.split_once("\n### Parts\n").unwrap();
    let named = section.split("\n#").next().unwrap();
    let mut seen = first_column(&page, "Parts");
    // Two members share a row with another one.
    seen.extend(
        ["primary-button", "danger-button"]
            .iter()
            .filter(|name| named.contains(&format!("`{name}`"))),
    );
    assert_eq!(seen, parts.collect());
}

/// The attributes of the first element on a page.
fn attributes(page: &str) -> Vec<(&str, &str)> {
    let (_, element) = page.split_once("<dwb-api-management\n").expect("an element");
    let (element, _) = element.split_once("></dwb-api-management>").expect("its end");
    let pairs = element.lines().filter_map(|line| line.trim().split_once('='));
    pairs.map(|(name, value)| (name, value.trim_matches('"'))).collect()
}

/// In the first examples of README.md and docs/embedding.md, by the addresses of the public documentation.
#[test]
fn a_link_to_a_data_set_leads_to_its_page() {
    for page in [include_str!("../README.md"), include_str!("../docs/embedding.md")] {
        let attributes = attributes(page);
        let attribute = |name: &str| {
            attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        let config = Config::read(attribute, |address| Some(address.to_owned()), |_| true)
            .expect("settings");
        let place = "https://dw.veracity.com/veracity/ws/3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10/";
        assert_eq!(config.data_set_page("d"), [place, "dataCatalogue/datasets/d"].concat());
        assert_eq!(
            ["https://dw.veracity.com", &config.base_path].concat(),
            [place, "apiManagement"].concat()
        );
        assert_eq!(config.api_base, "https://api.veracity.com/veracity/dw/gateway/api/v2");
    }
}
