//! What the entries of a ledger become, line by line.

use super::*;
use crate::domain::account::Level;
use crate::domain::selection::Selection;
use std::sync::Arc;

fn entry(kind: Kind, recorded: Option<Recorded>) -> Entry {
    let recorded = recorded.map(Arc::new);
    Entry { kind, by: Some("Ada Admin".into()), recorded, ..Entry::default() }
}

fn told(entry: &Entry) -> Vec<String> {
    lines(entry).into_iter().map(|line| words(entry, line, &|count| count.to_string())).collect()
}

fn pair(from: &str, to: &str) -> Option<Change<String>> {
    Some(Change { from: Some(from.into()), to: Some(to.into()) })
}

fn listed(names: &[Option<&str>], count: usize) -> Listed {
    let mut data_sets = Selection::default();
    for (at, name) in names.iter().enumerate() {
        data_sets.insert(&at.to_string(), *name);
    }
    Listed { count, data_sets }
}

fn granted(scope: &str, level: Option<&str>) -> Option<Granted> {
    let level = level.map(|level| Level::from(level.to_owned()));
    Some(Granted { scope: Scope::from(scope.to_owned()), level })
}

fn access(from: Option<Granted>, to: Option<Granted>) -> Recorded {
    Recorded { access: Some(Change { from, to }), ..Recorded::default() }
}

#[test]
fn an_entry_that_says_only_who_and_what_is_told_so() {
    let other = Kind::Other("Service account blocked".into());
    for (kind, words) in [
        (Kind::Created, "Created by Ada Admin"),
        (Kind::Updated, "Changed by Ada Admin; the ledger does not say what was changed"),
        (Kind::SecretRegenerated, "New secret made by Ada Admin"),
        (Kind::Deleted, "Removed by Ada Admin"),
        (other, "“Service account blocked” by Ada Admin"),
    ] {
        assert_eq!(told(&entry(kind, None)), [words]);
    }
    let nobody = Entry { by: None, kind: Kind::Created, ..Entry::default() };
    assert_eq!(told(&nobody), ["Created"]);
}

#[test]
fn each_recorded_change_has_its_own_line() {
    let all = Recorded {
        name: pair("Fleet", "Fleet reports"),
        contact_email: pair("a@b.no", "c@d.no"),
        added: listed(&[Some("Sales")], 1),
        removed: listed(&[], 1_200),
        ..Recorded::default()
    };
    assert_eq!(
        told(&entry(Kind::Updated, Some(all))),
        [
            "Name changed from “Fleet” to “Fleet reports” by Ada Admin",
            "Contact email changed from “a@b.no” to “c@d.no” by Ada Admin",
            "1 data set added by Ada Admin: “Sales”",
            "1200 data sets taken away by Ada Admin",
        ]
    );
}

#[test]
fn names_are_told_only_if_all_are_known_and_few() {
    let line = |listed| {
        let told_of = Recorded { removed: listed, ..Recorded::default() };
        told(&entry(Kind::Updated, Some(told_of))).concat()
    };
    let three = [Some("A"), Some("B"), Some("C")];
    assert_eq!(line(listed(&three, 3)), "3 data sets taken away by Ada Admin: “A”, “B”, “C”");
    assert_eq!(line(listed(&three, 4)), "4 data sets taken away by Ada Admin");
    assert_eq!(line(listed(&[Some("A"), None], 2)), "2 data sets taken away by Ada Admin");
    let four = [Some("A"), Some("B"), Some("C"), Some("D")];
    assert_eq!(line(listed(&four, 4)), "4 data sets taken away by Ada Admin");
}

#[test]
fn a_change_of_level_and_one_of_scope_are_told_apart() {
    let reader = || granted("workspace", Some("reader"));
    for (from, to, words) in [
        (
            reader(),
            granted("workspace", Some("admin")),
            "Workspace access level changed from Reader to Admin by Ada Admin",
        ),
        (
            reader(),
            granted("dataSets", None),
            "Access to data sets changed from All workspace data, Reader to Selected data sets by Ada Admin",
        ),
        (
            granted("region", None),
            reader(),
            "Access to data sets changed from region to All workspace data, Reader by Ada Admin",
        ),
    ] {
        assert_eq!(told(&entry(Kind::Updated, Some(access(from, to)))), [words]);
    }
}

#[test]
fn a_creation_says_what_the_account_started_with() {
    let line = |recorded| told(&entry(Kind::Created, Some(recorded))).concat();
    let admin = access(None, granted("workspace", Some("admin")));
    assert_eq!(line(admin), "Created by Ada Admin with access to all workspace data, Admin");
    let some = Recorded { added: listed(&[], 2), ..access(None, granted("dataSets", None)) };
    assert_eq!(line(some), "Created by Ada Admin with access to 2 data sets");
    assert_eq!(
        line(Recorded { name: pair("", "x"), ..Recorded::default() }),
        "Created by Ada Admin"
    );
}

#[test]
fn a_name_cannot_turn_the_sentence_around() {
    let by = Entry { by: Some("צי".into()), kind: Kind::Deleted, ..Entry::default() };
    assert_eq!(told(&by), ["Removed by \u{2068}צי\u{2069}"]);
}

#[test]
fn what_is_certain_is_told() {
    let at = |time: &str| Some(time.to_owned());
    for (until, since, words) in [
        (at("May"), at("July"), "It is certain until May, and again since July."),
        (at("May"), None, "It is certain until May."),
        (None, at("July"), "It is certain since July."),
        (None, None, "It is not certain for any other day."),
    ] {
        assert_eq!(certain(until, since), words);
    }
}
