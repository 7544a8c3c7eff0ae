//! Joins the stylesheets in `style/` into one for the first visit and one for each part of the program.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::split::PARTS;

/// Declares the order of the cascade layers, so it comes before all others.
const FIRST: &str = "layers.css";

/// Styles the standalone page, and is no part of the element's stylesheet.
const PAGE: &str = "standalone.css";

/// The element's stylesheet: the order of the layers, then every other file by name. Each file puts
/// its rules into a layer, so the order of the files does not matter.
pub(super) fn of_element(folder: &Path) -> Result<Vec<u8>> {
    joined(folder)
}

/// What is added to it with a part of the program, by the part's name: the sheets in the folder of this
/// name, if there is one.
pub(super) fn of_parts(folder: &Path) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let style = |part: &&'static str| {
        let own = folder.join(part);
        Ok((*part, if own.is_dir() { joined(&own)? } else { Vec::new() }))
    };
    PARTS.iter().map(style).collect()
}

fn joined(folder: &Path) -> Result<Vec<u8>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".css") {
            names.push(name);
        }
    }
    ensure!(!names.is_empty(), "there is no stylesheet in {}", folder.display());
    let mut sheet = String::new();
    for name in in_order(names) {
        sheet.push_str(&read(folder, &name)?);
    }
    Ok(sheet.into_bytes())
}

/// The standalone page's stylesheet, if it has one.
pub(super) fn of_page(folder: &Path) -> Result<Option<Vec<u8>>> {
    match folder.join(PAGE).is_file() {
        true => Ok(Some(read(folder, PAGE)?.into_bytes())),
        false => Ok(None),
    }
}

fn read(folder: &Path, name: &str) -> Result<String> {
    fs::read_to_string(folder.join(name))
        .with_context(|| format!("cannot read {name} in {}", folder.display()))
}

fn in_order(mut names: Vec<String>) -> Vec<String> {
    names.retain(|name| name != PAGE);
    names.sort_by_key(|name| (name != FIRST, name.clone()));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_come_first_and_the_pages_own_sheet_stays_out() {
        let names = ["list.css", "standalone.css", "button.css", "layers.css"];
        let ordered = in_order(names.map(str::to_owned).to_vec());
        assert_eq!(ordered, ["layers.css", "button.css", "list.css"]);
    }
}
