//! An account's fields, edited in place and kept with one Save.

use super::conflict::{self, Conflict};
use super::details::details;
use super::{regenerate, remove, summary};
use crate::screens::widgets::access_field::access_fields;
use crate::screens::widgets::data_sets_field::{self, ByHand};
use crate::domain::changes::{Change, changes, patch};
use crate::domain::account::{SCOPE_DATA_SETS, SCOPE_WORKSPACE};
use crate::screens::create::back_to_list;
use crate::domain::draft::{Draft, check_email, check_name};
use crate::screens::widgets::name_and_email::{Fields, name_and_email};
use crate::domain::account::Versioned;
use crate::app::leaving::{Unsaved, Way};
use crate::domain::merge::merge;
use crate::ui::element::{El, tag, live, live_text, empty, fragment};
use crate::ui::notice::{Tone, error_text, notice};
use crate::domain::failure::{ApiError, ErrorKind};
use crate::reactive::{Derived, State, effect, spawn};
use crate::app::context::{Tab, abort_on_cleanup};
use crate::{credential_files, sample_code};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::AbortSignal;

#[derive(Clone, Copy)]
pub struct Editor {
    pub tab: Tab,
    /// The account as the backend has it.
    pub saved: State<Versioned>,
    pub draft: State<Draft>,
    pub changes: Derived<Vec<Change>>,
    pub saving: State<bool>,
    /// A new secret was asked for, and its answer has not come.
    pub awaiting_secret: State<bool>,
    /// The user is being asked whether to regenerate the secret.
    pub asks_regenerate: State<bool>,
    /// Said until the next change.
    pub was_saved: State<bool>,
    refused: State<Option<(ApiError, Draft)>>,
    conflict: State<Option<Conflict>>,
    /// The account is gone.
    removed: State<bool>,
    life: State<SendWrapper<AbortSignal>>,
}

pub fn view(tab: Tab, of: Versioned) -> AnyView {
    let draft = State::new(Draft::from(&of.account));
    let saved = State::new(of);
    let editor = Editor {
        tab,
        saved,
        draft,
        changes: Derived::new(move || {
            let saved = saved.with(|saved| Draft::from(&saved.account));
            draft.with(|draft| changes(&saved, draft))
        }),
        saving: State::new(false),
        awaiting_secret: State::new(false),
        asks_regenerate: State::new(false),
        was_saved: State::new(false),
        refused: State::new(None),
        conflict: State::new(None),
        removed: State::new(false),
        life: State::new(SendWrapper::new(abort_on_cleanup())),
    };
    editor.guard();
    live(move || if editor.removed.get() { super::gone(tab) } else { editor.view() })
}

impl Editor {
    pub fn saved_draft(self) -> Draft {
        self.saved.with_untracked(|saved| Draft::from(&saved.account))
    }

    pub fn can_save(self) -> bool {
        let changed = self.changes.with(|changes| !changes.is_empty());
        changed && !self.saving.get() && self.draft.with(|draft| draft.check().is_ok())
    }

    /// The page would be replaced by the new credentials: what was typed is not to be lost.
    pub fn ask_regenerate(self) {
        if self.tab.guard.may_go(Way::Close) {
            self.asks_regenerate.set(true);
        }
    }

    fn guard(self) {
        let guard = self.tab.guard;
        effect(move || {
            let changed = self.changes.with(|changes| !changes.is_empty());
            if changed {
                self.was_saved.set(false);
            }
            guard.set(match (self.awaiting_secret.get(), changed) {
                (true, _) => Some(Unsaved::Answer),
                (false, true) => Some(Unsaved::Changes),
                (false, false) => None,
            });
        });
        on_cleanup(move || guard.set(None));
    }

    fn view(self) -> AnyView {
        let tab = self.tab;
        let title = live_text(move || self.saved.with(|saved| saved.account.name.clone()));
        let facts = live(move || {
            let action = regenerate::view(self);
            self.saved.with(|saved| details(tab, &saved.account, Some(action))).view()
        });
        let lost = live(move || {
            let lost = tab
                .issued
                .with(|issued| issued.as_ref().is_some_and(|issued| issued.secret.is_none()));
            if lost { lost_answer() } else { empty() }
        });
        let form = tag("form", "").flag("novalidate").attr("aria-label", "Service account").on(
            "submit",
            move |event| {
                event.prevent_default();
                self.save();
            },
        );
        let form = form.child((
            live(move || self.refusal()),
            live(move || {
                self.conflict.get().map_or_else(empty, |conflict| conflict::view(self, conflict))
            }),
            self.fields(),
            summary::view(self),
        ));
        tag("div", "panel")
            .child((
                back_to_list(tab),
                tag("h2", "page-title").child(title),
                lost,
                form,
                facts,
                live(move || {
                    let account = self.saved.with(|saved| saved.account.clone());
                    let ends = account.secret_expires_on.clone();
                    let ask = Callback::new(move |()| self.ask_regenerate());
                    fragment((
                        sample_code::view(tab, account.clone(), None, Some(ask)),
                        credential_files::view(tab, account, ends.as_deref(), None),
                    ))
                }),
                remove::view(self),
            ))
            .view()
    }

    fn fields(self) -> El {
        let draft = self.draft;
        let fields = Fields { draft, refused: self.refused, disabled: self.saving.into() };
        let name = move || draft.with(|draft| check_name(&draft.name).err());
        let email = move || draft.with(|draft| check_email(&draft.contact_email).err());
        let by_hand = ByHand {
            tab: self.tab,
            draft,
            shared: Derived::new(move || {
                self.saved.with(|saved| Draft::from(&saved.account).chosen)
            }),
        };
        let from_all = by_hand::start_question(by_hand);
        let choose = move |scope: &'static str| {
            let from_workspace = draft.with_untracked(|draft| draft.scope == SCOPE_WORKSPACE);
            let none_yet = draft.with_untracked(|draft| draft.chosen.is_empty());
            draft.update(|draft| draft.scope = scope.to_owned());
            if scope == SCOPE_DATA_SETS && from_workspace && none_yet {
                from_all.open.set(true);
            }
        };
        let access = access_fields(
            draft,
            fields.fault("access", move || {
                draft.with(|draft| draft.check().err().and_then(|faults| faults.access))
            }),
            self.saving.into(),
            choose,
            move || by_hand::view(by_hand),
        );
        tag("div", "").child((name_and_email(fields, name, email, |_| {}), access, from_all.view))
    }

    fn refusal(self) -> AnyView {
        self.refused.with(|refused| match refused {
            Some((error, _)) if !Fields::tells_all(error) => {
                notice(Tone::Error, error_text(error, &Fields::SHOWN)).view()
            }
            _ => empty(),
        })
    }

    fn save(self) {
        let (draft, saved) = (self.draft.get_untracked(), self.saved.get_untracked());
        let Ok(whole) = draft.check() else { return };
        if self.saving.get_untracked() || self.changes.with_untracked(Vec::is_empty) {
            return;
        }
        let patch = self.changes.with_untracked(|changes| patch(changes, whole));
        let (tab, gateway) = (self.tab, self.tab.gateway());
        self.saving.set(true);
        self.refused.set(None);
        spawn(async move {
            let outcome = gateway.update(&saved, &patch).await;
            match outcome {
                Ok(now) => self.saved_as(now),
                Err(error) if error.kind == ErrorKind::Changed => self.compare(saved).await,
                Err(error) => {
                    tab.announce(error.to_string());
                    self.fail(error, draft);
                }
            }
            self.saving.try_set(false);
        });
    }

    fn saved_as(self, now: Versioned) {
        self.conflict.try_set(None);
        self.draft.try_set(Draft::from(&now.account));
        self.tab.tell("account-updated", &now.account);
        self.saved.try_set(now);
        self.was_saved.try_set(true);
        self.tab.announce("Saved.");
        self.tab.accounts.refresh();
    }

    pub fn fail(self, error: ApiError, draft: Draft) {
        if error.kind == ErrorKind::NotFound {
            self.tab.accounts.refresh();
            if self.removed.try_set(true) {
                self.tab.guard.set(None);
            }
        } else {
            self.refused.try_set(Some((error, draft)));
        }
    }

    /// Reads what somebody else has saved, and puts my changes upon it.
    async fn compare(self, before: Versioned) {
        let Some(life) = self.life.try_get_untracked() else { return };
        let mine = self.draft.get_untracked();
        match self.tab.gateway().account(&before.account.id, &life).await {
            Ok(now) => {
                let theirs = Draft::from(&now.account);
                let by = now.account.last_modified_by.clone();
                self.draft.try_set(merge(&Draft::from(&before.account), &mine, &theirs));
                self.saved.try_set(now);
                self.conflict.try_set(Some(Conflict { mine, theirs, by }));
            }
            Err(error) => self.fail(error, mine),
        }
    }
}

/// The account was made or its secret renewed, but the answer that held the secret got lost.
fn lost_answer() -> AnyView {
    let text = "Data Workbench did what you asked, but its answer got lost on the way, and with it the \
                service account secret, which is sent only once. Regenerate the secret to get a new one.";
    notice(Tone::Warning, tag("p", "").attr("role", "alert").child(text)).view()
}
