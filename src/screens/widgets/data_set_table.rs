//! The data sets of one account as a table that scrolls and searches like the picker.

use crate::app::settings::Settings;
use crate::domain::by_name::ByName;
use crate::domain::data_set::{SharedDataSet, existing_words};
use crate::domain::failure::ErrorKind;
use crate::domain::joined::Joined;
use crate::domain::name::shown;
use crate::domain::number::digits;
use crate::domain::page::Page;
use crate::domain::selection::Selection;
use crate::domain::text::isolated;
use crate::platform::intl::lower_case;
use crate::reactive::{Derived, State, call, effect};
use crate::ui::button::{Look, button};
use crate::ui::element::{El, as_kind, empty, live, live_text, tag};
use crate::ui::icon::Icon;
use crate::ui::link::external_link;
use crate::ui::readout::code;
use crate::ui::search::SearchField;
use crate::ui::window::view::Shape;
use crate::ui::window::{Fetched, PagedList, Row};
use leptos::prelude::*;

const PAGE_SIZE: usize = 100;

/// A table with a search has more rows than this.
const FEW: usize = 5;

/// The X of each row.
#[derive(Clone, Copy)]
pub struct TakeOut {
    /// The buttons are disabled while this is true.
    pub locked: Derived<bool>,
    /// Called with the id.
    pub act: Callback<String>,
}

/// A table of `chosen`, by name; with `take_out`, each row has an X. After an X the focus moves
/// to the X of the next row, or of the last one. Its search field belongs to no form.
pub fn data_set_table(
    settings: Settings,
    chosen: Derived<Selection>,
    take_out: Option<TakeOut>,
) -> El {
    let search = State::new(String::new());
    let rows = State::new(ByName::default());
    // Another number whenever something else is shown.
    let version = Derived::new(move || {
        chosen.with(|chosen| {
            search.with(|search| {
                rows.try_update_untracked(|rows| rows.follow(chosen, search, &lower_case))
            })
        })
    });
    // All rows are in memory, but the window requests them page by page.
    let list = PagedList::new(
        PAGE_SIZE,
        Box::new(move |page, page_size, _| {
            let answer =
                page_of(rows, version, page, page_size).ok_or(ErrorKind::Unreachable.into());
            Box::pin(std::future::ready(answer)) as Fetched
        }),
    );
    effect(move || {
        version.track();
        list.refresh();
    });
    let found = Derived::new(move || {
        version.track();
        rows.with_untracked(ByName::count)
    });
    let total = move || {
        let (all, found) = (chosen.with(Selection::len), found.get());
        if all == found {
            let gone =
                |chosen: &Selection| chosen.iter().filter(|(_, name)| name.is_none()).count();
            existing_words(all, chosen.with(gone), &|count| settings.number(count))
        } else {
            [&settings.number(found), " of ", &settings.number(all), " data sets"].joined()
        }
    };
    let is_long = Derived::new(move || chosen.with(Selection::len) > FEW);
    let field = live(move || {
        if !is_long.get() {
            return empty();
        }
        let field = SearchField {
            label: "Search the selected data sets",
            placeholder: "Search by name",
            locked: Derived::new(|| false),
        };
        let searched = Callback::new(move |text| {
            search.set(text);
            // From the top.
            list.reload();
        });
        field.view(search.into(), searched).view()
    });
    tag("div", "shared").child((
        tag("div", "shared-head")
            .child((field, tag("p", "hint").attr("role", "status").child(live_text(total)))),
        tag("div", "shared-rows")
            .live_style("--rows", move || digits(found.get().min(8)))
            .on("keydown", move |event| {
                list.walk(&as_kind(event));
            })
            .child(list.view(Shape::List("Selected data sets"), move |index, data_set| {
                row(settings, index, data_set, take_out)
            })),
    ))
}

fn page_of(
    rows: State<ByName>,
    version: Derived<Option<u32>>,
    page: u32,
    page_size: usize,
) -> Option<Page<Row>> {
    // Brings the rows up to date.
    version.try_with_untracked(|_| ())?;
    rows.try_with_untracked(|rows| Page {
        result: rows
            .page((page as usize).saturating_sub(1) * page_size, page_size)
            .map(|data_set| Row::new(data_set.clone()))
            .collect(),
        page_index: page,
        page_size: page_size as u32,
        total_count: rows.count() as u32,
    })
}

fn row(
    settings: Settings,
    index: usize,
    data_set: Derived<Option<Row>>,
    take_out: Option<TakeOut>,
) -> AnyView {
    let has_come = Derived::new(move || data_set.with(Option::is_some));
    let name = move || {
        live(move || {
            data_set.with(|row| {
                of(row)
                    .map(|it| name(settings, it, index, take_out.is_none()))
                    .unwrap_or_else(empty)
            })
        })
    };
    live(move || {
        if !has_come.get() {
            return empty();
        }
        let remove = take_out.map(|take_out| take_out_button(index, data_set, take_out));
        tag("div", "shared-row").child((name(), remove)).view()
    })
}

fn of(row: &Option<Row>) -> Option<&SharedDataSet> {
    row.as_ref().and_then(Row::get)
}

/// Without an X the arrow keys go from link to link.
fn name(settings: Settings, data_set: &SharedDataSet, index: usize, is_alone: bool) -> AnyView {
    match &data_set.name {
        Some(name) => {
            let address = settings.config(|config| config.data_set_page(&data_set.id));
            let name = tag("span", "").attr("translate", "no").child(shown(name).to_owned());
            let link = external_link("shared-name", address, name);
            match is_alone {
                true => link.attr("data-index", digits(index)).view(),
                false => link.view(),
            }
        }
        None => tag("span", "shared-name is-gone")
            .child((code("").child(data_set.id.to_string()), " no longer exists"))
            .view(),
    }
}

/// The element stays the same when another data set moves to its row, so that it keeps the focus.
fn take_out_button(index: usize, data_set: Derived<Option<Row>>, take_out: TakeOut) -> El {
    let label = move || {
        data_set.with(|row| {
            let it = of(row)?;
            Some(["Stop sharing ", &isolated(it.name.as_deref().map_or(&*it.id, shown))].joined())
        })
    };
    button(Look::ICON, Icon::CLOSE.view())
        .attr("data-index", digits(index))
        .live_attr("aria-label", label)
        .on_click_unless(take_out.locked, move || {
            if let Some(id) = data_set.with_untracked(|row| of(row).map(|it| it.id.to_string())) {
                call(take_out.act, id);
            }
        })
}
