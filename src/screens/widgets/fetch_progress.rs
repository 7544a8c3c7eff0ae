//! A progress bar with Stop while something long is fetched.

use crate::app::settings::Settings;
use crate::domain::joined::Joined;
use crate::domain::number::digits;
use crate::gateway::fetch_all::FetchAll;
use crate::reactive::{Derived, call};
use crate::ui::button::{Look, button};
use crate::ui::element::{empty, live, live_text, tag};
use leptos::prelude::*;

/// Every page of a query.
pub fn fetch_progress(settings: Settings, fetch: FetchAll, stop: Callback<()>) -> AnyView {
    progress(
        settings,
        ["Collecting data sets", "Collecting data sets…"],
        fetch.progress.into(),
        fetch.pauses.into(),
        stop,
    )
}

/// `words` name the bar, and say what is done until it is known how much there is. `progress` is how much has
/// come and how much there is; `None` while nothing is fetched.
pub fn progress(
    settings: Settings,
    words: [&'static str; 2],
    progress: Derived<Option<(usize, usize)>>,
    pauses: Derived<bool>,
    stop: Callback<()>,
) -> AnyView {
    let [label, starts] = words;
    let running = Derived::new(move || progress.with(Option::is_some));
    let part = move |pick: fn((usize, usize)) -> usize| {
        move || {
            progress.get().filter(|progress| progress.1 > 0).map(|progress| digits(pick(progress)))
        }
    };
    live(move || {
        if !running.get() {
            return empty();
        }
        let words = move || {
            let (seen, total) = progress.get().unwrap_or_default();
            let pause = match pauses.get() {
                false => "",
                true => " – Data Workbench asks for a pause; it goes on by itself.",
            };
            match total {
                // The first page tells how many there are.
                0 => [starts, pause].joined(),
                _ => [&settings.number(seen), " of ", &settings.number(total), pause].joined(),
            }
        };
        let bar = tag("progress", "")
            .attr("aria-label", label)
            .live_attr("value", part(|progress| progress.0))
            .live_attr("max", part(|progress| progress.1));
        let stop = button(Look::PLAIN, "Stop").on_click(move || call(stop, ()));
        tag("div", "progress").child((bar, tag("span", "").child(live_text(words)), stop)).view()
    })
}
