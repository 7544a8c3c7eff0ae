//! An account's fields, edited in place and saved with one button.

use crate::domain::draft::Draft;
use crate::domain::joined::Joined;
use crate::domain::name::shown;
use crate::domain::route::Route;
use crate::domain::{email, name};
use crate::reactive::Derived;
use crate::screens::account_page::credentials::{files, sample};
use crate::screens::account_page::details::{details, history_link, made_by};
use crate::screens::account_page::handle::Handle;
use crate::screens::account_page::state::{Confirmed, Event, Notice, Task, Warning};
use crate::screens::account_page::{confirm, start_question, summary};
use crate::screens::widgets::access_field::access_field;
use crate::screens::widgets::back_link::back_to_list;
use crate::screens::widgets::data_sets_field::data_sets_field;
use crate::screens::widgets::form::{Form, SHOWN, tells_all};
use crate::screens::widgets::picker;
use crate::ui::button::{Look, button};
use crate::ui::element::{ElRef, empty, fragment, live, live_text, tag};
use crate::ui::focus::focus_soon;
use crate::ui::notice::{Tone, error_notice, notice};
use leptos::prelude::*;

pub fn view(page: Handle) -> AnyView {
    let ctx = page.ctx;
    let form = Form {
        draft: page.of_open(|open| open.draft.clone()),
        refused: page.of_open(|open| match &open.notice {
            Some(Notice::Refused(error, draft)) => Some((error.clone(), draft.clone())),
            _ => None,
        }),
        locked: page.of_open(|open| open.shows_locked()),
        edit: Callback::new(move |edit| page.send(Event::Edit(edit))),
        open_picker: Callback::new(move |()| page.send(Event::OpenPicker)),
    };
    let account = page.of_open(|open| Some(open.saved.account.clone()));
    let title = page.of_open(|open| shown(&open.saved.account.name).to_owned());
    // The new credentials replace the page, so the user is asked about unsaved changes first.
    let ask_regenerate = move || {
        ctx.leaving.leave(move || page.send(Event::Ask(Confirmed::Regenerate)));
    };
    // After a 403 these buttons would only fail again.
    let denied = page.of_open(|open| open.denied);
    let facts = live(move || {
        let action = (!denied.get()).then(|| {
            button(Look::PLAIN, "Regenerate").on_click_unless(form.locked, ask_regenerate)
        });
        match account.get() {
            Some(account) => details(ctx, &account, page.first_call, action).view(),
            None => empty(),
        }
    });
    let made = live(move || fragment(account.with(|it| made_by(ctx, it.as_ref()?))));
    let samples_and_files = live(move || {
        let Some(account) = account.get() else { return empty() };
        let ends = account.secret_expires_on.clone();
        let ask = sample::Regenerate {
            locked: form.locked,
            act: Callback::new(move |()| ask_regenerate()),
        };
        fragment((
            sample::view(ctx, account.clone(), None, Some(ask)),
            files::view(ctx, account, ends.as_deref(), None),
        ))
    });
    let element = tag("form", "")
        .flag("novalidate")
        .attr("aria-label", "Service account")
        .on("submit", move |event| {
            event.prevent_default();
            page.send(Event::Save);
        })
        .child((told(page), fields(page, form), summary::view(page)));
    let remove = live(move || {
        if denied.get() {
            return empty();
        }
        let ask = |words: &'static str, change| {
            button(Look::DANGER, words)
                .on_click_unless(form.locked, move || page.send(Event::Ask(change)))
        };
        fragment((
            ask("Block access", Confirmed::Block),
            ask("Remove service account", Confirmed::Remove),
        ))
    });
    let duplicate = live(move || {
        let Some(draft) = account.with(|it| Draft::copy_of(it.as_ref()?)) else { return empty() };
        if denied.get() {
            return empty();
        }
        button(Look::PLAIN, "Duplicate")
            .on_click_unless(form.locked, move || {
                let (draft, left_out) = draft.clone();
                ctx.leaving.leave(move || {
                    ctx.template.set(Some((None, draft, left_out)));
                    ctx.navigator.go(&Route::New);
                });
            })
            .view()
    });
    tag("div", "panel account-page")
        .child((
            back_to_list(ctx.navigator),
            tag("h2", "page-title").attr("translate", "no").child(live_text(move || title.get())),
            (made, history_link(ctx, page.id.get_untracked())),
            warning(page),
            element,
            facts,
            samples_and_files,
            tag("div", "remove").child((duplicate, remove)),
            // Outside the form, so that no key press in a dialog reaches it.
            (picker_of(page, form), start_question::view(page), confirm::views(page)),
        ))
        .view()
}

fn fields(page: Handle, form: Form) -> AnyView {
    let name = page.of_open(|open| name::check(&open.draft.name).err());
    let email = page.of_open(|open| email::check(&open.draft.contact_email).err());
    let access = page.of_open(|open| open.draft.faults().and_then(|faults| faults.access));
    let settings = page.ctx.settings;
    fragment((
        form.name_and_email(name, email, Callback::new(|_| {})),
        access_field(form, access, move || data_sets_field(settings, form)),
    ))
}

fn picker_of(page: Handle, form: Form) -> AnyView {
    let open = page.of_open(|open| open.task == Task::Picking);
    let shared = page.of_open(|open| open.saved.draft().chosen.clone());
    live(move || {
        if !open.get() {
            return empty();
        }
        picker::open(
            page.ctx,
            form.draft.with_untracked(|draft| draft.chosen.clone()),
            shared,
            Callback::new(move |chosen| page.send(Event::PickerConfirmed(chosen))),
            Callback::new(move |()| page.send(Event::PickerClosed)),
        )
    })
}

/// The notice above the fields after an attempt to save.
fn told(page: Handle) -> AnyView {
    let current: Derived<Option<Notice>> = page.of_open(|open| open.notice.clone());
    live(move || match current.get() {
        Some(Notice::Refused(error, _)) if !tells_all(&error) => error_notice(&error, &SHOWN, None),
        Some(Notice::Merged(by)) => {
            let text = [&by.words(), " Your changes are still here: save again."].joined();
            notice(Tone::Warning, tag("p", "").attr("role", "alert").child(text)).view()
        }
        Some(Notice::Conflict(conflict)) => {
            let who = conflict.by.clone().unwrap_or_else(|| "Somebody else".to_owned());
            let text = " changed this service account in the meantime. Nothing of yours is lost: choose a \
                        version of each field, then save.";
            let alert = tag("p", "").attr("role", "alert").child([&who, text].joined());
            let send = Callback::new(move |event| page.send(event));
            let choices = page.care.choices(page.ctx.settings, page.state, send, conflict);
            notice(Tone::Warning, (alert, choices)).view()
        }
        _ => empty(),
    })
}

/// The warning that stays until there is a new secret.
fn warning(page: Handle) -> AnyView {
    let current = page.of_open(|open| open.warning);
    live(move || {
        let Some(warning) = current.get() else { return empty() };
        let text = match warning {
            Warning::SecretLost => {
                "Data Workbench did what you asked, but its answer got lost on the way, and with it the \
                 service account secret, which is sent only once. Regenerate the secret to get a new one."
            }
            Warning::FirstAttemptCreated => {
                "Your first attempt had created this service account, but its answer got lost, and with \
                 it the secret. What you changed since is not in it. Regenerate the secret to get one."
            }
            Warning::RegenerationUnknown => {
                "It is not known whether the secret was regenerated. The old one may have stopped \
                 working. Regenerate again to have one that works."
            }
            Warning::Blocked => {
                "Access is blocked: nobody has a secret that works. ID, API key and access are as they were. \
                 To bring the account back, regenerate its secret."
            }
            Warning::BlockUnknown => {
                "It is not known whether access was blocked. Select Block access again to be sure."
            }
        };
        let place = ElRef::new();
        if matches!(warning, Warning::SecretLost | Warning::Blocked) {
            // The dialog closes, and the nearest control would be "Remove".
            focus_soon(place, "p");
        }
        let words = tag("p", "").attr("role", "alert").attr("tabindex", "-1").child(text);
        notice(Tone::Warning, words).node_ref(place).view()
    })
}
