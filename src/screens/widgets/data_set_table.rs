//! The data sets of one account as a table that scrolls and searches like the picker.

use crate::domain::data_set::SharedDataSet;
use crate::domain::page::Page;
use crate::ui::element::{El, tag, live, live_text, empty, value_of};
use crate::ui::icon::Icon;
use crate::ui::window::{PagedList, Row};
use crate::domain::selection::Selection;
use crate::reactive::{Derived, State, effect};
use crate::app::context::Tab;
use leptos::prelude::*;

const PAGE_SIZE: usize = 1_000;

/// A table of `chosen`, by name. With `take_out`, each row has an X that calls it with the id.
pub fn shared_table(
    tab: Tab,
    chosen: Derived<Selection>,
    take_out: Option<Callback<String>>,
) -> El {
    let list = PagedList::new(PAGE_SIZE);
    let search = State::new(String::new());
    let rows =
        Derived::new(move || chosen.with(|chosen| search.with(|search| sorted(chosen, search))));
    // The rows are at hand; the window asks for them page by page all the same.
    list.start(Box::new(move |page, page_size, _| {
        let slice = rows.try_with_untracked(|rows| {
            let first = (page as usize - 1) * page_size;
            let result =
                rows.iter().skip(first).take(page_size).cloned().map(Row::Shared).collect();
            let total_count = rows.len() as u32;
            Page { result, page_index: page, page_size: page_size as u32, total_count }
        });
        Box::pin(async move { slice.ok_or_else(|| crate::domain::failure::ErrorKind::Unreachable.into()) })
    }));
    effect(move || {
        rows.track();
        list.fetch_again(false);
    });
    let field = move || {
        tag("input", "field")
            .attr("type", "search")
            .attr("aria-label", "Search the selected data sets")
            .attr("placeholder", "Search by name")
            .attr("autocomplete", "off")
            .live_value(move || search.get())
            .on("input", move |event| search.set(value_of(&event)))
    };
    let total = move || {
        let (all, found) = (chosen.with(Selection::len), rows.with(Vec::len));
        match (all, found) {
            (1, 1) => "1 data set".to_owned(),
            _ if all == found => [&tab.number(all), " data sets"].concat(),
            _ => [&tab.number(found), " of ", &tab.number(all), " data sets"].concat(),
        }
    };
    let row = move |_: usize, data_set: Derived<Option<Row>>| {
        live(move || match data_set.get() {
            Some(Row::Shared(data_set)) => row(tab, data_set, take_out),
            _ => empty(),
        })
    };
    let is_long = Derived::new(move || chosen.with(Selection::len) > 5);
    tag("div", "shared").child((
        tag("div", "shared-head").child((
            live(move || {
                if is_long.get() {
                    tag("div", "search").child((Icon::Search.view(), field())).view()
                } else {
                    empty()
                }
            }),
            tag("p", "hint").attr("role", "status").child(live_text(total)),
        )),
        tag("div", "shared-rows")
            .live_style("--rows", move || rows.with(Vec::len).min(8).to_string())
            .child(list.view("Selected data sets", row)),
    ))
}

fn row(tab: Tab, data_set: SharedDataSet, take_out: Option<Callback<String>>) -> AnyView {
    let name = match &data_set.name {
        Some(name) => tag("a", "shared-name")
            .attr("href", tab.config(|config| config.data_set_page(&data_set.id)))
            .attr("target", "_blank")
            .attr("rel", "noopener")
            .child((name.clone(), tag("span", "unseen").child(" (opens in a new tab)"))),
        None => {
            tag("span", "shared-name is-gone").child([&data_set.id, " no longer exists"].concat())
        }
    };
    let remove = take_out.map(|take_out| {
        let what = data_set.name.clone().unwrap_or_else(|| data_set.id.clone());
        let id = data_set.id;
        tag("button", "button-icon")
            .attr("type", "button")
            .attr("aria-label", ["Stop sharing ", &what].concat())
            .on_click(move || take_out.run(id.clone()))
            .child(Icon::Close.view())
    });
    tag("div", "shared-row").child((name, remove)).view()
}

/// By name without regard to ASCII case; what no longer exists comes first, since it wants a look.
fn sorted(chosen: &Selection, search: &str) -> Vec<SharedDataSet> {
    let search = search.trim().to_ascii_lowercase();
    let mut rows: Vec<(String, SharedDataSet)> = chosen
        .iter()
        .map(|(id, name)| {
            let key = name.unwrap_or_default().to_ascii_lowercase();
            (key, SharedDataSet { id: id.to_owned(), name: name.map(str::to_owned) })
        })
        .filter(|(key, _)| key.contains(&search))
        .collect();
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    rows.into_iter().map(|(_, data_set)| data_set).collect()
}
