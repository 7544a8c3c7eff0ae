//! The view of the create form, which also runs its effects.

use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::domain::joined::Joined;
use crate::domain::query::AccountQuery;
use crate::domain::route::Route;
use crate::domain::selection::Selection;
use crate::domain::text::isolated;
use crate::domain::{email, name};
use crate::platform::abort::Abort;
use crate::platform::downloads;
use crate::platform::intl::lower_case;
use crate::platform::random::new_uuid;
use crate::reactive::{Derived, State, call, spawn};
use crate::screens::create::state::{Create, Effect, Event, Existing, Task};
use crate::screens::widgets::access_field::access_field;
use crate::screens::widgets::back_link::back_to_list;
use crate::screens::widgets::data_sets_field::data_sets_field;
use crate::screens::widgets::form::{Form, SHOWN, tells_all};
use crate::screens::widgets::picker;
use crate::ui::button::{Look, button, submit_button};
use crate::ui::dialog::{choices, dialog};
use crate::ui::element::{El, ElRef, empty, fragment, live, live_text, tag};
use crate::ui::field::fault_line;
use crate::ui::focus::focus_soon;
use crate::ui::notice::{Tone, error_notice, notice};
use crate::wire::description;
use leptos::prelude::*;

#[derive(Clone, Copy)]
struct CreateForm {
    ctx: Context,
    state: State<Create>,
    locked: Derived<bool>,
    element: ElRef,
}

pub fn view(ctx: Context) -> AnyView {
    let draft = ctx.template.try_update(Option::take).flatten();
    let draft = draft.filter(|(of, ..)| of.is_none());
    let (_, draft, left_out) = draft.unwrap_or_default();
    let state = State::new(Create::starting_with(draft, left_out));
    // Behind an open dialog the fields stay enabled: the user cannot reach them, and they must be able
    // to take the focus when the dialog closes.
    let locked = state.derive(Create::is_sending);
    ctx.leaving.guard(state.derive(Create::unsaved));
    // The focus may stay in the list.
    ctx.announcer.say("The form for a new service account is shown.");
    CreateForm { ctx, state, locked, element: ElRef::new() }.view()
}

impl CreateForm {
    /// Applies an event and runs its effects. Does nothing after the form was left.
    fn send(self, event: Event) {
        for effect in self.state.try_update(|state| state.apply(event)).unwrap_or_default() {
            self.run(effect);
        }
    }

    fn derive<T: PartialEq + Send + Sync + 'static>(self, read: fn(&Create) -> T) -> Derived<T> {
        self.state.derive(read)
    }

    fn run(self, effect: Effect) {
        let ctx = self.ctx;
        match effect {
            Effect::Say(words) => ctx.announcer.say(words),
            Effect::Refused(kind) => ctx.refused(kind, || {}),
            Effect::FocusInvalid => focus_soon(self.element, "[aria-invalid=true]"),
            Effect::Send { call, request, key } => {
                let gateway = ctx.gateway();
                spawn(async move {
                    let again = move |attempt| self.send(Event::AskedAgain(call, attempt));
                    let answer = gateway.create(&request, &key, again).await;
                    if let Ok(issued) = &answer {
                        ctx.role.allowed();
                        ctx.tell("account-created", &issued.account);
                        ctx.accounts.refresh();
                    }
                    self.send(Event::Answered(call, Box::new(answer)));
                });
            }
            Effect::Find { call, name } => {
                let (gateway, abort) = (ctx.gateway(), Abort::new().signal());
                spawn(async move {
                    let query = AccountQuery {
                        search: name.clone(),
                        sort: ("Name", "Ascending"),
                        ..AccountQuery::default()
                    };
                    let found = gateway.accounts(&query, 1, 100, &abort).await.ok();
                    let lower = lower_case(&name);
                    let has_name =
                        |account: &ServiceAccount| lower_case(account.name.trim()) == lower;
                    let found =
                        found.and_then(|page| page.result.into_iter().flatten().find(has_name));
                    let found = found.map(|found| Existing { id: found.id, name: found.name });
                    self.send(Event::Found(call, found));
                });
            }
            Effect::Created(issued, was_changed) => {
                ctx.announcer.say("The service account was created.");
                let id = issued.account.id.clone();
                ctx.handover.set(Some((*issued, was_changed)));
                ctx.accounts.show_new(id.clone());
                ctx.navigator.go_instead(&Route::Account(id));
            }
        }
    }

    fn view(self) -> AnyView {
        let ctx = self.ctx;
        let form = Form {
            draft: self.derive(|state| state.draft.clone()),
            refused: self.derive(|state| state.refused.clone()),
            locked: self.locked,
            edit: Callback::new(move |edit| self.send(Event::Edit(edit))),
            open_picker: Callback::new(move |()| self.send(Event::OpenPicker)),
        };
        // A fault is shown after the user has left its field or has tried to send.
        let name =
            self.derive(|it| name::check(&it.draft.name).err().filter(|_| it.left.0 || it.tried));
        let email = self.derive(|it| {
            email::check(&it.draft.contact_email).err().filter(|_| it.left.1 || it.tried)
        });
        let access = self
            .derive(|it| it.draft.faults().and_then(|faults| faults.access).filter(|_| it.tried));
        let left = Callback::new(move |member: &str| {
            self.send(if member == "name" { Event::LeftName } else { Event::LeftContactEmail });
        });
        let sending = self.derive(Create::is_sending);
        let words =
            move || if sending.get() { "Creating…" } else { "Create service account" }.to_owned();
        let progress = self.derive(|state| match state.task {
            Task::Sending(_, 2..) => {
                "No answer yet. Asking again: that never makes a second account."
            }
            Task::Editing => match &state.refused {
                Some((error, _)) if error.may_have_acted() => {
                    "Perhaps not created: see the message above."
                }
                Some((error, _)) if tells_all(error) => "Not created: see the marked fields.",
                Some(_) => "Not created: see the message above.",
                None => "",
            },
            _ => "",
        });
        let left_out = match self.state.with_untracked(|state| state.left_out) {
            0 => None,
            count => {
                let words = match count {
                    1 => "1 data set that no longer exists was left out.".to_owned(),
                    _ => {
                        let number = ctx.settings.number(count);
                        [&number, " data sets that no longer exist were left out."].joined()
                    }
                };
                Some(notice(Tone::Warning, tag("p", "").child(words)))
            }
        };
        let element = tag("form", "")
            .node_ref(self.element)
            .flag("novalidate")
            .attr("aria-label", "Create service account")
            .on("submit", move |event| {
                event.prevent_default();
                self.send(Event::Submit(new_uuid()));
            })
            .child((
                live(move || self.refusal()),
                form.name_and_email(name, email, left),
                access_field(form, access, move || data_sets_field(ctx.settings, form)),
                tag("div", "actions").child((
                    submit_button(live_text(words)).aria_disabled(sending),
                    tag("span", "hint").child(live_text(move || progress.get().to_owned())),
                )),
            ));
        tag("div", "panel")
            .child((
                back_to_list(ctx.navigator),
                tag("h2", "page-title").child("Create service account"),
                left_out,
                element,
                self.file_field(),
                self.fill_dialog(),
                self.picker(form),
            ))
            .view()
    }

    fn picker(self, form: Form) -> AnyView {
        let open = self.derive(|state| state.task == Task::Picking);
        let shared = Derived::new(Selection::default);
        live(move || {
            if !open.get() {
                return empty();
            }
            picker::open(
                self.ctx,
                form.draft.with_untracked(|draft| draft.chosen.clone()),
                shared,
                Callback::new(move |chosen| self.send(Event::PickerConfirmed(chosen))),
                Callback::new(move |()| self.send(Event::PickerClosed)),
            )
        })
    }

    /// Fills the form from a saved description.
    fn file_field(self) -> El {
        let fault = self.derive(|state| state.file_fault.clone());
        let field = tag("input", "file-input")
            .attr("type", "file")
            .attr("form", "")
            .attr("accept", ".json,application/json")
            .attr("aria-describedby", "file-fault")
            .live_flag("disabled", move || self.locked.get())
            .on("change", move |event| {
                let Some(file) = downloads::chosen(&event) else { return };
                spawn(async move {
                    let text = downloads::text(&file).await.unwrap_or_default();
                    self.send(Event::FileRead(description::read(&text)));
                });
            });
        let words = tag("span", "").child("Fill the form from a saved description (JSON)");
        let label = tag("label", "button file-choice").child((field, words));
        tag("div", "file").child((label, fault_line("file-fault".to_owned(), fault)))
    }

    fn fill_dialog(self) -> El {
        let open = self.derive(|state| matches!(state.task, Task::AskingToFill(_)));
        let cancel = Callback::new(move |()| self.send(Event::Cancel));
        let content = (
            tag("h2", "").attr("id", "fill-title").child("Replace what you typed?"),
            tag("p", "")
                .attr("id", "fill-text")
                .child("The file fills all fields of the form, also those that you have filled."),
            choices(
                button(Look::PLAIN, "Cancel").on_click(move || call(cancel, ())),
                button(Look::DANGER, "Replace").on_click(move || self.send(Event::Fill)),
            ),
        );
        dialog("fill", self.ctx.announcer, open, cancel, content)
    }

    /// A refusal that does not belong to a field, and whether the account may exist anyway.
    fn refusal(self) -> AnyView {
        let ctx = self.ctx;
        let refused = self.derive(|state| state.refused.as_ref().map(|(error, _)| error.clone()));
        let existing = self.derive(|state| state.existing().cloned());
        let may_exist = self.derive(Create::may_exist);
        let error = live(move || match refused.get() {
            Some(error) if !tells_all(&error) => error_notice(&error, &SHOWN, None),
            _ => empty(),
        });
        let unknown = live(move || {
            if refused.with(Option::is_none) || !may_exist.get() {
                return empty();
            }
            let text = "The account may have been created all the same. Select Create service \
                        account again: that never makes a second one.";
            notice(Tone::Warning, tag("p", "").child(text)).view()
        });
        let found = live(move || {
            let Some(existing) = existing.get() else { return empty() };
            let text = "A service account of this name exists. If that was your own attempt, open \
                        it and regenerate its secret.";
            let link = tag("a", "button")
                .attr("href", ctx.navigator.path(&Route::Account(existing.id)))
                .child(["Open ", &isolated(&existing.name)].joined());
            notice(Tone::Warning, (tag("p", "").child(text), link)).view()
        });
        fragment((error, unknown, found))
    }
}
