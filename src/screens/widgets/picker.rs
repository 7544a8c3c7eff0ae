//! The data-set picker: a window over everything that the backend finds, in a modal dialog.

mod choose;
mod filters;
mod row;

use crate::screens::widgets::data_sets_field::ByHand;
use crate::domain::query::DataSetQuery;
use crate::gateway::fetch_all::FetchAll;
use crate::ui::dialog::dialog;
use crate::ui::element::{tag, live, live_text, empty};
use crate::ui::icon::Icon;
use crate::ui::notice::{Tone, error_text, notice};
use crate::ui::window::{PagedList, Row, rows};
use crate::domain::failure::ApiError;
use crate::domain::selection::Selection;
use crate::screens::widgets::data_set_table::shared_table;
use crate::reactive::{Derived, State, effect, spawn};
use crate::app::context::Tab;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::AbortSignal;

const PAGE_SIZE: usize = 100;

#[derive(Clone, Copy)]
pub struct Picker {
    tab: Tab,
    list: PagedList,
    /// What is asked for; its page members are filled in by the list.
    query: State<DataSetQuery>,
    /// The selection in the making. It goes into the form with Confirm.
    chosen: State<Selection>,
    before: State<Selection>,
    shared: Derived<Selection>,
    only_chosen: State<bool>,
    fetching: FetchAll,
    failed: State<Option<ApiError>>,
    /// The last row that was taken in or out, from which Shift takes a range.
    anchor: State<usize>,
    /// Leaving was asked for although the selection has changed.
    leaving: State<bool>,
    life: State<SendWrapper<AbortSignal>>,
}

/// The open dialog. It closes by setting `open` to false.
pub fn view(by_hand: ByHand, open: State<bool>) -> AnyView {
    let before = by_hand.draft.with_untracked(|draft| draft.chosen.clone());
    let picker = Picker {
        tab: by_hand.tab,
        list: PagedList::new(PAGE_SIZE),
        query: State::new(DataSetQuery::by_name()),
        chosen: State::new(before.clone()),
        before: State::new(before),
        shared: by_hand.shared,
        only_chosen: State::new(false),
        fetching: FetchAll::new(),
        failed: State::new(None),
        anchor: State::new(0),
        leaving: State::new(false),
        life: State::new(SendWrapper::new(crate::platform::abort::abort_on_cleanup())),
    };
    effect(move || {
        picker.query.track();
        picker.start();
    });
    let is_shown = State::new(false);
    // Closed before it leaves the document, the dialog gives the focus back to where it was.
    let close = move || {
        is_shown.set(false);
        request_animation_frame(move || {
            open.try_set(false);
        });
    };
    let leave = move || {
        let changed = picker
            .before
            .with_untracked(|before| picker.chosen.with_untracked(|chosen| chosen != before));
        if changed && !picker.leaving.get_untracked() { picker.leaving.set(true) } else { close() }
    };
    let confirm = move || {
        by_hand.draft.update(|draft| draft.chosen = picker.chosen.get_untracked());
        picker.tab.announce("Selection taken over. It is kept when you save.");
        close();
    };
    let cross = tag("button", "button-icon")
        .attr("type", "button")
        .attr("aria-label", "Close")
        .on_click(leave)
        .child(Icon::Close.view());
    let content = tag("div", "picker").child((
        tag("div", "picker-head")
            .child((tag("h2", "").attr("id", "picker-title").child("Select data sets"), cross)),
        filters::view(picker),
        live(move || if picker.only_chosen.get() { picker.chosen_rows() } else { picker.rows() }),
        progress(picker.tab, picker.fetching),
        picker.foot(close, leave, confirm),
    ));
    // The dialog must be in the document before it can be shown.
    request_animation_frame(move || {
        is_shown.try_set(true);
    });
    dialog("picker", is_shown.into(), leave, content).view()
}

impl Picker {
    fn start(self) {
        let (gateway, query) = (self.tab.gateway(), self.query.get_untracked());
        self.list.start(Box::new(move |page, page_size, abort| {
            let (gateway, mut query) = (gateway.clone(), query.clone());
            query.page_index = page;
            query.page_size = page_size as u32;
            Box::pin(
                async move { Ok(rows(gateway.data_sets(&query, &abort).await?, Row::DataSet)) },
            )
        }));
    }

    fn rows(self) -> AnyView {
        let list = self.list;
        let state = live(move || {
            if let Some(error) = list.error().or_else(|| self.failed.get()) {
                let retry = tag("button", "button")
                    .attr("type", "button")
                    .on_click(move || {
                        self.failed.set(None);
                        list.fetch_again(list.total_untracked().is_none());
                    })
                    .child("Retry");
                return notice(Tone::Error, (error_text(&error, &[]), retry)).view();
            }
            let words = match list.total() {
                None => "Loading data sets…".to_owned(),
                Some(0) => "No data set matches. Change the search or the filters.".to_owned(),
                Some(1) => "1 data set matches.".to_owned(),
                Some(total) => [&self.tab.number(total), " data sets match."].concat(),
            };
            tag("p", "hint").attr("role", "status").child(words).view()
        });
        let all = live(move || match list.total() {
            Some(total) if total > 0 => tag("button", "button")
                .attr("type", "button")
                .live_flag("disabled", move || self.fetching.progress.with(Option::is_some))
                .on_click(move || self.choose_all())
                .child(["Select all ", &self.tab.number(total), " matching"].concat())
                .view(),
            _ => empty(),
        });
        tag("div", "picker-body")
            .child((tag("div", "picker-total").child((state, all)), choose::window(self)))
            .view()
    }

    /// Just what is chosen, found or not.
    fn chosen_rows(self) -> AnyView {
        let take_out =
            Callback::new(move |id: String| self.chosen.update(|chosen| chosen.remove(&id)));
        tag("div", "picker-body")
            .child(shared_table(self.tab, self.chosen.into(), Some(take_out)))
            .view()
    }

    fn choose_all(self) {
        let (query, into) = (self.query.get_untracked(), self.chosen.get_untracked());
        self.failed.set(None);
        spawn(async move {
            match self.fetching.run(self.tab.gateway(), query, into).await {
                Some(Ok(chosen)) => {
                    let count = self.tab.number(chosen.len());
                    self.chosen.try_set(chosen);
                    self.tab.announce([&count, " data sets chosen."].concat());
                }
                Some(Err(error)) => {
                    self.failed.try_set(Some(error));
                }
                None => self.tab.announce("Stopped. The selection is as it was."),
            }
        });
    }

    fn foot(
        self,
        close: impl Fn() + Copy + Send + 'static,
        leave: impl Fn() + Copy + Send + 'static,
        confirm: impl Fn() + Copy + Send + 'static,
    ) -> AnyView {
        let button =
            |class, words: &'static str| tag("button", class).attr("type", "button").child(words);
        live(move || {
            if self.leaving.get() {
                return tag("div", "picker-foot")
                    .attr("role", "alert")
                    .child((
                        tag("p", "").child("Close without taking over the changed selection?"),
                        tag("div", "actions").child((
                            button("button", "Keep selecting")
                                .on_click(move || self.leaving.set(false)),
                            button("button button-danger", "Discard").on_click(close),
                        )),
                    ))
                    .view();
            }
            let count =
                move || [&self.tab.number(self.chosen.with(Selection::len)), " chosen"].concat();
            let only = tag("input", "")
                .attr("type", "checkbox")
                .live_flag("checked", move || self.only_chosen.get())
                .on("change", move |_| self.only_chosen.update(|only| *only = !*only));
            tag("div", "picker-foot")
                .child((
                    tag("p", "picker-count").attr("role", "status").child(live_text(count)),
                    tag("label", "choice").child((only, tag("span", "").child("Show selected"))),
                    tag("div", "actions").child((
                        button("button", "Cancel").on_click(leave),
                        button("button button-primary", "Confirm").on_click(confirm),
                    )),
                ))
                .view()
        })
    }
}

/// A progress bar with Stop while something is gathered.
pub fn progress(tab: Tab, fetching: FetchAll) -> AnyView {
    let running = Derived::new(move || fetching.progress.with(Option::is_some));
    let part = move |pick: fn((usize, usize)) -> usize| {
        move || fetching.progress.get().map(|progress| pick(progress).max(1).to_string())
    };
    live(move || {
        if !running.get() {
            return empty();
        }
        let words = move || {
            let (seen, total) = fetching.progress.get().unwrap_or_default();
            [&tab.number(seen), " of ", &tab.number(total)].concat()
        };
        let bar = tag("progress", "")
            .attr("aria-label", "Collecting data sets")
            .live_attr("value", part(|progress| progress.0))
            .live_attr("max", part(|progress| progress.1));
        let stop = tag("button", "button")
            .attr("type", "button")
            .on_click(move || fetching.stop())
            .child("Stop");
        tag("div", "progress").child((bar, tag("span", "").child(live_text(words)), stop)).view()
    })
}
