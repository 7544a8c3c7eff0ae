//! How far the readings have come, with Stop and the way on.

use super::handle::Handle;
use super::state::Review;
use super::state::event::Event;
use super::state::purpose::Purpose;
use super::state::stage::Stage;
use crate::domain::review::totals::unreadable_words;
use crate::reactive::Derived;
use crate::screens::widgets::fetch_progress::progress;
use crate::ui::button::{Look, button};
use crate::ui::element::{empty, fragment, live, tag};
use crate::ui::notice::{Tone, error_notice, notice};
use leptos::prelude::*;

/// How far the list has come, above all tables: each of them needs it.
pub(super) fn reading(review: Handle) -> AnyView {
    let come = review.state.derive(|review| review.listing().progress());
    let stop = Callback::new(move |()| review.send(Event::ListStopped));
    let words = ["Reading the service accounts", "Reading the service accounts…"];
    let bar = progress(review.ctx.settings, words, come, review.pauses.into(), stop);
    let stage = review.state.derive(|review| review.listing().stage().clone());
    let unreadable = review.state.derive(|review| review.listing().unreadable());
    let goes_on = move || review.send(Event::ListGoesOn);
    fragment((
        bar,
        live(move || interrupted(stage.get(), "Not all service accounts have been read.", goes_on)),
        live(move || match unreadable.get() {
            0 => empty(),
            count => {
                let words = unreadable_words(count, &|count| review.ctx.settings.number(count));
                notice(Tone::Warning, tag("p", "").child(words)).view()
            }
        }),
    ))
}

/// The way on after Stop or a failure.
fn interrupted(stage: Stage, words: &'static str, goes_on: impl Fn() + Copy + 'static) -> AnyView {
    match stage {
        Stage::Failed(error) => error_notice(&error, &[], Some(Box::new(goes_on))),
        Stage::Stopped => {
            let on = button(Look::PLAIN, "Go on").on_click(goes_on);
            notice(Tone::Warning, (tag("p", "").child(words), on)).view()
        }
        _ => empty(),
    }
}

/// The progress of reading single accounts for a purpose, with Stop and the way on.
pub(super) fn full_progress(
    review: Handle,
    label: &'static str,
    is_it: fn(&Purpose) -> bool,
) -> AnyView {
    let is_asked = move |review: &Review| review.full().purpose().is_some_and(is_it);
    let come = Derived::new(move || {
        review.state.with(|review| {
            let full = review.full();
            let runs = is_asked(review) && matches!(full.stage(), Stage::Running);
            runs.then(|| full.progress())
        })
    });
    let stage = Derived::new(move || {
        review.state.with(|review| match is_asked(review) {
            true => review.full().stage().clone(),
            false => Stage::NotYet,
        })
    });
    let stop = Callback::new(move |()| review.send(Event::AccountsStopped));
    let goes_on = move || review.send(Event::AccountsGoOn);
    let words = "Not all accounts have been read, so this is not complete.";
    fragment((
        progress(review.ctx.settings, [label, label], come, review.pauses.into(), stop),
        live(move || interrupted(stage.get(), words, goes_on)),
    ))
}
