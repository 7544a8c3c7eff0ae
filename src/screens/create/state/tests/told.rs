//! The form and its effects in the words of the tables.

use crate::domain::changes::{Change, changes};
use crate::domain::draft::Draft;
use crate::domain::failure::ErrorKind;
use crate::domain::request::AccountRequest;
use crate::screens::create::state::{Create, Effect, Event, Task};
use crate::screens::tables::{Tabled, said, variants};

variants!(Stage of Task { Editing, Picking, AskingToFill, Sending, Recovering, Created });

impl Tabled for Create {
    type Event = Event;

    fn new() -> Self {
        Self::default()
    }

    fn apply(&mut self, event: Event) -> String {
        self.apply(event).iter().map(effect).collect::<Vec<_>>().join(", ")
    }

    fn told(&self) -> String {
        let mut told = vec![task(self)];
        told.extend(typed(&self.draft));
        let refused = self.refused.as_ref();
        told.extend(refused.map(|(error, _)| format!("refused: {:?}", error.kind)));
        let existing = self.existing();
        told.extend(existing.map(|existing| format!("exists: {}", existing.name)));
        told.extend(self.may_exist().then(|| "may exist".to_owned()));
        told.extend(self.file_fault.clone().map(|fault| format!("file: {fault}")));
        told.extend(self.unsaved().map(|unsaved| format!("leaving loses {unsaved:?}")));
        told.join("; ")
    }

    /// All fields by name, so that a new one cannot be forgotten.
    fn whole(&self) -> String {
        let Create {
            draft,
            start,
            left_out,
            left,
            tried,
            task,
            refused,
            file_fault,
            existing,
            attempt,
            sent,
            call,
            looks,
        } = self;
        let shown = (draft, left, tried, task, refused, file_fault, existing);
        format!("{shown:?} {:?}", (start, left_out, attempt, sent, call, looks))
    }

    fn call(&self) -> u32 {
        self.call
    }
}

/// What differs from an empty form.
fn typed(draft: &Draft) -> Option<String> {
    let lines = changes(&Draft::default(), draft);
    let words = lines.iter().map(|line| match line {
        Change::Name { to, .. } | Change::ContactEmail { to, .. } => to.clone(),
        Change::Scope { to, .. } => to.label().to_lowercase(),
        other => other.words(&|count| count.to_string()),
    });
    (!lines.is_empty()).then(|| words.collect::<Vec<_>>().join(", "))
}

fn task(form: &Create) -> String {
    let told = match (form.left, form.tried) {
        (_, true) => ", tried",
        ((true, true), _) => ", name and email left",
        ((true, _), _) => ", name left",
        ((_, true), _) => ", email left",
        _ => "",
    };
    let task = match &form.task {
        Task::Editing => "editing".to_owned(),
        Task::Picking => "picking".to_owned(),
        Task::AskingToFill(_) => "asking to fill".to_owned(),
        Task::Sending(_, 1) => "creating".to_owned(),
        Task::Sending(_, attempt) => format!("creating, attempt {attempt}"),
        Task::Recovering(_, earlier) => format!("recovering, {} left", earlier.len()),
        Task::Created => "created".to_owned(),
    };
    task + told
}

fn effect(effect: &Effect) -> String {
    match effect {
        Effect::Send { request, key, .. } => format!("send {} under {key}", members(request)),
        Effect::Find { name, .. } => format!("look for {name}"),
        Effect::Created(issued, was_changed) => {
            let secret = if issued.secret.is_some() { "with" } else { "without" };
            let changed = if *was_changed { ", changed since" } else { "" };
            format!("show {} {secret} its secret{changed}", issued.account.name)
        }
        Effect::Say(words) => said(words, &KINDS),
        Effect::FocusInvalid => "focus the fault".to_owned(),
        Effect::Refused(kind) => format!("refused: {kind:?}"),
    }
}

/// The failures of the tables.
const KINDS: [ErrorKind; 6] = [
    ErrorKind::Unreachable,
    ErrorKind::SignedOut,
    ErrorKind::Forbidden,
    ErrorKind::NameTaken,
    ErrorKind::KeyReused,
    ErrorKind::Missing,
];

fn members(request: &AccountRequest) -> String {
    let members = [request.name(), request.contact_email()];
    members.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
