//! Who can read one data set, and why, as far as this page can see.

use super::handle::Handle;
use super::progress::full_progress;
use super::state::Review;
use super::state::event::Event;
use super::state::purpose::Purpose;
use super::state::stage::Stage;
use super::table::{account_cell, cell, heading, table};
use crate::domain::account::Scope;
use crate::domain::data_set::DataSet;
use crate::domain::failure::ApiError;
use crate::domain::joined::Joined;
use crate::domain::name::shown;
use crate::domain::number::digits;
use crate::domain::query::DataSetQuery;
use crate::domain::review::entry::Entry;
use crate::domain::text::isolated;
use crate::platform::clock::now;
use crate::reactive::{Derived, State};
use crate::ui::button::{Look, button};
use crate::ui::element::{El, ElRef, as_kind, empty, fragment, live, live_text, tag};
use crate::ui::focus::focus_when_there;
use crate::ui::link::external_link;
use crate::ui::notice::error_notice;
use crate::ui::placeholder::{loading, unreadable};
use crate::ui::search::SearchField;
use crate::ui::window::view::Shape;
use crate::ui::window::{Fetched, PagedList, Row};
use leptos::prelude::*;

const PAGE_SIZE: usize = 50;

/// Who else can read a data set, which the contract does not tell this page.
const NOT_SEEN: [&str; 5] = [
    "members of the workspace and their roles",
    "people with a role in the tenant",
    "system accounts of Data Workbench",
    "other workspaces with which the data set is shared",
    "SAS addresses that were made for it and have not expired",
];

pub(super) fn view(review: Handle) -> AnyView {
    let asked = review.state.derive(|review| match review.full().purpose() {
        Some(Purpose::Readers { id, name }) => Some((id.clone(), name.clone())),
        _ => None,
    });
    live(move || match asked.get() {
        Some((id, name)) => answer(review, &id, &name),
        None => question(review),
    })
}

/// The search for the data set.
fn question(review: Handle) -> AnyView {
    let ctx = review.ctx;
    let text = State::new(String::new());
    let fetch = move |page, page_size, abort| {
        let name = text.try_get_untracked().unwrap_or_default();
        let gateway = ctx.gateway();
        let query = DataSetQuery {
            dataset_name: (!name.trim().is_empty()).then(|| name.trim().to_owned()),
            page_index: page,
            page_size: page_size as u32,
            ..DataSetQuery::by_name()
        };
        let fetched = async move {
            let found = gateway.data_sets(&query, &abort).await?;
            Ok::<_, ApiError>(found.map(Row::of))
        };
        Box::pin(fetched) as Fetched
    };
    let list = PagedList::new(PAGE_SIZE, Box::new(fetch));
    list.reload();
    let field = SearchField {
        label: "Search data sets",
        placeholder: "Search by name",
        locked: Derived::new(|| false),
    };
    let searched = Callback::new(move |wanted| {
        text.set(wanted);
        list.reload();
    });
    let field = field.view(text.into(), searched);
    let total = move || match (list.length(), review.state.with(Review::is_listed)) {
        (_, false) => "The service accounts are read first.".to_owned(),
        (None, _) => String::new(),
        (Some(0), _) => "No data set matches. Change the search.".to_owned(),
        (Some(1), _) => "1 data set matches.".to_owned(),
        (Some(count), _) => [&ctx.settings.number(count), " data sets match."].joined(),
    };
    let failed = live(move || match list.error() {
        Some(error) => error_notice(&error, &[], Some(Box::new(move || list.retry()))),
        None => empty(),
    });
    let locked = Derived::new(move || !review.state.with(Review::is_listed));
    let length = move || match list.length() {
        Some(rows) => [&digits(rows.min(8) * list.row_height() + 1), "px"].joined(),
        None => String::new(),
    };
    let rows = list.view(Shape::List("Data sets"), move |index, row| {
        live(move || {
            row.with(|row| match row {
                Some(row) if row.is_unreadable() => unreadable("This data set could not be read."),
                row => match row.as_ref().and_then(Row::get::<DataSet>) {
                    Some(found) => choice(review, list, index, found, locked).view(),
                    None => loading(),
                },
            })
        })
    });
    fragment((
        tag("p", "hint")
            .child("Choose a data set to see which service accounts can read it, and why."),
        tag("div", "review-tools")
            .child((field, tag("p", "hint").attr("role", "status").child(live_text(total)))),
        failed,
        tag("div", "review-choices")
            .live_style("--length", length)
            .on("keydown", move |event| {
                list.walk(&as_kind(event));
            })
            .child(rows),
    ))
}

fn choice(
    review: Handle,
    list: PagedList,
    index: usize,
    found: &DataSet,
    locked: Derived<bool>,
) -> El {
    let (id, name) = (found.id.clone(), shown(&found.name).to_owned());
    button(Look::LINK, tag("span", "").attr("translate", "no").child(name.clone()))
        .attr("data-index", digits(index))
        .live_attr("tabindex", move || Some(list.tab_index(index)))
        .on_click_unless(locked, move || {
            let (id, name) = (id.clone(), name.clone());
            review.send(Event::Asked(Purpose::Readers { id, name }));
        })
}

/// The accounts that reach the data set, and what this page cannot see.
fn answer(review: Handle, id: &str, name: &str) -> AnyView {
    let settings = review.ctx.settings;
    let title = ElRef::new();
    focus_when_there(title);
    let heads = ["Account", "Why", "Contact"].map(heading).into_iter().collect();
    let list =
        table("Who can read it", "review-row readers", heads, review.readers, move |index, row| {
            live(move || {
                row.with(|row| match row.as_ref().and_then(Row::get::<Entry>) {
                    Some(entry) => tag("div", "review-row readers")
                        .child((
                            account_cell(review.ctx, review.readers, index, &entry.account),
                            cell("", "", why(review, entry)),
                            cell("review-contact", "", entry.account.contact_email.clone())
                                .attr("translate", "no"),
                        ))
                        .view(),
                    None => loading(),
                })
            })
        });
    let total = move || {
        let (known, is_done) = review
            .state
            .with(|review| (review.readers_known(), matches!(review.full().stage(), Stage::Done)));
        known.words(is_done, &|count| settings.number(count))
    };
    let not_seen: Vec<El> = NOT_SEEN.iter().map(|words| tag("li", "").child(*words)).collect();
    let page = settings.config(|config| config.data_set_page(id));
    fragment((
        tag("h3", "")
            .attr("tabindex", "-1")
            .node_ref(title)
            .child(["Who can read ", &isolated(name)].joined()),
        tag("div", "review-tools").child((
            tag("p", "review-total").attr("role", "status").child(live_text(total)),
            button(Look::PLAIN, "Choose another data set")
                .on_click(move || review.send(Event::Forgotten)),
        )),
        full_progress(review, "Looking through the accounts", |purpose| {
            matches!(purpose, Purpose::Readers { .. })
        }),
        list,
        tag("section", "review-limits").child((
            tag("h4", "").child("What this page cannot see"),
            tag("p", "").child("Beside service accounts these may be able to read the data set:"),
            tag("ul", "").child(not_seen),
            tag("p", "").child(external_link("", page, "Open the data set in Data Workbench")),
        )),
    ))
}

fn why(review: Handle, entry: &Entry) -> String {
    let account = &entry.account;
    let words = match &account.access.scope {
        Scope::Workspace => review.ctx.settings.access_words(&account.access),
        Scope::DataSets => {
            let uncertain =
                review.state.with_untracked(|review| review.full().is_uncertain(&account.id));
            let words = match uncertain {
                true => "Perhaps: not all of its data sets could be read",
                false => "This data set was selected manually",
            };
            words.to_owned()
        }
        Scope::Other(word) => ["Not known: its access is of the kind ", &isolated(word)].joined(),
    };
    words + if entry.has_expired(now()) { ", but its secret has expired" } else { "" }
}
