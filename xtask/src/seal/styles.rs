//! Makes one stylesheet of those in `style/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// Declares the order of the cascade's layers, so it comes before all others.
const FIRST: &str = "layers.css";

/// Dresses the standalone page and has no place inside the element.
const PAGE: &str = "standalone.css";

/// The element's stylesheet: the layers' order, then every other file by name. Within the layers
/// the order of files has no meaning, so names need no numbers.
pub(super) fn of_element(folder: &Path, release: bool) -> Result<Vec<u8>> {
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
        sheet.push_str(&read(folder, &name, release)?);
    }
    Ok(sheet.into_bytes())
}

/// The standalone page's stylesheet, if it has one.
pub(super) fn of_page(folder: &Path, release: bool) -> Result<Option<Vec<u8>>> {
    match folder.join(PAGE).is_file() {
        true => Ok(Some(read(folder, PAGE, release)?.into_bytes())),
        false => Ok(None),
    }
}

fn read(folder: &Path, name: &str, release: bool) -> Result<String> {
    let sheet = fs::read_to_string(folder.join(name))
        .with_context(|| format!("cannot read {name} in {}", folder.display()))?;
    Ok(if release { without_comments(&sheet) } else { sheet })
}

fn in_order(mut names: Vec<String>) -> Vec<String> {
    names.retain(|name| name != PAGE);
    names.sort_by_key(|name| (name != FIRST, name.clone()));
    names
}

/// Leaves out comments and empty lines. What stands in quotes is left as it is.
fn without_comments(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(start) = rest.find(['"', '\'', '/']) {
        kept.push_str(&rest[..start]);
        rest = &rest[start..];
        let length = match rest.as_bytes()[0] {
            b'/' if rest.starts_with("/*") => {
                rest = rest[2..].split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            b'/' => 1,
            _ => quoted_length(rest),
        };
        kept.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

/// The length in bytes of the string that the text begins with, its quotes included.
fn quoted_length(text: &str) -> usize {
    let quote = text.as_bytes()[0];
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if byte == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
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

    #[test]
    fn comments_go_and_quoted_text_stays() {
        let sheet = "/* why */\na { color: red; /* x */ }\n\nb::after { content: \"/* \\\" */\"; }\n\
                     c { width: calc(1px / 2); background: url('a//*b*/'); } /* open";
        assert_eq!(
            without_comments(sheet),
            "a { color: red;  }\nb::after { content: \"/* \\\" */\"; }\n\
             c { width: calc(1px / 2); background: url('a//*b*/'); }\n"
        );
    }
}
