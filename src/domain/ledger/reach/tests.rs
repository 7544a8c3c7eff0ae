//! What an account could reach at each time, by ledgers that say much, little or something wrong.

use super::*;
use std::sync::Arc;

fn chosen(ids: &[&str]) -> Selection {
    let mut chosen = Selection::default();
    chosen.insert_all(ids.iter().map(|id| (*id, Some(*id))));
    chosen
}

fn listed(ids: &[&str]) -> Listed {
    Listed { count: ids.len(), data_sets: chosen(ids) }
}

fn all(level: &str) -> Granted {
    Granted { scope: Scope::Workspace, level: Some(Level::from(level.to_owned())) }
}

fn some() -> Granted {
    Granted { scope: Scope::DataSets, level: None }
}

fn reach(granted: Granted, ids: &[&str]) -> Reach {
    Reach { scope: granted.scope, level: granted.level, data_sets: chosen(ids) }
}

fn entry(at: f64, kind: Kind, recorded: Option<Recorded>) -> Entry {
    Entry { at: Some(at), kind, recorded: recorded.map(Arc::new), ..Entry::default() }
}

fn access(from: Option<Granted>, to: Granted, added: &[&str], removed: &[&str]) -> Recorded {
    Recorded {
        access: Some(Change { from, to: Some(to) }),
        added: listed(added),
        removed: listed(removed),
        ..Recorded::default()
    }
}

fn picked(added: &[&str], removed: &[&str]) -> Recorded {
    Recorded { added: listed(added), removed: listed(removed), ..Recorded::default() }
}

fn renamed() -> Recorded {
    let name = Some(Change { from: Some("A".to_owned()), to: Some("B".to_owned()) });
    Recorded { name, ..Recorded::default() }
}

/// Created at 10 with all data, at 20 Admin, at 30 data sets 1 and 2, at 40 without 1 and with 3, at 50 a
/// new secret, at 60 renamed.
fn full() -> Vec<Entry> {
    vec![
        entry(60.0, Kind::Updated, Some(renamed())),
        entry(50.0, Kind::SecretRegenerated, None),
        entry(40.0, Kind::Updated, Some(picked(&["3"], &["1"]))),
        entry(30.0, Kind::Updated, Some(access(Some(all("admin")), some(), &["1", "2"], &[]))),
        entry(20.0, Kind::Updated, Some(access(Some(all("reader")), all("admin"), &[], &[]))),
        entry(10.0, Kind::Created, Some(access(None, all("reader"), &[], &[]))),
    ]
}

fn known(entries: &[Entry]) -> Known<'_> {
    Known {
        now: Some(reach(some(), &["2", "3"])),
        changed_at: Some(60.0),
        created_at: Some(10.0),
        entries,
        read_since: Some(10.0),
    }
}

fn reached(granted: Granted, ids: &[&str]) -> Then {
    Then::Reached(reach(granted, ids))
}

/// Makes one entry of the full ledger say nothing.
fn without(at: f64, entries: Vec<Entry>) -> Vec<Entry> {
    let forget = |mut entry: Entry| {
        if entry.at == Some(at) {
            entry.recorded = None;
        }
        entry
    };
    entries.into_iter().map(forget).collect()
}

#[test]
fn a_full_ledger_tells_every_time() {
    let entries = full();
    for (time, then) in [
        (9.0, Then::NotYet),
        (10.0, reached(all("reader"), &[])),
        (19.0, reached(all("reader"), &[])),
        (20.0, reached(all("admin"), &[])),
        (35.0, reached(some(), &["1", "2"])),
        (40.0, reached(some(), &["2", "3"])),
        (1_000.0, reached(some(), &["2", "3"])),
    ] {
        assert_eq!(known(&entries).at(time), then, "{time}");
    }
}

#[test]
fn from_data_sets_back_to_all_data_the_ledger_must_list_them() {
    let back = |removed: Listed| {
        let recorded = Recorded { removed, ..access(Some(some()), all("reader"), &[], &[]) };
        let entries = [entry(20.0, Kind::Updated, Some(recorded))];
        let now = Some(reach(all("reader"), &[]));
        Known { now, changed_at: Some(20.0), ..known(&entries) }.at(15.0)
    };
    assert_eq!(back(listed(&["1", "2"])), reached(some(), &["1", "2"]));
    let not_known = Then::NotKnown { until: None, since: Some(20.0) };
    assert_eq!(back(Listed { count: 2_000, ..Listed::default() }), not_known);
    assert_eq!(back(Listed::default()), not_known);
}

#[test]
fn who_what_and_when_alone_are_certain_since_the_last_change() {
    let entries: Vec<_> =
        [40.0, 30.0, 20.0, 10.0].into_iter().fold(full(), |all, at| without(at, all));
    let entries = without(60.0, entries);
    let known = known(&entries);
    assert_eq!(known.at(60.0), reached(some(), &["2", "3"]));
    for time in [10.0, 35.0, 59.0] {
        assert_eq!(known.at(time), Then::NotKnown { until: None, since: Some(60.0) }, "{time}");
    }
    assert_eq!(known.at(5.0), Then::NotYet);
}

#[test]
fn one_entry_that_says_nothing_leaves_both_sides_certain() {
    let entries = without(30.0, full());
    let known = known(&entries);
    assert_eq!(known.at(25.0), reached(all("admin"), &[]));
    assert_eq!(known.at(35.0), reached(some(), &["1", "2"]));
    let entries = without(40.0, entries.clone());
    let known = super::Known { entries: &entries, ..known };
    assert_eq!(known.at(35.0), Then::NotKnown { until: Some(30.0), since: Some(40.0) });
    assert_eq!(known.at(29.0), reached(all("admin"), &[]));
}

#[test]
fn an_entry_that_cannot_be_read_is_a_gap_on_both_sides() {
    let mut entries = full();
    entries.insert(3, entry(39.0, Kind::Unreadable, None));
    let known = known(&entries);
    assert_eq!(known.at(39.0), reached(some(), &["1", "2"]));
    assert_eq!(known.at(38.0), Then::NotKnown { until: Some(30.0), since: Some(39.0) });
    assert_eq!(known.at(25.0), reached(all("admin"), &[]));
    let mut entries = full();
    entries[2].at = None;
    let known = super::Known { entries: &entries, ..known };
    assert_eq!(known.at(45.0), Then::NotKnown { until: Some(30.0), since: Some(50.0) });
}

#[test]
fn a_ledger_that_contradicts_the_account_proves_nothing_before() {
    let entries = full();
    let other = Known { now: Some(reach(some(), &["2"])), ..known(&entries) };
    assert_eq!(other.at(40.0), reached(some(), &["2"]));
    assert_eq!(other.at(25.0), Then::NotKnown { until: None, since: Some(40.0) });
    let later = Known { changed_at: Some(100_000.0), ..known(&entries) };
    assert_eq!(later.at(100_000.0), reached(some(), &["2", "3"]));
    assert_eq!(later.at(70.0), Then::NotKnown { until: None, since: Some(100_000.0) });
    let nothing = Known { entries: &[], read_since: Some(0.0), ..known(&entries) };
    assert_eq!(nothing.at(59.0), Then::NotKnown { until: None, since: Some(60.0) });
}

#[test]
fn what_was_not_read_yet_is_not_known() {
    let entries = full();
    let stopped = Known { entries: &entries[..2], read_since: Some(45.0), ..known(&entries) };
    assert_eq!(stopped.at(45.0), reached(some(), &["2", "3"]));
    assert_eq!(stopped.at(44.0), Then::NotKnown { until: None, since: Some(45.0) });
    assert_eq!(stopped.at(9.0), Then::NotYet);
    let nothing = Known { entries: &[], read_since: None, changed_at: None, ..known(&entries) };
    assert_eq!(nothing.at(44.0), Then::NotKnown { until: None, since: None });
}

#[test]
fn an_unknown_kind_of_event_may_have_changed_anything() {
    let mut entries = full();
    entries.insert(0, entry(70.0, Kind::Other("Service account blocked".into()), None));
    let known = Known { changed_at: Some(70.0), ..known(&entries) };
    assert_eq!(known.at(70.0), reached(some(), &["2", "3"]));
    // The part before it is certain from the creation on.
    assert_eq!(known.at(65.0), reached(some(), &["2", "3"]));
    let entries = without(10.0, entries.clone());
    let known = super::Known { entries: &entries, ..known };
    assert_eq!(known.at(65.0), Then::NotKnown { until: None, since: Some(70.0) });
}

#[test]
fn an_account_that_is_gone_is_told_from_its_creation() {
    let mut entries = full();
    entries.insert(0, entry(80.0, Kind::Deleted, None));
    let gone = Known { now: None, changed_at: None, created_at: None, ..known(&entries) };
    assert_eq!(gone.at(80.0), Then::Removed);
    assert_eq!(gone.at(79.0), reached(some(), &["2", "3"]));
    assert_eq!(gone.at(9.0), Then::NotYet);
    let entries = without(10.0, entries.clone());
    let gone = super::Known { entries: &entries, ..gone };
    assert_eq!(gone.at(79.0), Then::NotKnown { until: None, since: None });
}
