//! The list of the bundle's parts, in the JSON form of CycloneDX 1.5 (<https://cyclonedx.org>). It holds
//! no time and no serial number, so that the same sources give the same bytes.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::licences;
use crate::parts::{Id, Origin, Part};

/// The text of the file.
pub(super) fn sbom(parts: &[Part]) -> Result<String> {
    let tab = parts.iter().find(|part| part.name == "api-management").context("no tab")?;
    let others = parts.iter().filter(|part| part.name != tab.name);
    let list = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component(tab, "application")? },
        "components": others.map(|part| component(part, "library")).collect::<Result<Vec<_>>>()?,
        "dependencies": parts.iter().map(|part| json!({
            "ref": reference(&part.id()),
            "dependsOn": part.uses.iter().map(reference).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    });
    Ok(format!("{list:#}\n"))
}

fn component(part: &Part, kind: &str) -> Result<Value> {
    let Part { name, version, licence, repository, .. } = part;
    let mut component = json!({
        "type": kind,
        "bom-ref": reference(&part.id()),
        "name": name,
        "version": version,
    });
    match &part.origin {
        Origin::Here => {
            // The schema has no other way to say that there is no licence.
            component["licenses"] =
                json!([{ "license": { "name": "none chosen, all rights reserved" } }]);
            return Ok(component);
        }
        Origin::Registry { checksum } => {
            component["purl"] = json!(format!("pkg:cargo/{name}@{}", encoded(version)));
            component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
        }
        Origin::Compiler { path } => {
            component["purl"] =
                json!(format!("pkg:github/rust-lang/rust@{}#{path}", encoded(version)));
        }
    }
    component["licenses"] = json!([{ "expression": licences::canonical(licence)? }]);
    if !repository.is_empty() {
        component["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
    }
    Ok(component)
}

/// How the list names a part inside itself.
fn reference((name, version): &Id) -> String {
    format!("{name}@{version}")
}

/// A version inside a package URL, where a plus sign would be read as a space.
fn encoded(version: &str) -> String {
    version.replace('+', "%2B")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::PathBuf;

    use cyclonedx_bom::models::bom::{Bom, SpecVersion};
    use cyclonedx_bom::validation::Validate;

    use super::*;
    use crate::parts;

    /// The tab's own crates, and one of the compiler's.
    fn all() -> Vec<Part> {
        let mut all = parts::of_lock_file().unwrap();
        all.push(Part {
            name: "core".to_owned(),
            version: "1.95.0".to_owned(),
            origin: Origin::Compiler { path: "library/core".to_owned() },
            licence: "MIT/Apache-2.0".to_owned(),
            repository: String::new(),
            folder: PathBuf::new(),
            uses: BTreeSet::new(),
        });
        all
    }

    fn texts<'list>(list: &'list Value, key: &str) -> Vec<&'list str> {
        list.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap()).collect()
    }

    #[test]
    fn the_list_keeps_to_the_rules_of_cyclonedx() {
        let list = sbom(&all()).unwrap();
        let bom = Bom::parse_from_json_v1_5(list.as_bytes()).unwrap();
        let result = bom.validate_version(SpecVersion::V1_5);
        assert!(result.passed(), "{result:?}");
        let without_version = list.replace("\"version\": \"1.95.0\"", "\"version\": 1");
        assert!(Bom::parse_from_json_v1_5(without_version.as_bytes()).is_err());
    }

    #[test]
    fn each_part_is_listed_once_and_uses_only_parts_of_the_list() {
        let list: Value = serde_json::from_str(&sbom(&all()).unwrap()).unwrap();
        let mut names = texts(&list["components"], "bom-ref");
        names.push(list["metadata"]["component"]["bom-ref"].as_str().unwrap());
        let known: BTreeSet<_> = names.iter().copied().collect();
        assert_eq!(known.len(), names.len(), "a name stands for two parts");
        let users: BTreeSet<_> = texts(&list["dependencies"], "ref").into_iter().collect();
        assert_eq!(users, known);
        for part in list["dependencies"].as_array().unwrap() {
            for used in part["dependsOn"].as_array().unwrap() {
                assert!(known.contains(used.as_str().unwrap()), "{used} is not in the list");
            }
        }
    }

    #[test]
    fn a_part_tells_its_licence_its_checksum_and_where_it_is_from() {
        let list: Value = serde_json::from_str(&sbom(&all()).unwrap()).unwrap();
        let components = list["components"].as_array().unwrap();
        let part = |name| components.iter().find(|part| part["name"] == name).unwrap();
        let leptos = part("leptos");
        let version = leptos["version"].as_str().unwrap();
        assert_eq!(leptos["purl"], format!("pkg:cargo/leptos@{version}"));
        assert_eq!(leptos["licenses"][0]["expression"], "MIT");
        assert_eq!(leptos["hashes"][0]["content"].as_str().unwrap().len(), 64);
        assert_eq!(part("core")["purl"], "pkg:github/rust-lang/rust@1.95.0#library/core");
        assert_eq!(part("core")["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert!(part("samples")["purl"].is_null(), "no registry has our own crates");
    }
}
