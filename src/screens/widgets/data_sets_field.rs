//! Data sets picked by hand, in a form: what such an account cannot call, the picker, the table.

use crate::domain::config::API_DOCUMENTATION;
use crate::domain::query::DataSetQuery;
use crate::domain::draft::Draft;
use crate::gateway::fetch_all::FetchAll;
use crate::ui::dialog::dialog;
use crate::ui::element::{El, tag, live, empty};
use crate::ui::notice::{Tone, error_text, notice};
use crate::screens::widgets::picker;
use crate::domain::failure::ApiError;
use crate::domain::selection::Selection;
use crate::screens::widgets::data_set_table::shared_table;
use crate::reactive::{Derived, State, spawn};
use crate::app::context::Tab;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct ByHand {
    pub tab: Tab,
    pub draft: State<Draft>,
    /// What the backend shares with the account now.
    pub shared: Derived<Selection>,
}

/// The part of the form that is there while data sets are picked by hand.
pub fn view(by_hand: ByHand) -> AnyView {
    let ByHand { tab, draft, .. } = by_hand;
    let chosen = Derived::new(move || draft.with(|draft| draft.chosen.clone()));
    let open = State::new(false);
    let list = tag("a", "")
        .attr("href", API_DOCUMENTATION)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .child(("See the list", tag("span", "unseen").child(" (opens in a new tab)")));
    let refused = tag("p", "hint").child((
        "Calls about the whole workspace, such as its schemas, members, activity log and ingest, answer this \
         account with 403. ",
        list,
        ".",
    ));
    let button = tag("button", "button")
        .attr("type", "button")
        .on_click(move || open.set(true))
        .child("Select data sets");
    let take_out = Callback::new(move |id: String| {
        draft.update(|draft| draft.chosen.remove(&id));
        tab.announce("Data set taken out. Undo is beside Save.");
    });
    let table = live(move || {
        if chosen.with(Selection::is_empty) {
            return tag("p", "hint").child("No data sets selected yet.").view();
        }
        empty()
    });
    let rows = live({
        let any = Derived::new(move || chosen.with(|chosen| !chosen.is_empty()));
        move || {
            if any.get() { shared_table(tab, chosen, Some(take_out)).view() } else { empty() }
        }
    });
    let picker = live(move || if open.get() { picker::view(by_hand, open) } else { empty() });
    tag("div", "by-hand").child((refused, button, table, rows, picker)).view()
}

/// The question that is asked when an account with all data is to have data sets picked by hand.
pub struct StartQuestion {
    pub open: State<bool>,
    pub view: El,
}

pub fn start_question(by_hand: ByHand) -> StartQuestion {
    let ByHand { tab, draft, .. } = by_hand;
    let open = State::new(false);
    let fetching = FetchAll::new();
    let failed = State::new(None::<ApiError>);
    let none = move || {
        fetching.stop();
        open.set(false);
    };
    let all = move || {
        failed.set(None);
        spawn(async move {
            match fetching.run(tab.gateway(), DataSetQuery::by_name(), Selection::default()).await
            {
                Some(Ok(chosen)) => {
                    draft.try_update(|draft| draft.chosen = chosen);
                    open.try_set(false);
                }
                Some(Err(error)) => {
                    failed.try_set(Some(error));
                }
                None => {}
            }
        });
    };
    let trouble = live(move || {
        failed.with(|failed| match failed {
            Some(error) => notice(Tone::Error, error_text(error, &[])).view(),
            None => empty(),
        })
    });
    let button = |words| tag("button", "button").attr("type", "button").child(words);
    let content = (
        tag("h2", "").attr("id", "start-title").child("Which data sets to start from?"),
        tag("p", "").child(
            "Until now this account reaches all data sets. From now on it reaches only those that you select: data \
             sets made later will not be shared by themselves.",
        ),
        trouble,
        picker::progress(tab, fetching),
        tag("div", "actions").child((
            button("Start from today's data sets").on_click(all),
            button("Start from none").on_click(none),
        )),
    );
    StartQuestion { open, view: dialog("start", open.into(), none, content) }
}
