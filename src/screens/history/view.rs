//! The page of the history of an account.

use super::handle::Handle;
use super::state::event::Event;
use super::state::{Account, History, Stage};
use super::{day, entries};
use crate::app::context::Context;
use crate::domain::joined::Joined;
use crate::domain::route::Route;
use crate::reactive::Derived;
use crate::screens::widgets::back_link::back_to_list;
use crate::screens::widgets::fetch_progress::progress;
use crate::ui::button::{Look, button};
use crate::ui::element::{El, empty, fragment, live, live_text, tag};
use crate::ui::notice::{Tone, error_notice, notice};
use leptos::prelude::*;

pub fn view(ctx: Context, id: String) -> AnyView {
    let history = Handle::new(ctx, id);
    history.send(Event::Opened);
    tag("div", "panel history")
        .child((
            back_to_list(ctx.navigator),
            tag("h2", "page-title").attr("tabindex", "-1").child("History"),
            account(history),
            reading(history),
            entries::list(history),
            day::view(history),
            tag("p", "hint").child(
                "What was done with the data, such as downloads, is in the ledger of each data set.",
            ),
            entries::dialog_of_entry(history),
        ))
        .view()
}

/// The way to the account.
fn account(history: Handle) -> AnyView {
    let address = history.ctx.navigator.path(&Route::Account(history.id.get_untracked()));
    let is_gone = history.state.derive(|history| *history.account() == Account::Gone);
    let name = Derived::new(move || history.name());
    live(move || {
        if is_gone.get() {
            let words = "This service account does not exist any more.";
            return notice(Tone::Warning, tag("p", "").child(words)).view();
        }
        let link = tag("a", "").attr("href", address.clone()).attr("translate", "no").child(
            live_text(move || name.get().unwrap_or_else(|| "The service account".to_owned())),
        );
        tag("p", "").child(link).view()
    })
}

/// How far the ledger has been read, with Stop and the way on.
fn reading(history: Handle) -> AnyView {
    let settings = history.ctx.settings;
    let come = history.state.derive(History::progress);
    let stop = Callback::new(move |()| history.send(Event::Stopped));
    let words = ["Reading the ledger", "Reading the ledger…"];
    let bar = progress(settings, words, come, history.pauses.into(), stop);
    let unreadable = history.state.derive(History::unreadable);
    let stage = history.state.derive(|history| history.stage().clone());
    let since = history.state.derive(History::read_since);
    let day = move || since.get().map(|since| settings.date_and_time(since)).unwrap_or_default();
    let end = live(move || match stage.get() {
        Stage::Failed(error) => {
            error_notice(&error, &[], Some(Box::new(move || history.send(Event::GoesOn))))
        }
        Stage::Stopped => {
            let on = button(Look::PLAIN, "Go on").on_click(move || history.send(Event::GoesOn));
            warned(
                ["The ledger has been read back to ", &day(), ", not to its end."].joined(),
                Some(on),
            )
        }
        Stage::LedgerEnds => {
            let words = match since.get() {
                Some(_) => {
                    ["The ledger begins on ", &day(), ". What was done before is not known."]
                        .joined()
                }
                None => "The ledger has no entries.".to_owned(),
            };
            warned(words, None)
        }
        Stage::NotYet | Stage::Running | Stage::Complete => empty(),
    });
    let total = move || {
        let (count, is_done) = history
            .state
            .with(|history| (history.row_count(), *history.stage() == Stage::Complete));
        let so_far = if is_done { " since the account was created" } else { "" };
        match count {
            0 if is_done => ["No entries", so_far].joined(),
            0 => String::new(),
            1 => ["1 entry", so_far].joined(),
            count => [&settings.number(count), " entries", so_far].joined(),
        }
    };
    fragment((
        bar,
        end,
        live(move || match unreadable.get() {
            0 => empty(),
            count => {
                let words = "Entries of the ledger that could not be read: ";
                warned([words, &settings.number(count), "."].joined(), None)
            }
        }),
        tag("p", "history-total").attr("role", "status").child(live_text(total)),
    ))
}

fn warned(words: String, control: Option<El>) -> AnyView {
    notice(Tone::Warning, (tag("p", "").child(words), control)).view()
}
