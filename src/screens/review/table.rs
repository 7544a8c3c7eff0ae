//! A table of the review: headings above a window over its rows, and cells.

use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::domain::joined::Joined;
use crate::domain::name::shown;
use crate::domain::number::digits;
use crate::domain::route::Route;
use crate::reactive::Derived;
use crate::ui::element::{Child, El, as_kind, tag};
use crate::ui::window::view::Shape;
use crate::ui::window::{PagedList, Row};
use leptos::prelude::*;

/// `class` gives the columns; `heads` are the cells of the first row.
pub(super) fn table(
    label: &'static str,
    class: &'static str,
    heads: Vec<El>,
    list: PagedList,
    row: impl Fn(usize, Derived<Option<Row>>) -> AnyView + 'static,
) -> El {
    let rows = move || list.total().map(|total| digits(total + 1));
    let length = move || match list.length() {
        Some(rows) => [&digits(rows * list.row_height() + 1), "px"].joined(),
        None => String::new(),
    };
    let heads = tag("div", class).attr("role", "row").attr("aria-rowindex", "1").child(heads);
    tag("div", "review-table")
        .attr("role", "table")
        .attr("aria-label", label)
        .live_attr("aria-rowcount", rows)
        .live_style("--length", length)
        .on("keydown", move |event| {
            list.walk(&as_kind(event));
        })
        .child((
            tag("div", "review-heads").attr("role", "rowgroup").child(heads),
            list.view(Shape::Table, row),
        ))
}

pub(super) fn heading(words: impl Child) -> El {
    tag("div", "").attr("role", "columnheader").child(words)
}

/// A cell. On a narrow screen, where no headings are seen, `label` stands before its words.
pub(super) fn cell(class: &'static str, label: &'static str, words: String) -> El {
    let label = tag("span", "review-label").attr("aria-hidden", "true").child(label);
    let is_empty = words.is_empty();
    let cell = tag("div", class).attr("role", "cell");
    if is_empty { cell } else { cell.child((label, tag("span", "").child(words))) }
}

/// The cell with the way to an account.
pub(super) fn account_cell(
    ctx: Context,
    list: PagedList,
    index: usize,
    account: &ServiceAccount,
) -> El {
    let address = ctx.navigator.path(&Route::Account(account.id.clone()));
    let link = tag("a", "review-name")
        .attr("href", address)
        .attr("data-index", digits(index))
        .live_attr("tabindex", move || Some(list.tab_index(index)))
        .child(shown(&account.name).to_owned());
    tag("div", "review-first").attr("role", "cell").child(link)
}
