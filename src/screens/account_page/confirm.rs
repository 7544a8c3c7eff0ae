//! The dialogs for "Regenerate", "Block access" and "Remove service account": the consequences, the progress and the
//! outcome.

use crate::domain::account::ServiceAccount;
use crate::domain::joined::Joined;
use crate::domain::name::shown;
use crate::domain::risk::Deed;
use crate::domain::text::isolated;
use crate::platform::random::new_uuid;
use crate::reactive::{Derived, call};
use crate::screens::account_page::handle::Handle;
use crate::screens::account_page::state::{Confirmed, Event, Question, Task};
use crate::screens::widgets::description::save_description;
use crate::ui::button::{Look, button};
use crate::ui::dialog::{choices, dialog};
use crate::ui::element::{El, empty, fragment, live, live_text, tag};
use crate::ui::notice::{Tone, error_notice, notice};
use leptos::prelude::*;

/// The texts of one of the dialogs.
struct Words {
    id: &'static str,
    title: [&'static str; 2],
    confirm: &'static str,
    working: &'static str,
    status: &'static str,
    again: &'static str,
    /// Shown after a failure if it is not known whether the change was made.
    unknown: &'static str,
}

const REGENERATE: Words = Words {
    id: "regenerate",
    title: ["Regenerate the secret of ", "?"],
    confirm: "Regenerate secret",
    working: "Regenerating…",
    status: "Making a new secret. This cannot be stopped any more.",
    again: "No answer yet. Asking again. This cannot be stopped any more.",
    unknown: "The old secret may have stopped working already. Select Regenerate secret again: it \
              never makes two.",
};

const BLOCK: Words = Words {
    id: "block",
    title: ["Block the access of ", "?"],
    confirm: "Block access",
    working: "Blocking…",
    status: "Blocking access. This cannot be stopped any more.",
    again: REGENERATE.again,
    unknown: "Access may be blocked already. Select Block access again to be sure.",
};

const REMOVE: Words = Words {
    id: "remove",
    title: ["Remove ", "?"],
    confirm: "Delete",
    working: "Deleting…",
    status: "Deleting the service account. This cannot be stopped any more.",
    again: "",
    unknown: "",
};

/// All of them.
pub fn views(page: Handle) -> AnyView {
    fragment((
        view(page, Confirmed::Regenerate, &REGENERATE),
        view(page, Confirmed::Block, &BLOCK),
        view(page, Confirmed::Remove, &REMOVE),
    ))
}

fn view(page: Handle, change: Confirmed, words: &'static Words) -> El {
    let ctx = page.ctx;
    // One value for all dialogs: which of them is open, and its progress.
    let shown = page.of_open(|open| match &open.task {
        Task::Asking(of, question) => Some((*of, 0, question.clone())),
        Task::Writing(of, attempt) => Some((*of, *attempt, Question::default())),
        _ => None,
    });
    let is_this = move |of: &Option<(Confirmed, u32, Question)>| {
        of.as_ref().filter(|(of, ..)| *of == change).cloned()
    };
    let open = Derived::new(move || shown.with(is_this).is_some());
    let attempt = Derived::new(move || shown.with(is_this).map_or(0, |(_, attempt, _)| attempt));
    let question = Derived::new(move || {
        shown.with(is_this).map(|(_, _, question)| question).unwrap_or_default()
    });
    let unknown = page.of_open(|open| open.may_have_regenerated());
    let account = page.of_open(|open| Some(open.saved.account.clone()));
    let working = Derived::new(move || attempt.get() > 0);
    let about = live(move || match account.get() {
        Some(account) => consequence(page, change, words, &account),
        None => empty(),
    });
    let came_of_it = live(move || {
        let Question { error, changed } = question.get();
        let has_failed = error.is_some();
        let changed = changed.map(|by| {
            let number = |count| ctx.settings.number(count);
            let lines: Vec<El> =
                by.changes.iter().map(|change| tag("p", "").child(change.words(&number))).collect();
            let content = (tag("p", "").child([&by.sentence(), "."].joined()), lines);
            notice(Tone::Warning, tag("div", "").attr("role", "alert").child(content))
        });
        let error = error.map(|error| error_notice(&error, &[], None));
        let unknown = (has_failed && change != Confirmed::Remove && unknown.get())
            .then(|| tag("p", "").child(words.unknown));
        fragment((changed, error, unknown))
    });
    let status = live_text(move || {
        let text = match attempt.get() {
            0 => "",
            1 => words.status,
            _ => words.again,
        };
        text.to_owned()
    });
    let cancel = Callback::new(move |()| page.send(Event::Cancel));
    let confirm_words =
        live_text(move || if working.get() { words.working } else { words.confirm }.to_owned());
    let content = (
        about,
        came_of_it,
        tag("p", "hint").child(status),
        choices(
            button(Look::PLAIN, "Cancel")
                .flag("data-first")
                .on_click_unless(working, move || call(cancel, ())),
            button(Look::DANGER, confirm_words)
                .on_click_unless(working, move || page.send(Event::Confirm(new_uuid()))),
        ),
    );
    dialog(words.id, ctx.announcer, open, cancel, content)
}

fn consequence(
    page: Handle,
    change: Confirmed,
    words: &'static Words,
    account: &ServiceAccount,
) -> AnyView {
    let ctx = page.ctx;
    let text = match change {
        Confirmed::Regenerate => {
            "The old secret and its tokens stop working at once. Whatever uses them fails until it has the new secret."
                .to_owned()
        }
        Confirmed::Block => {
            "A new secret is made and thrown away unseen. The old one and its tokens stop working at once. ID, API key \
             and access stay, and Regenerate brings the account back."
                .to_owned()
        }
        Confirmed::Remove => [
            "It can reach: ",
            &ctx.settings.access_words_in_full(&account.access),
            ". Its secret, API key and tokens stop working at once, and it cannot be brought back.",
        ]
        .joined(),
    };
    let deed = match change {
        Confirmed::Regenerate => Deed::Regenerate,
        Confirmed::Block => Deed::Block,
        Confirmed::Remove => Deed::Remove,
    };
    let used =
        ctx.settings.last_use_words(["It was last used", "It was never used"], &account.last_use);
    let used = used.map(|words| tag("p", "").child(words));
    fragment((
        tag("h2", "")
            .attr("id", [words.id, "-title"].joined())
            .child([words.title[0], &isolated(shown(&account.name)), words.title[1]].joined()),
        tag("div", "").attr("id", [words.id, "-text"].joined()).child((
            tag("p", "").child(text),
            used,
            page.care.risks(deed, account.access.clone()),
        )),
        (change == Confirmed::Remove).then(|| {
            tag("p", "hint").child((
                "Its description, without secrets, can be used to create a similar account. ",
                save_description(ctx, Look::LINK, account.clone()),
            ))
        }),
    ))
}
