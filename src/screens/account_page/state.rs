//! The page of one account as a sum type: what it shows, what the user can do in it, and what
//! becomes of each answer. Pure: `view.rs` derives every control from it and runs its effects.

use crate::domain::account::{Scope, ServiceAccount, Versioned};
use crate::domain::attempt::Attempt;
use crate::domain::changes::{Change, changes, patch, undo};
use crate::domain::draft::{Draft, Edit};
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::merge::{Part, compare};
use crate::domain::request::AccountRequest;
use crate::domain::selection::Selection;
use crate::domain::unsaved::Unsaved;
use crate::gateway::issued::Issued;

/// What is shown at the account's place.
pub enum Page {
    Loading,
    Failed(ApiError),
    /// The account is gone; what was typed into it is still shown.
    Gone(Vec<Change>),
    Open(Box<Open>),
    /// The credentials, once.
    Credentials(Box<Shown>),
}

/// An account whose fields can be edited.
pub struct Open {
    pub saved: Versioned,
    pub draft: Draft,
    pub task: Task,
    pub notice: Option<Notice>,
    pub warning: Option<Warning>,
    /// Said until the next change.
    pub was_saved: bool,
    /// The backend refused a change for want of rights: nothing can be changed any more.
    pub denied: bool,
    /// The change was sent a second time by itself, since nothing that can be seen differed.
    resent: bool,
    /// The regeneration whose key is kept.
    regeneration: Option<Attempt<()>>,
    /// The number of the call that is awaited; an answer to another one is late or doubled.
    call: u32,
}

/// What the user, or the tab, is at.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    Editing,
    /// The data-set picker is open.
    Picking,
    /// "Which data sets to start from?"
    AskingStart(Option<ApiError>),
    FetchingStart,
    /// The draft has been sent; after a 412 the account is being read again.
    Saving(Draft),
    Asking(Confirmed, Question),
    /// Sent. With the number of the attempt that is under way.
    Writing(Confirmed, u32),
}

/// A change that is confirmed in a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    Regenerate,
    Remove,
}

/// What a dialog says beside its question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    pub error: Option<ApiError>,
    /// Somebody changed the account since the dialog was opened.
    pub changed: Option<ChangedBy>,
}

/// Who changed which parts of the account.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedBy {
    pub who: Option<String>,
    pub parts: Vec<Part>,
}

/// What stands above the form after an attempt to save.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// With the draft that was refused.
    Refused(ApiError, Draft),
    /// Somebody else changed other fields.
    Merged(ChangedBy),
    Conflict(Conflict),
}

/// Both changed the same fields: the two versions between which the user chooses.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub by: Option<String>,
    pub parts: Vec<Part>,
    pub mine: Draft,
    pub theirs: Draft,
}

/// What stays above the form until there is a new secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The account was made or its secret renewed, and the answer with the secret got lost.
    SecretLost,
    /// The same, and the form was changed between the two attempts.
    FirstAttemptCreated,
    /// Nobody knows whether the secret was renewed.
    RegenerationUnknown,
}

/// Credentials that are shown.
pub struct Shown {
    pub issued: Issued,
    /// The user has the secret somewhere else.
    pub secret_saved: bool,
    /// What was typed before a regeneration.
    draft: Option<Draft>,
}

/// What happens to the page. Answers carry the number of their call.
pub enum Event {
    Loaded(Result<Versioned, ApiError>),
    Retry,
    Edit(Edit),
    Undo(Change),
    /// Mine (`true`) or theirs, of a conflict.
    Choose(Part, bool),
    OpenPicker,
    PickerConfirmed(Selection),
    PickerClosed,
    StartFromAll,
    StartFromNone,
    /// `None`: it was stopped.
    StartFetched(u32, Option<Result<Selection, ApiError>>),
    Save,
    Saved(u32, Result<Versioned, ApiError>),
    ReadAgain(u32, Result<Versioned, ApiError>),
    Ask(Confirmed),
    Cancel,
    /// "Regenerate secret" or "Delete"; with a fresh key.
    Confirm(String),
    /// No answer came, and the same was asked again.
    AskedAgain(u32, u32),
    Regenerated(u32, Box<Result<Issued, ApiError>>),
    Removed(u32, Result<(), ApiError>),
    SecretSaved,
    /// The credentials are left on purpose.
    Done,
    /// The browser hides the page; it may show it to somebody else later.
    PageHidden,
}

/// What is to be done about it.
#[derive(Debug, PartialEq)]
pub enum Effect {
    Load,
    FetchStart { call: u32 },
    StopFetching,
    Save { call: u32, of: Versioned, request: AccountRequest },
    ReadAgain { call: u32 },
    Regenerate { call: u32, of: Versioned, key: String },
    Remove { call: u32, of: Versioned },
    /// A sentence for screen readers.
    Say(String),
    /// The list and the host are to know.
    Updated(ServiceAccount),
    SecretRegenerated(ServiceAccount),
    /// The account is gone by the user's own hand: the page is left.
    Left(ServiceAccount),
    /// The list may be out of date.
    Refresh,
    /// A change was refused with this.
    Refused(ErrorKind),
}

type Effects = Vec<Effect>;

impl Page {
    /// The page of an account that was just created; `was_changed`: the form was changed since the
    /// attempt that created it.
    pub fn created(issued: Issued, was_changed: bool) -> Self {
        if issued.secret.is_some() {
            return Self::Credentials(Box::new(Shown::new(issued, None)));
        }
        let mut open = Open::new(issued.versioned());
        open.warning = Some(match was_changed {
            true => Warning::FirstAttemptCreated,
            false => Warning::SecretLost,
        });
        Self::Open(Box::new(open))
    }

    /// What leaving the page would lose.
    pub fn unsaved(&self) -> Option<Unsaved> {
        match self {
            Self::Loading | Self::Failed(_) | Self::Gone(_) => None,
            Self::Open(open) => open.unsaved(),
            Self::Credentials(shown) => shown.unsaved(),
        }
    }

    pub fn open(&self) -> Option<&Open> {
        if let Self::Open(open) = self { Some(open) } else { None }
    }

    pub fn credentials(&self) -> Option<&Shown> {
        if let Self::Credentials(shown) = self { Some(shown) } else { None }
    }

    /// Takes an event in. One that the present state does not offer changes nothing.
    pub fn apply(&mut self, event: Event) -> Effects {
        match (self, event) {
            (page @ (Self::Loading | Self::Failed(_)), Event::Loaded(loaded)) => {
                *page = match loaded {
                    Ok(account) => Self::Open(Box::new(Open::new(account))),
                    Err(error) if error.kind == ErrorKind::Missing => Self::Gone(Vec::new()),
                    Err(error) => Self::Failed(error),
                };
                Vec::new()
            }
            (page @ Self::Failed(_), Event::Retry) => {
                *page = Self::Loading;
                vec![Effect::Load]
            }
            (page @ Self::Open(_), event) => {
                let Self::Open(open) = page else { return Vec::new() };
                let (next, effects) = open.apply(event);
                if let Some(next) = next {
                    *page = next;
                }
                effects
            }
            (Self::Credentials(shown), Event::SecretSaved) => {
                shown.secret_saved = true;
                Vec::new()
            }
            (page @ Self::Credentials(_), Event::Done | Event::PageHidden) => {
                if let Self::Credentials(shown) = page {
                    *page = Self::Open(Box::new(shown.leave()));
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

impl Shown {
    fn new(issued: Issued, draft: Option<Draft>) -> Self {
        Self { issued, secret_saved: false, draft }
    }

    fn unsaved(&self) -> Option<Unsaved> {
        if !self.secret_saved {
            return Some(Unsaved::Secret);
        }
        self.draft.as_ref().map(|_| Unsaved::Changes)
    }

    /// The account's page, with what was typed before.
    fn leave(&mut self) -> Open {
        let mut open = Open::new(self.issued.versioned());
        if let Some(draft) = self.draft.take() {
            open.draft = draft;
        }
        open
    }
}

impl Open {
    fn new(saved: Versioned) -> Self {
        Self {
            draft: Draft::from(&saved.account),
            saved,
            task: Task::Editing,
            notice: None,
            warning: None,
            was_saved: false,
            denied: false,
            resent: false,
            regeneration: None,
            call: 0,
        }
    }

    pub fn saved_draft(&self) -> Draft {
        Draft::from(&self.saved.account)
    }

    pub fn changes(&self) -> Vec<Change> {
        changes(&self.saved_draft(), &self.draft)
    }

    /// Nothing of the form can be changed now.
    pub fn is_locked(&self) -> bool {
        self.is_busy() || self.denied
    }

    /// Something is asked or under way.
    pub fn is_busy(&self) -> bool {
        self.task != Task::Editing
    }

    pub fn is_saving(&self) -> bool {
        matches!(self.task, Task::Saving(_))
    }

    pub fn can_save(&self) -> bool {
        !self.is_locked() && self.draft.check().is_ok() && !self.changes().is_empty()
    }

    /// Why changes cannot be saved.
    pub fn not_ready(&self) -> Option<String> {
        if self.changes().is_empty() || self.is_saving() {
            return None;
        }
        if self.denied {
            return Some("You are not allowed to change service accounts.".to_owned());
        }
        let faults = self.draft.check().err()?;
        let faults = [faults.name, faults.contact_email, faults.access];
        Some(faults.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    fn unsaved(&self) -> Option<Unsaved> {
        match self.task {
            Task::Writing(Confirmed::Regenerate, _) => Some(Unsaved::Answer),
            Task::Saving(_) => Some(Unsaved::Saving),
            _ => (!self.changes().is_empty()).then_some(Unsaved::Changes),
        }
    }

    fn next_call(&mut self) -> u32 {
        self.call += 1;
        self.call
    }

    /// The page that takes this one's place, if any, and what is to be done.
    fn apply(&mut self, event: Event) -> (Option<Page>, Effects) {
        let effects = match event {
            Event::Saved(call, answer) if call == self.call => return self.saved(answer),
            Event::ReadAgain(call, answer) if call == self.call => return self.read_again(answer),
            Event::Regenerated(call, answer) if call == self.call => {
                return self.regenerated(*answer);
            }
            Event::Removed(call, answer) if call == self.call => return self.removed(answer),
            Event::StartFetched(call, answer) if call == self.call => self.start_fetched(answer),
            Event::AskedAgain(call, attempt) if call == self.call => {
                if let Task::Writing(_, now) = &mut self.task {
                    *now = attempt;
                }
                Vec::new()
            }
            Event::StartFromAll
            | Event::StartFromNone
            | Event::PickerConfirmed(_)
            | Event::PickerClosed
            | Event::Cancel
            | Event::Confirm(_) => self.in_dialog(event),
            Event::PageHidden => Vec::new(),
            _ if self.is_locked() => Vec::new(),
            event => self.edit(event),
        };
        (None, effects)
    }

    /// What can be done while nothing is asked or under way.
    fn edit(&mut self, event: Event) -> Effects {
        match event {
            Event::Edit(edit) => {
                let taken_out = matches!(edit, Edit::TakeOut(_));
                let from_all = self.draft.scope == Scope::Workspace;
                self.draft.apply(edit);
                self.was_saved = false;
                let by_hand = self.draft.scope == Scope::DataSets;
                if from_all && by_hand && self.draft.chosen.is_empty() {
                    self.task = Task::AskingStart(None);
                }
                let words = "Data set taken out. Undo is beside Save.";
                return taken_out.then(|| Effect::Say(words.to_owned())).into_iter().collect();
            }
            Event::Undo(change) => {
                let saved = self.saved_draft();
                undo(&change, &saved, &mut self.draft);
                return vec![Effect::Say("Change taken back.".to_owned())];
            }
            Event::Choose(part, mine) => {
                if let Some(Notice::Conflict(conflict)) = &self.notice {
                    let version = if mine { &conflict.mine } else { &conflict.theirs };
                    part.take(version, &mut self.draft);
                }
            }
            Event::OpenPicker => {
                self.task = Task::Picking;
                return Vec::new();
            }
            Event::Save => {
                self.resent = false;
                return self.save();
            }
            Event::Ask(change) => {
                self.task = Task::Asking(change, Question::default());
                return Vec::new();
            }
            _ => return Vec::new(),
        }
        self.was_saved = false;
        Vec::new()
    }

    fn in_dialog(&mut self, event: Event) -> Effects {
        match (&self.task, event) {
            (Task::Picking, Event::PickerConfirmed(chosen)) => {
                self.draft.chosen = chosen;
                self.was_saved = false;
                self.task = Task::Editing;
                let words = "Selection taken over. It is kept when you save.";
                return vec![Effect::Say(words.to_owned())];
            }
            (Task::Picking, Event::PickerClosed) => self.task = Task::Editing,
            (Task::AskingStart(_), Event::StartFromAll) => {
                self.task = Task::FetchingStart;
                return vec![Effect::FetchStart { call: self.next_call() }];
            }
            (Task::AskingStart(_), Event::StartFromNone | Event::Cancel) => {
                self.task = Task::Editing;
            }
            (Task::FetchingStart, Event::StartFromNone | Event::Cancel) => {
                self.task = Task::AskingStart(None);
                self.call += 1;
                return vec![Effect::StopFetching];
            }
            (Task::Asking(..), Event::Cancel) => self.cancel(),
            (Task::Asking(change, _), Event::Confirm(key)) => return self.write(*change, key),
            _ => {}
        }
        Vec::new()
    }

    fn cancel(&mut self) {
        let is_unknown = self.regeneration.as_ref().is_some_and(|sent| sent.may_have_acted);
        if is_unknown {
            self.warning = Some(Warning::RegenerationUnknown);
        }
        self.task = Task::Editing;
    }

    fn start_fetched(&mut self, answer: Option<Result<Selection, ApiError>>) -> Effects {
        if self.task != Task::FetchingStart {
            return Vec::new();
        }
        self.task = match answer {
            Some(Ok(chosen)) => {
                self.draft.chosen = chosen;
                Task::Editing
            }
            Some(Err(error)) => Task::AskingStart(Some(error)),
            None => Task::AskingStart(None),
        };
        Vec::new()
    }

    fn save(&mut self) -> Effects {
        let Ok(whole) = self.draft.check() else {
            return vec![Effect::Say("Correct the marked fields.".to_owned())];
        };
        let changes = self.changes();
        if changes.is_empty() {
            return Vec::new();
        }
        self.notice = None;
        self.was_saved = false;
        self.task = Task::Saving(self.draft.clone());
        let request = patch(&changes, whole);
        let call = self.next_call();
        vec![
            Effect::Say("Saving.".to_owned()),
            Effect::Save { call, of: self.saved.clone(), request },
        ]
    }

    fn saved(&mut self, answer: Result<Versioned, ApiError>) -> (Option<Page>, Effects) {
        let Task::Saving(sent) = &self.task else { return (None, Vec::new()) };
        let sent = sent.clone();
        match answer {
            Ok(now) => (None, self.is_saved_as(now)),
            Err(error) if error.kind == ErrorKind::Changed => {
                (None, vec![Effect::ReadAgain { call: self.next_call() }])
            }
            Err(error) => self.refused(error, sent),
        }
    }

    fn is_saved_as(&mut self, now: Versioned) -> Effects {
        let account = now.account.clone();
        self.draft = Draft::from(&account);
        self.saved = now;
        self.task = Task::Editing;
        self.notice = None;
        self.was_saved = true;
        vec![Effect::Say("Saved.".to_owned()), Effect::Updated(account)]
    }

    fn refused(&mut self, error: ApiError, draft: Draft) -> (Option<Page>, Effects) {
        if error.kind == ErrorKind::Missing {
            return (Some(Page::Gone(self.changes())), vec![Effect::Refresh]);
        }
        let kind = error.kind;
        self.denied |= kind == ErrorKind::Forbidden;
        self.task = Task::Editing;
        let words = error.to_string();
        self.notice = Some(Notice::Refused(error, draft));
        (None, vec![Effect::Say(words), Effect::Refused(kind)])
    }

    /// The account as it is now, after a 412.
    fn read_again(&mut self, answer: Result<Versioned, ApiError>) -> (Option<Page>, Effects) {
        let now = match (answer, &self.task) {
            (Ok(now), _) => now,
            (Err(error), Task::Saving(sent)) => {
                let sent = sent.clone();
                return self.refused(error, sent);
            }
            (Err(error), Task::Writing(change, _)) => {
                let change = *change;
                return self.write_failed(change, error);
            }
            _ => return (None, Vec::new()),
        };
        let merged = compare(&self.saved_draft(), &self.draft, &Draft::from(&now.account));
        let by = ChangedBy { who: now.account.last_modified_by.clone(), parts: merged.theirs };
        match self.task.clone() {
            Task::Saving(_) if merged.is_saved => (None, self.is_saved_as(now)),
            Task::Saving(mine) => {
                let theirs = Draft::from(&now.account);
                self.saved = now;
                self.draft = merged.draft;
                self.task = Task::Editing;
                if by.parts.is_empty() {
                    // Nothing that can be seen differs, such as after a regeneration: the change is
                    // sent again, once, on the version that is there now.
                    if std::mem::replace(&mut self.resent, true) {
                        return self.refused(ErrorKind::Changed.into(), mine);
                    }
                    return (None, self.save());
                }
                let who = by.words();
                self.notice = Some(if merged.both.is_empty() {
                    Notice::Merged(by)
                } else {
                    Notice::Conflict(Conflict { by: by.who, parts: merged.both, mine, theirs })
                });
                (None, vec![Effect::Say(who), Effect::Refresh])
            }
            Task::Writing(change, _) => {
                self.saved = now;
                self.draft = merged.draft;
                let words = by.words();
                self.task = Task::Asking(change, Question { error: None, changed: Some(by) });
                (None, vec![Effect::Say(words), Effect::Refresh])
            }
            _ => (None, Vec::new()),
        }
    }

    fn write(&mut self, change: Confirmed, fresh_key: String) -> Effects {
        self.task = Task::Writing(change, 1);
        let (call, of) = (self.next_call(), self.saved.clone());
        match change {
            Confirmed::Remove => vec![
                Effect::Say("Deleting the service account.".to_owned()),
                Effect::Remove { call, of },
            ],
            Confirmed::Regenerate => {
                let attempt = Attempt::next(self.regeneration.take(), (), fresh_key);
                let key = attempt.key.clone();
                self.regeneration = Some(attempt);
                vec![
                    Effect::Say("Making a new secret.".to_owned()),
                    Effect::Regenerate { call, of, key },
                ]
            }
        }
    }

    fn write_failed(&mut self, change: Confirmed, error: ApiError) -> (Option<Page>, Effects) {
        if error.kind == ErrorKind::Missing {
            return (Some(Page::Gone(self.changes())), vec![Effect::Refresh]);
        }
        let kind = error.kind;
        self.denied |= kind == ErrorKind::Forbidden;
        let words = error.to_string();
        self.task = Task::Asking(change, Question { error: Some(error), changed: None });
        (None, vec![Effect::Say(words), Effect::Refused(kind)])
    }

    fn regenerated(&mut self, answer: Result<Issued, ApiError>) -> (Option<Page>, Effects) {
        if !matches!(self.task, Task::Writing(Confirmed::Regenerate, _)) {
            return (None, Vec::new());
        }
        match answer {
            Ok(issued) => {
                self.regeneration = None;
                let done = Effect::SecretRegenerated(issued.account.clone());
                if issued.secret.is_some() {
                    let merged = compare(
                        &self.saved_draft(),
                        &self.draft,
                        &Draft::from(&issued.account),
                    );
                    let typed = (!merged.is_saved).then_some(merged.draft);
                    let shown = Shown::new(issued, typed);
                    return (Some(Page::Credentials(Box::new(shown))), vec![done]);
                }
                // A replay: the secret was renewed by an attempt whose answer got lost.
                let before = self.saved_draft();
                self.saved = issued.versioned();
                self.draft = compare(&before, &self.draft, &self.saved_draft()).draft;
                self.warning = Some(Warning::SecretLost);
                self.task = Task::Editing;
                (None, vec![done])
            }
            Err(error) => {
                if let Some(sent) = &mut self.regeneration {
                    sent.answered(&error);
                }
                if error.kind == ErrorKind::Changed {
                    return (None, vec![Effect::ReadAgain { call: self.next_call() }]);
                }
                self.write_failed(Confirmed::Regenerate, error)
            }
        }
    }

    /// The old secret may have ended, although nobody knows.
    pub fn may_have_regenerated(&self) -> bool {
        self.regeneration.as_ref().is_some_and(|sent| sent.may_have_acted)
    }

    fn removed(&mut self, answer: Result<(), ApiError>) -> (Option<Page>, Effects) {
        if !matches!(self.task, Task::Writing(Confirmed::Remove, _)) {
            return (None, Vec::new());
        }
        match answer {
            Ok(()) => {
                let account = self.saved.account.clone();
                let words = [&account.name, " was removed."].concat();
                (
                    Some(Page::Gone(Vec::new())),
                    vec![Effect::Say(words), Effect::Left(account)],
                )
            }
            Err(error) if error.kind == ErrorKind::Changed => {
                (None, vec![Effect::ReadAgain { call: self.next_call() }])
            }
            Err(error) => self.write_failed(Confirmed::Remove, error),
        }
    }
}

impl ChangedBy {
    /// "Ada Admin changed this service account in the meantime: Account name."
    pub fn words(&self) -> String {
        let who = self.who.as_deref().unwrap_or("Somebody else");
        let parts: Vec<&str> = self.parts.iter().map(|part| part.label()).collect();
        let what = if parts.is_empty() { String::new() } else { [": ", &parts.join(", ")].concat() };
        [who, " changed this service account in the meantime", &what, "."].concat()
    }
}
