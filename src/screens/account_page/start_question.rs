//! The question when an account with all data is switched to data sets selected manually: which of them
//! to start with.

use crate::domain::risk::Deed;
use crate::reactive::call;
use crate::screens::account_page::handle::Handle;
use crate::screens::account_page::state::{Event, Task};
use crate::screens::widgets::fetch_progress::fetch_progress;
use crate::ui::button::{Look, button};
use crate::ui::dialog::dialog;
use crate::ui::element::{El, empty, live, tag};
use crate::ui::notice::error_notice;
use leptos::prelude::Callback;

pub fn view(page: Handle) -> El {
    let open = page.of_open(|open| matches!(open.task, Task::AskingStart(_) | Task::FetchingStart));
    let fetching = page.of_open(|open| open.task == Task::FetchingStart);
    let error = page.of_open(|open| match &open.task {
        Task::AskingStart(error) => error.clone(),
        _ => None,
    });
    let trouble = live(move || match error.get() {
        Some(error) => error_notice(&error, &[], None),
        None => empty(),
    });
    let access = page.state.with_untracked(|page| {
        page.open().map(|open| open.saved.account.access.clone()).unwrap_or_default()
    });
    let stop = Callback::new(move |()| page.send(Event::Cancel));
    let content = (
        tag("h2", "").attr("id", "start-title").child("Which data sets to start from?"),
        tag("p", "").attr("id", "start-text").child(
            "Until now this account reaches all data sets. From now on it reaches only those that you select: data \
             sets made later will not be shared by themselves.",
        ),
        page.care.risks(Deed::HandPick, access),
        trouble,
        fetch_progress(page.ctx.settings, page.start, stop),
        tag("div", "actions").child((
            button(Look::PLAIN, "Cancel").on_click(move || call(stop, ())),
            button(Look::PLAIN, "Start from today's data sets")
                .on_click_unless(fetching, move || page.send(Event::StartFromAll)),
            button(Look::PLAIN, "Start from none")
                .on_click_unless(fetching, move || page.send(Event::StartFromNone)),
        )),
    );
    dialog("start", page.ctx.announcer, open, stop, content)
}
