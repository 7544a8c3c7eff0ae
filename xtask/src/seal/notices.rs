//! The file that names the other authors' crates in the bundle, with the texts of their licences.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Context, Result};

use crate::licences::{Allowed, texts};
use crate::parts::{Origin, Part};

const INTRODUCTION: &str = "\
Third-party notices

The API management tab is made with the crates below. Each is followed by its version, the licence
under which it is used here, and where it comes from. The texts of the licences follow; above each stand
the crates that it belongs to.
";

/// The text of the file.
pub(super) fn notices(parts: &[Part]) -> Result<String> {
    let allowed = Allowed::read()?;
    let mut file = INTRODUCTION.to_owned() + "\n";
    let mut crates_by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for part in parts.iter().filter(|part| part.origin != Origin::Here) {
        let Part { name, version, licence, repository, .. } = part;
        let chosen = allowed.chosen(licence).with_context(|| format!("{name} {version}"))?;
        let names: Vec<String> = chosen.iter().map(ToString::to_string).collect();
        writeln!(file, "{name} {version}, {}, {repository}", names.join(" and "))?;
        for text in texts::of(part, &chosen)? {
            crates_by_text.entry(text).or_default().push(format!("{name} {version}"));
        }
    }
    for (text, crates) in crates_by_text {
        let line = "-".repeat(80);
        write!(file, "\n{line}\n{}\n{line}\n\n{text}\n", crates.join(", "))?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts;

    #[test]
    fn every_crate_of_the_tab_is_named_with_the_text_of_its_licence() {
        let parts = parts::of_lock_file().unwrap();
        let file = notices(&parts).unwrap();
        let (list, texts) = file.split_once("\n---").unwrap();
        for Part { name, version, origin, .. } in &parts {
            let is_listed = list.contains(&format!("\n{name} {version}, "));
            assert_eq!(is_listed, *origin != Origin::Here, "{name}");
            let has_text = texts.contains(&format!("{name} {version}"));
            assert_eq!(has_text, *origin != Origin::Here, "{name}");
        }
        assert!(texts.contains("Permission is hereby granted, free of charge"));
        // Unlike the others, this one is under two licences at once.
        assert!(list.contains("unicode-ident") && list.contains(", MIT and Unicode-3.0, "));
    }
}
