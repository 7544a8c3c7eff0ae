//! The page and its effects in the words of the tables.

use crate::domain::changes::Change;
use crate::domain::failure::ErrorKind;
use crate::domain::merge::Part;
use crate::domain::request::{AccessRequest, AccountRequest};
use crate::screens::account_page::state::task::Awaited;
use crate::screens::account_page::state::{
    ChangedBy, Confirmed, Effect, Event, Notice, Open, Page, Question, Shown, Task,
};
use crate::screens::tables::{Tabled, said, variants};

variants!(PageKind of Page { Loading, Failed, Gone, Open, Credentials });
variants!(TaskKind of Task {
    Editing, Picking, AskingStart, FetchingStart, Saving, Asking, Writing,
});

/// The kind of a state, without its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage(PageKind, Option<TaskKind>);

impl Stage {
    pub fn of(page: &Page) -> Self {
        Self(PageKind::of(page), page.open().map(|open| TaskKind::of(&open.task)))
    }

    pub fn all() -> impl Iterator<Item = Self> {
        let tasks = TaskKind::ALL.iter().map(|task| Self(PageKind::Open, Some(*task)));
        let others = PageKind::ALL.iter().filter(|kind| **kind != PageKind::Open);
        others.map(|kind| Self(*kind, None)).chain(tasks)
    }
}

impl Tabled for Page {
    type Event = Event;

    fn new() -> Self {
        Self::load().0
    }

    fn apply(&mut self, event: Event) -> String {
        self.apply(event).iter().map(effect).collect::<Vec<_>>().join(", ")
    }

    fn told(&self) -> String {
        let told = match self {
            Self::Loading(_) => vec!["loading".to_owned()],
            Self::Failed(error, _) => vec![format!("failed: {:?}", error.kind)],
            Self::Gone(typed, _) => [vec!["gone".to_owned()], lines(typed)].concat(),
            Self::Open(open) => opened(open),
            Self::Credentials(shown) => credentials(shown),
        };
        let mut told = told.join("; ");
        if let Some(unsaved) = self.unsaved() {
            told.push_str(&format!("; leaving loses {unsaved:?}"));
        }
        told
    }

    fn whole(&self) -> String {
        match self {
            Self::Loading(call) => format!("loading {call}"),
            Self::Failed(error, call) => format!("failed {error:?} {call}"),
            Self::Gone(typed, error) => format!("gone {typed:?} {error:?}"),
            Self::Open(open) => whole(open),
            Self::Credentials(shown) => {
                let Shown { issued, secret_saved, draft, call } = shown.as_ref();
                let secret = issued.secret.as_ref().map(|secret| secret.expose());
                let versioned = issued.versioned();
                format!("credentials {versioned:?} {secret:?} {secret_saved} {draft:?} {call}")
            }
        }
    }

    fn call(&self) -> u32 {
        match self {
            Self::Loading(call) | Self::Failed(_, call) => *call,
            Self::Open(open) => open.call,
            Self::Credentials(shown) => shown.call,
            Self::Gone(..) => 0,
        }
    }
}

/// All fields by name, so that a new one cannot be forgotten.
fn whole(open: &Open) -> String {
    let Open {
        saved,
        draft,
        task,
        notice,
        warning,
        was_saved,
        denied,
        lost,
        resent,
        regeneration,
        call,
        awaited,
    } = open;
    let shown = (saved, draft, task, notice, warning, was_saved, denied);
    let kept = (lost, resent, regeneration, call, awaited);
    format!("open {shown:?} {kept:?}")
}

fn opened(open: &Open) -> Vec<String> {
    let mut told = vec![task(open)];
    told.extend(lines(&open.changes()));
    told.extend(open.notice.as_ref().map(notice));
    told.extend(open.warning.map(|warning| format!("warning: {warning:?}")));
    told.extend(open.was_saved.then(|| "“Saved.”".to_owned()));
    told.extend(open.denied.then(|| "denied".to_owned()));
    told
}

fn task(open: &Open) -> String {
    let again = if open.awaited != Awaited::Answer { ", reading again" } else { "" };
    match &open.task {
        Task::Editing if open.can_save() => "editing, can save".to_owned(),
        Task::Editing => "editing".to_owned(),
        Task::Picking => "picking".to_owned(),
        Task::AskingStart(None) => "asking for a start".to_owned(),
        Task::AskingStart(Some(error)) => format!("asking for a start: {:?}", error.kind),
        Task::FetchingStart => "fetching a start".to_owned(),
        Task::Saving(_) => format!("saving{again}"),
        Task::Asking(change, question) => format!("asking to {}{}", verb(*change), asked(question)),
        Task::Writing(change, 1) => format!("about to {}{again}", verb(*change)),
        Task::Writing(change, attempt) => {
            format!("about to {}, attempt {attempt}{again}", verb(*change))
        }
    }
}

fn verb(change: Confirmed) -> &'static str {
    match change {
        Confirmed::Regenerate => "regenerate",
        Confirmed::Block => "block",
        Confirmed::Remove => "remove",
    }
}

fn asked(question: &Question) -> String {
    let Question { error, changed } = question;
    let error = error.as_ref().map(|error| format!(": {:?}", error.kind));
    let changed = changed.as_ref().map(|by| format!(": {}", changed_by(by)));
    [error, changed].into_iter().flatten().collect()
}

fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Refused(error, _) => format!("refused: {:?}", error.kind),
        Notice::Merged(by) => format!("merged: {}", changed_by(by)),
        Notice::Conflict(conflict) => {
            let by = conflict.by.as_deref().unwrap_or("somebody");
            format!("conflict with {by}: {}", parts(&conflict.parts))
        }
    }
}

fn changed_by(by: &ChangedBy) -> String {
    let what = if by.parts.is_empty() { "what is not shown".to_owned() } else { parts(&by.parts) };
    format!("{} changed {what}", by.who.as_deref().unwrap_or("somebody"))
}

fn parts(parts: &[Part]) -> String {
    parts.iter().map(|part| part.label()).collect::<Vec<_>>().join(" and ")
}

fn credentials(shown: &Shown) -> Vec<String> {
    let mut told = vec!["credentials".to_owned()];
    told.extend(shown.secret_saved.then(|| "secret saved".to_owned()));
    told.extend(shown.draft.as_ref().map(|draft| format!("typed: {}", draft.name)));
    told
}

fn lines(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|change| change.words(&|count| count.to_string())).collect()
}

pub fn effect(effect: &Effect) -> String {
    match effect {
        Effect::Load { .. } => "read".to_owned(),
        Effect::FetchStart { .. } => "fetch all data sets".to_owned(),
        Effect::StopFetching => "stop fetching".to_owned(),
        Effect::Save { of, request, .. } => {
            format!("save {} of {}", members(request), etag(&of.etag))
        }
        Effect::ReadAgain { .. } => "read again".to_owned(),
        Effect::Regenerate { of, key, .. } => format!("regenerate {} under {key}", etag(&of.etag)),
        Effect::Block { of, key, .. } => format!("block {} under {key}", etag(&of.etag)),
        Effect::Remove { of, .. } => format!("remove {}", etag(&of.etag)),
        Effect::Say(words) => said(words, &KINDS),
        Effect::Updated(account) => format!("tell that {} is updated", account.name),
        Effect::SecretRegenerated(account) => format!("tell of a new secret of {}", account.name),
        Effect::Left(account) => format!("leave {}", account.name),
        Effect::Refresh => "refresh the list".to_owned(),
        Effect::Refused(kind) => format!("refused: {kind:?}"),
    }
}

/// The failures of the tables.
const KINDS: [ErrorKind; 7] = [
    ErrorKind::Missing,
    ErrorKind::NotFound,
    ErrorKind::Changed,
    ErrorKind::VersionAltered,
    ErrorKind::Forbidden,
    ErrorKind::TooMany(None),
    ErrorKind::Unreachable,
];

fn etag(etag: &Option<String>) -> String {
    format!("version {}", etag.as_deref().unwrap_or("none").trim_matches('"'))
}

/// The members of a patch.
fn members(request: &AccountRequest) -> String {
    let access = request.access().map(|access| match access {
        AccessRequest::Workspace(level) => format!("all data as {}", level.label()),
        AccessRequest::DataSets(ids) => format!("data sets {}", ids.join(" ")),
    });
    let members = [
        request.name().map(|name| format!("name {name}")),
        request.contact_email().map(|email| format!("email {email}")),
        access,
    ];
    members.into_iter().flatten().collect::<Vec<_>>().join(" and ")
}
