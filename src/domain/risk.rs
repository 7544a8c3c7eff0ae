//! What else a change of an account touches: other products that use the account, and what outlives it. The facts
//! are those of Veracity's public documentation. Only what can apply to an account with this access is told.

use crate::domain::account::{Access, Level, Scope};
use crate::domain::changes::Change;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Regenerate,
    /// Regenerate, and throw the secret away.
    Block,
    Remove,
    Rename,
    /// From Admin to another level.
    LowerLevel,
    /// From all data to data sets selected manually.
    HandPick,
    /// Data sets are no longer shared.
    TakeOut,
}

/// A sentence, and where to read more: the words and the address of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Risk {
    pub words: &'static str,
    pub more: Option<(&'static str, &'static str)>,
}

const POWER_BI: (&str, &str) = (
    "Where Power BI reports keep the account",
    "https://developer.veracity.com/docs/section/vap/admin-tab/resource#configure-data-workbench-service-account",
);
const SAS: (&str, &str) = (
    "About SAS addresses",
    "https://developer.veracity.com/docs/section/dataworkbench/filestorage/filestorage#to-generate-a-sas-token",
);

const fn risk(words: &'static str) -> Risk {
    Risk { words, more: None }
}

const fn linked(words: &'static str, more: (&'static str, &'static str)) -> Risk {
    Risk { words, more: Some(more) }
}

/// What the deed touches, for an account that has this access before.
pub fn risks(deed: Deed, access: &Access) -> Vec<Risk> {
    let all = access.scope == Scope::Workspace;
    let admin = all && access.level == Some(Level::Admin);
    let told = [
        power_bi(deed).filter(|_| all).map(|words| linked(words, POWER_BI)),
        databricks(deed).filter(|_| admin).map(risk),
        other_apis(deed).map(risk),
        sas(deed).map(|words| linked(words, SAS)),
    ];
    told.into_iter().flatten().collect()
}

/// The same for changes that Save will make, each told once.
pub fn risks_of(changes: &[Change], access: &Access) -> Vec<Risk> {
    let mut told: Vec<Risk> = Vec::new();
    for risk in changes.iter().filter_map(deed_of).flat_map(|deed| risks(deed, access)) {
        if !told.contains(&risk) {
            told.push(risk);
        }
    }
    told
}

fn deed_of(change: &Change) -> Option<Deed> {
    match change {
        Change::Name { .. } => Some(Deed::Rename),
        Change::Scope { from: Scope::Workspace, to: Scope::DataSets } => Some(Deed::HandPick),
        Change::Level { from: Level::Admin, .. } => Some(Deed::LowerLevel),
        Change::Removed(_) => Some(Deed::TakeOut),
        Change::Scope { .. }
        | Change::Level { .. }
        | Change::ContactEmail { .. }
        | Change::Added(_) => None,
    }
}

/// Veracity's adapter for Power BI takes only accounts with all data, by ID and secret.
fn power_bi(deed: Deed) -> Option<&'static str> {
    match deed {
        Deed::Regenerate => Some(
            "Power BI reports that use this account do not get new data until they have the new secret.",
        ),
        Deed::Block => {
            Some("Power BI reports that use this account do not get new data meanwhile.")
        }
        Deed::Remove => {
            Some("Power BI reports that use this account do not get new data any more.")
        }
        Deed::HandPick => Some(
            "Power BI reports take only accounts with all workspace data: those that use this one do not get new \
             data any more.",
        ),
        Deed::Rename | Deed::LowerLevel | Deed::TakeOut => None,
    }
}

/// A job runs as an account with the level Admin, which it finds by its name.
fn databricks(deed: Deed) -> Option<&'static str> {
    match deed {
        Deed::Regenerate => Some(
            "Databricks jobs that run as this account may fail until the new secret is in their secret scope.",
        ),
        Deed::Block => Some("Databricks jobs that run as this account may fail meanwhile."),
        Deed::Remove => Some("Databricks jobs that run as this account fail."),
        Deed::Rename => Some(
            "Databricks jobs that run as this account find it by its name: choose it there again.",
        ),
        Deed::LowerLevel | Deed::HandPick => Some(
            "Databricks jobs that run as this account need the level Admin: they fail from now on.",
        ),
        Deed::TakeOut => None,
    }
}

fn other_apis(deed: Deed) -> Option<&'static str> {
    match deed {
        Deed::Regenerate => Some(
            "The asset, event and IoT APIs take the same credentials: what calls them needs the new secret too.",
        ),
        Deed::Block | Deed::Remove => Some(
            "The asset, event and IoT APIs take the same credentials: what calls them stops too.",
        ),
        Deed::Rename | Deed::LowerLevel | Deed::HandPick | Deed::TakeOut => None,
    }
}

fn sas(deed: Deed) -> Option<&'static str> {
    match deed {
        Deed::Regenerate | Deed::Block | Deed::Remove => Some(
            "SAS addresses that the account has made keep working until they expire or are revoked.",
        ),
        Deed::HandPick | Deed::TakeOut => Some(
            "SAS addresses of data sets that are no longer shared keep working until they expire or are revoked.",
        ),
        Deed::Rename | Deed::LowerLevel => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::selection::Selection;

    fn all(level: Level) -> Access {
        Access { level: Some(level), ..Access::default() }
    }

    fn hand_picked() -> Access {
        Access { scope: Scope::DataSets, ..Access::default() }
    }

    /// The first words of each, and a star where there is a link.
    fn told(risks: &[Risk]) -> Vec<String> {
        let kind = |risk: &Risk| {
            let words: Vec<&str> = risk.words.split(' ').take(2).collect();
            words.join(" ") + if risk.more.is_some() { "*" } else { "" }
        };
        risks.iter().map(kind).collect()
    }

    #[test]
    fn only_what_can_apply_to_the_access_is_told() {
        let (power_bi, jobs, apis, sas) =
            ("Power BI*", "Databricks jobs", "The asset,", "SAS addresses*");
        let (admin, reader) = (all(Level::Admin), all(Level::Reader));
        let unknown = Access { scope: Scope::Other("region".into()), ..Access::default() };
        let table: [(Deed, &Access, &[&str]); 19] = [
            (Deed::Regenerate, &admin, &[power_bi, jobs, apis, sas]),
            (Deed::Regenerate, &reader, &[power_bi, apis, sas]),
            (Deed::Regenerate, &hand_picked(), &[apis, sas]),
            (Deed::Regenerate, &unknown, &[apis, sas]),
            (Deed::Block, &admin, &[power_bi, jobs, apis, sas]),
            (Deed::Block, &reader, &[power_bi, apis, sas]),
            (Deed::Block, &hand_picked(), &[apis, sas]),
            (Deed::Remove, &admin, &[power_bi, jobs, apis, sas]),
            (Deed::Remove, &reader, &[power_bi, apis, sas]),
            (Deed::Remove, &hand_picked(), &[apis, sas]),
            (Deed::Rename, &admin, &[jobs]),
            (Deed::Rename, &reader, &[]),
            (Deed::Rename, &hand_picked(), &[]),
            (Deed::LowerLevel, &admin, &[jobs]),
            (Deed::HandPick, &admin, &[power_bi, jobs, sas]),
            (Deed::HandPick, &reader, &[power_bi, sas]),
            (Deed::TakeOut, &hand_picked(), &[sas]),
            (Deed::TakeOut, &unknown, &[sas]),
            (Deed::Remove, &unknown, &[apis, sas]),
        ];
        for (deed, access, expected) in table {
            assert_eq!(told(&risks(deed, access)), expected, "{deed:?}, {access:?}");
        }
    }

    #[test]
    fn the_changes_of_a_draft_are_told_once_and_those_that_touch_nothing_not_at_all() {
        let admin = all(Level::Admin);
        let name = Change::Name { from: "a".into(), to: "b".into() };
        let by_hand = Change::Scope { from: Scope::Workspace, to: Scope::DataSets };
        let lower = Change::Level { from: Level::Admin, to: Level::Reader };
        let both = risks_of(&[name.clone(), by_hand, Change::Added(Selection::default())], &admin);
        assert_eq!(
            told(&both),
            ["Databricks jobs", "Power BI*", "Databricks jobs", "SAS addresses*"]
        );
        assert_eq!(risks_of(&[lower.clone(), lower.clone()], &admin), risks_of(&[lower], &admin));
        let harmless = [
            Change::ContactEmail { from: "a@b.no".into(), to: "c@b.no".into() },
            Change::Scope { from: Scope::DataSets, to: Scope::Workspace },
            Change::Level { from: Level::Reader, to: Level::Admin },
            Change::Added(Selection::default()),
        ];
        assert_eq!(risks_of(&harmless, &admin), []);
        assert_eq!(risks_of(&[name], &all(Level::Reader)), []);
    }

    #[test]
    fn every_link_leads_to_the_public_documentation() {
        let admin = all(Level::Admin);
        for deed in [Deed::Regenerate, Deed::Block, Deed::Remove, Deed::HandPick] {
            for (words, address) in risks(deed, &admin).iter().filter_map(|risk| risk.more) {
                assert!(!words.is_empty());
                assert!(address.starts_with("https://developer.veracity.com/docs/section/"));
            }
        }
    }
}
