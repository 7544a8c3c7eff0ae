//! The events of the tables by name, and the accounts in them.

use crate::domain::account::{Access, Level, Scope, ServiceAccount, Versioned};
use crate::domain::changes::Change;
use crate::domain::data_set::SharedDataSet;
use crate::domain::draft::Edit;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::merge::Part;
use crate::domain::secret::Secret;
use crate::domain::selection::Selection;
use crate::gateway::issued::Issued;
use crate::screens::account_page::state::{Confirmed, Event};
use crate::screens::tables::{Sample, variants};

variants!(Kind of Event {
    Loaded, Retry, Edit, Undo, Choose, OpenPicker, PickerConfirmed, PickerClosed, StartFromAll,
    StartFromNone, StartFetched, Save, Saved, ReadAgain, Ask, Cancel, Confirm, AskedAgain,
    Regenerated, Blocked, Removed, SecretSaved, Done, Allowed, PageHidden,
});

/// The account "Fleet" with all data, after a change.
fn account(version: u32, change: fn(&mut ServiceAccount)) -> Versioned {
    let mut account = ServiceAccount::example("Fleet", "f@b.no");
    account.last_modified_by = Some("Bo".into());
    change(&mut account);
    Versioned { account, etag: Some(format!("\"{version}\"")) }
}

fn unchanged(_: &mut ServiceAccount) {}

fn named_b(account: &mut ServiceAccount) {
    account.name = "B".into();
}

fn named_c(account: &mut ServiceAccount) {
    account.name = "C".into();
}

fn with_other_email(account: &mut ServiceAccount) {
    account.contact_email = "o@b.no".into();
}

fn with_data_sets(account: &mut ServiceAccount) {
    let shared = |id: &str| SharedDataSet { id: id.into(), name: Some(id.into()) };
    let data_sets = Some(vec![shared("1"), shared("2")].into());
    account.access = Access { scope: Scope::DataSets, data_sets, ..Access::default() };
}

fn issued(version: u32, secret: Option<&str>, change: fn(&mut ServiceAccount)) -> Event {
    let Versioned { account, etag } = account(version, change);
    let secret = secret.map(|text| Secret::from(text.to_owned()));
    let issued = Issued { account, secret, expires_on: None, etag };
    // The number is set by the caller.
    Event::Regenerated(0, Box::new(Ok(issued)))
}

fn numbered(event: Event, call: u32) -> Event {
    match event {
        Event::Regenerated(_, answer) => Event::Regenerated(call, answer),
        event => event,
    }
}

/// The same answer to Block.
fn blocked(call: u32, event: Event) -> Event {
    match event {
        Event::Regenerated(_, answer) => Event::Blocked(call, answer),
        event => event,
    }
}

fn lost<T>() -> Result<T, ApiError> {
    refused(ErrorKind::Unreachable)
}

fn refused<T>(kind: ErrorKind) -> Result<T, ApiError> {
    Err(kind.into())
}

fn secret_refused(call: u32, kind: ErrorKind) -> Event {
    Event::Regenerated(call, Box::new(refused(kind)))
}

fn selection(ids: &[&str]) -> Selection {
    let mut selection = Selection::default();
    selection.insert_all(ids.iter().map(|id| (*id, Some(*id))));
    selection
}

fn name_changed() -> Change {
    Change::Name { from: "Fleet".into(), to: "B".into() }
}

/// The number of an earlier call.
fn late(call: u32) -> u32 {
    call.wrapping_sub(1)
}

pub const EVENTS: &[Sample<Event>] = &[
    ("read", |call| Event::Loaded(call, Ok(account(1, unchanged)))),
    ("read with data sets", |call| Event::Loaded(call, Ok(account(1, with_data_sets)))),
    ("read: gone", |call| Event::Loaded(call, refused(ErrorKind::Missing))),
    ("read: not found by a proxy", |call| Event::Loaded(call, refused(ErrorKind::NotFound))),
    ("read: lost", |call| Event::Loaded(call, lost())),
    ("read late", |call| Event::Loaded(late(call), Ok(account(1, unchanged)))),
    ("retry", |_| Event::Retry),
    ("type B", |_| Event::Edit(Edit::Name("B".into()))),
    ("type no name", |_| Event::Edit(Edit::Name(String::new()))),
    ("type other email", |_| Event::Edit(Edit::ContactEmail("o@b.no".into()))),
    ("manually", |_| Event::Edit(Edit::Scope(Scope::DataSets))),
    ("all data", |_| Event::Edit(Edit::Scope(Scope::Workspace))),
    ("admin", |_| Event::Edit(Edit::Level(Level::Admin))),
    ("take out 1", |_| Event::Edit(Edit::TakeOut("1".into()))),
    ("take out 2", |_| Event::Edit(Edit::TakeOut("2".into()))),
    ("undo B", |_| Event::Undo(name_changed())),
    ("choose my name", |_| Event::Choose(Part::Name, true)),
    ("choose their name", |_| Event::Choose(Part::Name, false)),
    ("choose what is no choice", |_| Event::Choose(Part::ContactEmail, false)),
    ("open picker", |_| Event::OpenPicker),
    ("picked 1 2", |_| Event::PickerConfirmed(selection(&["1", "2"]))),
    ("close picker", |_| Event::PickerClosed),
    ("start from all", |_| Event::StartFromAll),
    ("start from none", |_| Event::StartFromNone),
    ("fetched 1 2 3", |call| Event::StartFetched(call, Some(Ok(selection(&["1", "2", "3"]))))),
    ("fetched: lost", |call| Event::StartFetched(call, Some(lost()))),
    ("fetched: stopped", |call| Event::StartFetched(call, None)),
    ("fetched late", |call| Event::StartFetched(late(call), Some(Ok(selection(&["1"]))))),
    ("save", |_| Event::Save),
    ("saved B", |call| Event::Saved(call, Ok(account(2, named_b)))),
    ("saved: 412", |call| Event::Saved(call, refused(ErrorKind::Changed))),
    ("saved: gone", |call| Event::Saved(call, refused(ErrorKind::Missing))),
    ("saved: not found by a proxy", |call| Event::Saved(call, refused(ErrorKind::NotFound))),
    ("saved: 403", |call| Event::Saved(call, refused(ErrorKind::Forbidden))),
    ("saved: lost", |call| Event::Saved(call, lost())),
    ("saved late", |call| Event::Saved(late(call), Ok(account(2, named_b)))),
    ("again: same version", |call| Event::ReadAgain(call, Ok(account(1, unchanged)))),
    ("again: the same", |call| Event::ReadAgain(call, Ok(account(2, unchanged)))),
    ("again: named B", |call| Event::ReadAgain(call, Ok(account(2, named_b)))),
    ("again: named C", |call| Event::ReadAgain(call, Ok(account(2, named_c)))),
    ("again: other email", |call| Event::ReadAgain(call, Ok(account(2, with_other_email)))),
    ("again: gone", |call| Event::ReadAgain(call, refused(ErrorKind::Missing))),
    ("again: lost", |call| Event::ReadAgain(call, lost())),
    ("again late", |call| Event::ReadAgain(late(call), Ok(account(2, named_c)))),
    ("ask to regenerate", |_| Event::Ask(Confirmed::Regenerate)),
    ("ask to remove", |_| Event::Ask(Confirmed::Remove)),
    ("ask to block", |_| Event::Ask(Confirmed::Block)),
    ("cancel", |_| Event::Cancel),
    ("confirm", |call| Event::Confirm(format!("key {call}"))),
    ("asked again", |call| Event::AskedAgain(call, 2)),
    ("asked again late", |call| Event::AskedAgain(late(call), 2)),
    ("secret", |call| numbered(issued(2, Some("s"), unchanged), call)),
    ("replay", |call| numbered(issued(2, None, unchanged), call)),
    ("replay: named C", |call| numbered(issued(3, None, named_c), call)),
    ("secret: 412", |call| secret_refused(call, ErrorKind::Changed)),
    ("secret: gone", |call| secret_refused(call, ErrorKind::Missing)),
    ("secret: 403", |call| secret_refused(call, ErrorKind::Forbidden)),
    ("secret: 429", |call| secret_refused(call, ErrorKind::TooMany(None))),
    ("secret: lost", |call| secret_refused(call, ErrorKind::Unreachable)),
    ("secret late", |call| numbered(issued(2, Some("s"), unchanged), late(call))),
    ("blocked", |call| blocked(call, issued(2, Some("s"), unchanged))),
    ("blocked: named C", |call| blocked(call, issued(3, Some("s"), named_c))),
    ("blocked: replay", |call| blocked(call, issued(2, None, unchanged))),
    ("blocked: 412", |call| blocked(call, secret_refused(0, ErrorKind::Changed))),
    ("blocked: gone", |call| blocked(call, secret_refused(0, ErrorKind::Missing))),
    ("blocked: 403", |call| blocked(call, secret_refused(0, ErrorKind::Forbidden))),
    ("blocked: lost", |call| blocked(call, secret_refused(0, ErrorKind::Unreachable))),
    ("blocked late", |call| blocked(late(call), issued(2, Some("s"), unchanged))),
    ("removed", |call| Event::Removed(call, Ok(()))),
    ("removed: 412", |call| Event::Removed(call, refused(ErrorKind::Changed))),
    ("removed: gone", |call| Event::Removed(call, refused(ErrorKind::Missing))),
    ("removed: 403", |call| Event::Removed(call, refused(ErrorKind::Forbidden))),
    ("removed: lost", |call| Event::Removed(call, lost())),
    ("removed late", |call| Event::Removed(late(call), Ok(()))),
    ("secret saved", |_| Event::SecretSaved),
    ("done", |_| Event::Done),
    ("allowed", |_| Event::Allowed),
    ("page hidden", |_| Event::PageHidden),
];
