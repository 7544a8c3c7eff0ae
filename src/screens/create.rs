//! The form that creates a service account.

use crate::screens::widgets::access_field::access_fields;
use crate::screens::widgets::data_sets_field::{self, ByHand};
use crate::domain::request::AccountRequest;
use crate::domain::draft::{Draft, check_email, check_name};
use crate::screens::widgets::name_and_email::{Fields, name_and_email};
use crate::platform::random::new_uuid as new_idempotency_key;
use crate::app::leaving::Unsaved;
use crate::ui::element::{El, ElRef, tag, live, live_text, empty};
use crate::ui::field::fault_line;
use crate::ui::icon::Icon;
use crate::ui::notice::{Tone, error_text, notice};
use crate::domain::failure::ApiError;
use crate::domain::route::Route;
use crate::domain::selection::Selection;
use crate::reactive::{Derived, State, effect, spawn};
use crate::app::context::Tab;
use crate::{description, files};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

#[derive(Clone, Copy)]
struct CreateForm {
    tab: Tab,
    draft: State<Draft>,
    /// Fields that the user has left, and so may be told about: name, e-mail.
    left: State<(bool, bool)>,
    /// Set by the first attempt to send: from then on every fault is shown.
    tried: State<bool>,
    sending: State<bool>,
    /// A refusal, with the draft that it was about.
    refused: State<Option<(ApiError, Draft)>>,
    /// The last request and its key: the same request keeps its key until it is answered.
    sent: State<Option<(AccountRequest, String)>>,
    element: ElRef,
}

pub fn view(tab: Tab) -> AnyView {
    let form = CreateForm {
        tab,
        draft: State::new(Draft::default()),
        left: State::new((false, false)),
        tried: State::new(false),
        sending: State::new(false),
        refused: State::new(None),
        sent: State::new(None),
        element: ElRef::new(),
    };
    form.guard();
    form.view()
}

impl CreateForm {
    fn guard(self) {
        let guard = self.tab.guard;
        effect(move || {
            let is_empty = self.draft.with(|draft| *draft == Draft::default());
            guard.set(match (self.sending.get(), is_empty) {
                (true, _) => Some(Unsaved::Answer),
                (false, false) => Some(Unsaved::Changes),
                (false, true) => None,
            });
        });
        on_cleanup(move || guard.set(None));
    }

    fn view(self) -> AnyView {
        let (tab, draft) = (self.tab, self.draft);
        let fields = Fields { draft, refused: self.refused, disabled: self.sending.into() };
        // A fault is told once the user has left its field, or has tried to send.
        let may_tell = move |left: bool| left || self.tried.get();
        let name = move || {
            let fault = draft.with(|draft| check_name(&draft.name).err());
            fault.filter(|_| may_tell(self.left.get().0))
        };
        let email = move || {
            let fault = draft.with(|draft| check_email(&draft.contact_email).err());
            fault.filter(|_| may_tell(self.left.get().1))
        };
        let access = move || {
            let fault = draft.with(|draft| draft.check().err().and_then(|faults| faults.access));
            fault.filter(|_| may_tell(false))
        };
        let left = move |member: &str| {
            self.left.update(|left| if member == "name" { left.0 = true } else { left.1 = true });
        };
        let by_hand =
            ByHand { tab, draft, shared: Derived::new(move || Selection::default().clone()) };
        let access = access_fields(
            draft,
            fields.fault("access", access),
            self.sending.into(),
            move |scope| draft.update(|draft| draft.scope = scope.to_owned()),
            move || by_hand::view(by_hand),
        );
        let words = move || {
            if self.sending.get() { "Creating…" } else { "Create service account" }.to_owned()
        };
        let submit = tag("button", "button button-primary")
            .attr("type", "submit")
            .live_attr("aria-disabled", move || self.sending.get().then(|| "true".to_owned()))
            .child(live_text(words));
        let form = tag("form", "")
            .node_ref(self.element)
            .flag("novalidate")
            .attr("aria-label", "Create service account")
            .on("submit", move |event| {
                event.prevent_default();
                self.submit();
            })
            .child((
                live(move || self.refusal()),
                name_and_email(fields, name, email, left),
                access,
                tag("div", "actions").child(submit),
            ));
        tag("div", "panel")
            .child((
                back_to_list(tab),
                tag("h2", "page-title").child("Create service account"),
                form,
                self.description_field(),
            ))
            .view()
    }

    /// A description that was saved after a removal fills the form.
    fn description_field(self) -> El {
        let fault = State::new(None::<String>);
        let field = tag("input", "")
            .attr("type", "file")
            .attr("accept", ".json,application/json")
            .attr("aria-describedby", "file-fault")
            .on("change", move |event| {
                let Some(file) = files::chosen(&event) else { return };
                spawn(async move {
                    let text = files::text(file).await.unwrap_or_default();
                    match description::read(&text) {
                        Ok(draft) => {
                            fault.try_set(None);
                            self.draft.try_set(draft);
                            self.tab.announce("The form is filled from the file.");
                        }
                        Err(reason) => {
                            fault.try_set(Some(reason));
                        }
                    }
                });
            });
        let label = tag("label", "").child(("Fill the form from a saved description (JSON)", field));
        tag("div", "file").child((label, fault_line("file-fault".to_owned(), fault.into())))
    }

    /// What the backend refused, unless it stands at a field.
    fn refusal(self) -> AnyView {
        self.refused.with(|refused| match refused {
            Some((error, _)) if !Fields::tells_all(error) => {
                notice(Tone::Error, error_text(error, &Fields::SHOWN)).view()
            }
            _ => empty(),
        })
    }

    fn submit(self) {
        if self.sending.get_untracked() {
            return;
        }
        self.tried.set(true);
        let draft = self.draft.get_untracked();
        match draft.check() {
            Ok(request) => self.send(request, draft),
            Err(_) => {
                self.tab.announce("Correct the marked fields.");
                self.focus_invalid();
            }
        }
    }

    fn send(self, request: AccountRequest, draft: Draft) {
        let tab = self.tab;
        let key = match self.sent.get_untracked() {
            Some((sent, key)) if sent == request => key,
            _ => new_idempotency_key(),
        };
        self.sent.set(Some((request.clone(), key.clone())));
        self.sending.set(true);
        self.refused.set(None);
        tab.announce("Creating the service account.");
        let gateway = tab.gateway();
        spawn(async move {
            let outcome = gateway.create(&request, &key).await;
            let is_here = self.sending.try_set(false);
            match outcome {
                Ok(issued) => {
                    tab.tell("account-created", &issued.account);
                    // Who has left in the meantime is somewhere else, and stays there.
                    if !is_here {
                        return tab.accounts.refresh();
                    }
                    let id = issued.account.id.clone();
                    tab.guard.set(None);
                    tab.issued.set(Some(issued));
                    tab.accounts.show(id.clone(), true);
                    tab.go_instead(&Route::Account(id));
                }
                Err(error) => {
                    if !error.kind.is_passing() {
                        self.sent.try_set(None);
                    }
                    tab.announce(error.to_string());
                    self.refused.try_set(Some((error, draft)));
                    self.focus_invalid();
                }
            }
        });
    }

    /// Moves the focus to the first field with a fault, once the fault is in the document.
    fn focus_invalid(self) {
        request_animation_frame(move || {
            let field = self
                .element
                .try_get_untracked()
                .flatten()
                .and_then(|form| form.query_selector("[aria-invalid=true]").ok().flatten())
                .and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
            if let Some(field) = field {
                // A field that cannot take the focus is marked all the same.
                let _ = field.focus();
            }
        });
    }
}

/// The way back on a narrow window, where the list and a page are not seen side by side.
pub fn back_to_list(tab: Tab) -> El {
    tag("a", "back")
        .attr("href", tab.path(&Route::List))
        .child((Icon::Back.view(), tag("span", "").child("Service accounts")))
}
