//! docs/guide.md is in the form of the users' guide, and the pictures of it and of README.md are there, small, and in
//! use.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const MOST_BYTES: u64 = 100_000;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The alternative text and the address of each picture.
fn pictures(page: &str) -> Vec<(&str, &str)> {
    page.lines()
        .filter_map(|line| line.strip_prefix("![")?.strip_suffix(')')?.split_once("]("))
        .collect()
}

/// Each part that begins with a heading "To …", without its `## `.
fn procedures(page: &str) -> Vec<&str> {
    page.split("\n## ").filter(|part| part.starts_with("To ")).collect()
}

#[test]
fn each_procedure_has_numbered_steps_with_labels_and_one_picture_of_its_name() {
    let page = read("docs/guide.md");
    let procedures = procedures(&page);
    assert!(procedures.len() > 15, "only {} procedures", procedures.len());
    for procedure in procedures {
        let (title, text) = procedure.split_once('\n').unwrap();
        let steps = text.lines().filter_map(|line| line.split_once(". ")?.0.parse::<usize>().ok());
        let steps: Vec<usize> = steps.collect();
        assert!(steps.len() > 2 && steps.iter().copied().eq(1..=steps.len()), "{title}: {steps:?}");
        assert!(text.contains("**"), "{title} has no label");
        let name =
            title.trim_start_matches("To ").to_lowercase().replace(',', "").replace(' ', "-");
        let addresses: Vec<&str> = pictures(text).into_iter().map(|(_, address)| address).collect();
        assert_eq!(addresses, [format!("pictures/{name}.webp")], "{title}");
    }
}

#[test]
fn the_pictures_are_there_small_described_and_in_use() {
    let (guide, readme) = (read("docs/guide.md"), read("README.md"));
    let mut named = BTreeSet::new();
    for (page, before) in [(&guide, "pictures/"), (&readme, "docs/pictures/")] {
        for (words, address) in pictures(page) {
            assert!(words.len() > 15, "{address} is not described");
            let name = address.strip_prefix(before);
            named.insert(name.unwrap_or_else(|| panic!("{address} is elsewhere")).to_owned());
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    let mut there = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let (name, bytes) =
            (entry.file_name().into_string().unwrap(), entry.metadata().unwrap().len());
        assert!(bytes <= MOST_BYTES, "{name} has {bytes} bytes");
        there.insert(name);
    }
    assert_eq!(there, named);
    assert_eq!(pictures(&readme).len(), 2);
}
