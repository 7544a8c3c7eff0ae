//! The events of the tables by name, and the answers in them.

use crate::domain::account::{Level, Scope, ServiceAccount};
use crate::domain::draft::{Draft, Edit};
use crate::domain::failure::ErrorKind;
use crate::domain::secret::Secret;
use crate::domain::selection::Selection;
use crate::gateway::issued::Issued;
use crate::screens::create::state::{Event, Existing};
use crate::screens::tables::{Sample, variants};

variants!(Kind of Event {
    Edit, LeftName, LeftContactEmail, OpenPicker, PickerConfirmed, PickerClosed, FileRead, Fill,
    Cancel, Submit, AskedAgain, Answered, Found,
});

fn created(call: u32, secret: Option<&str>) -> Event {
    let account = ServiceAccount::example("A", "a@b.no");
    let secret = secret.map(|text| Secret::from(text.to_owned()));
    let issued = Issued { account, secret, expires_on: None, etag: Some("\"1\"".into()) };
    Event::Answered(call, Box::new(Ok(issued)))
}

fn refused(call: u32, kind: ErrorKind) -> Event {
    Event::Answered(call, Box::new(Err(kind.into())))
}

fn typed(name: &str) -> Edit {
    Edit::Name(name.into())
}

/// The content of a saved description.
fn file() -> Draft {
    Draft { name: "F".into(), contact_email: "f@b.no".into(), ..Draft::default() }
}

fn picked() -> Selection {
    let mut selection = Selection::default();
    selection.insert_all([("1", Some("1")), ("2", Some("2"))].into_iter());
    selection
}

fn existing(name: &str) -> Option<Existing> {
    Some(Existing { id: "id".into(), name: name.into() })
}

/// The number of an earlier call.
fn late(call: u32) -> u32 {
    call.wrapping_sub(1)
}

pub const EVENTS: &[Sample<Event>] = &[
    ("type A", |_| Event::Edit(typed("A"))),
    ("type B", |_| Event::Edit(typed("B"))),
    ("type C", |_| Event::Edit(typed("C"))),
    ("type email", |_| Event::Edit(Edit::ContactEmail("a@b.no".into()))),
    ("manually", |_| Event::Edit(Edit::Scope(Scope::DataSets))),
    ("all data", |_| Event::Edit(Edit::Scope(Scope::Workspace))),
    ("admin", |_| Event::Edit(Edit::Level(Level::Admin))),
    ("take out 1", |_| Event::Edit(Edit::TakeOut("1".into()))),
    ("leave name", |_| Event::LeftName),
    ("leave email", |_| Event::LeftContactEmail),
    ("open picker", |_| Event::OpenPicker),
    ("picked 1 2", |_| Event::PickerConfirmed(picked())),
    ("close picker", |_| Event::PickerClosed),
    ("file read", |_| Event::FileRead(Ok(file()))),
    ("file is none", |_| Event::FileRead(Err("This is no description.".into()))),
    ("fill", |_| Event::Fill),
    ("cancel", |_| Event::Cancel),
    ("submit", |call| Event::Submit(format!("key {call}"))),
    ("asked again", |call| Event::AskedAgain(call, 2)),
    ("asked again late", |call| Event::AskedAgain(late(call), 2)),
    ("created", |call| created(call, Some("s"))),
    ("created before", |call| created(call, None)),
    ("created late", |call| created(late(call), Some("s"))),
    ("answer: lost", |call| refused(call, ErrorKind::Unreachable)),
    ("answer: 401", |call| refused(call, ErrorKind::SignedOut)),
    ("answer: 403", |call| refused(call, ErrorKind::Forbidden)),
    ("answer: name taken", |call| refused(call, ErrorKind::NameTaken)),
    ("answer: key used", |call| refused(call, ErrorKind::KeyReused)),
    ("answer: gone", |call| refused(call, ErrorKind::Missing)),
    ("answer late", |call| refused(late(call), ErrorKind::Unreachable)),
    ("found A", |call| Event::Found(call, existing("a"))),
    ("found none", |call| Event::Found(call, None)),
    ("found late", |call| Event::Found(late(call), existing("a"))),
];
