//! The licences that a crate may have: the list in `deny.toml`, which cargo-deny reads too.

pub(crate) mod texts;

use std::fs;

use anyhow::{Context, Result};
use spdx::{Expression, LicenseReq, Licensee, ParseMode};
use toml::Table;

use crate::paths;

/// The licences that are allowed, the preferred ones first.
pub(crate) struct Allowed(Vec<Licensee>);

impl Allowed {
    /// Reads the list of the repository.
    pub(crate) fn read() -> Result<Allowed> {
        let path = paths::root().join("deny.toml");
        let text = fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}; restore it from git", path.display()))?;
        Allowed::parse(&text).context("deny.toml has no list of licences")
    }

    fn parse(text: &str) -> Result<Allowed> {
        let table: Table = toml::from_str(text)?;
        let list = table.get("licenses").and_then(|it| it.get("allow")?.as_array());
        let names = list.context("`licenses.allow` is missing")?.iter();
        let licences = names.map(|name| {
            let name = name.as_str().context("`licenses.allow` holds more than names")?;
            Licensee::parse(name).with_context(|| format!("SPDX knows no licence {name}"))
        });
        Ok(Allowed(licences.collect::<Result<_>>()?))
    }

    /// The licences under which a crate is used. If it offers a choice, the preferred one is taken.
    pub(crate) fn chosen(&self, expression: &str) -> Result<Vec<LicenseReq>> {
        parse(expression)?
            .minimized_requirements(&self.0)
            .with_context(|| format!("deny.toml does not allow the licence {expression}"))
    }
}

/// The expression as SPDX writes it today. Old crates write a slash for OR.
pub(crate) fn canonical(expression: &str) -> Result<String> {
    Ok(Expression::canonicalize(expression)?.unwrap_or_else(|| expression.to_owned()))
}

fn parse(expression: &str) -> Result<Expression> {
    Expression::parse_mode(expression, ParseMode::LAX)
        .with_context(|| format!("`{expression}` is no SPDX expression"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::cargo::cargo;
    use crate::lock_file::LockFile;

    fn names(chosen: &[LicenseReq]) -> Vec<String> {
        chosen.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn of_several_licences_the_first_of_the_list_is_chosen() {
        let allowed = Allowed::parse("licenses.allow = ['MIT', 'Apache-2.0', 'Zlib']").unwrap();
        let chosen = |expression| names(&allowed.chosen(expression).unwrap());
        assert_eq!(chosen("Apache-2.0 OR MIT"), ["MIT"]);
        assert_eq!(chosen("Apache-2.0/MIT"), ["MIT"]);
        assert_eq!(chosen("Apache-2.0 OR LGPL-2.1-or-later"), ["Apache-2.0"]);
        assert_eq!(chosen("Zlib AND (MIT OR Apache-2.0)"), ["MIT", "Zlib"]);
    }

    #[test]
    fn a_licence_that_is_not_in_the_list_is_refused() {
        let allowed = Allowed::parse("licenses.allow = ['MIT']").unwrap();
        for refused in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "UNLICENSED", ""] {
            assert!(allowed.chosen(refused).is_err(), "{refused}");
        }
        assert!(Allowed::parse("licenses.allow = ['MTI']").is_err());
        assert!(Allowed::parse("licenses = {}").is_err());
    }

    #[test]
    fn a_slash_becomes_the_word_or() {
        assert_eq!(canonical("MIT/Apache-2.0").unwrap(), "MIT OR Apache-2.0");
        assert_eq!(canonical("MIT OR Apache-2.0").unwrap(), "MIT OR Apache-2.0");
    }

    /// What `cargo deny check licenses sources` would say too; this runs without that tool.
    #[test]
    fn every_crate_of_the_lock_file_is_from_the_registry_and_has_an_allowed_licence() {
        let output =
            cargo(&["metadata", "--offline", "--locked", "--format-version=1"]).output().unwrap();
        let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
        let packages = metadata["packages"].as_array().unwrap();
        let ours: BTreeSet<_> = packages
            .iter()
            .filter(|package| package["source"].is_null())
            .map(|package| package["name"].as_str().unwrap())
            .collect();
        assert_eq!(ours, BTreeSet::from(["api-management", "samples", "workbench", "xtask"]));

        let allowed = Allowed::read().unwrap();
        let lock = LockFile::read(&paths::root().join("Cargo.lock")).unwrap();
        for package in packages.iter().filter(|package| !package["source"].is_null()) {
            let [name, version] = ["name", "version"].map(|key| package[key].as_str().unwrap());
            let licence = package["license"].as_str().unwrap_or_default();
            assert!(allowed.chosen(licence).is_ok(), "{name} {version} has the licence {licence}");
            assert!(lock.checksum(name, version).is_some(), "{name} {version} has no checksum");
        }
    }
}
