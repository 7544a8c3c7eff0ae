//! An account as a reader sees it: everything but secrets, and no control that would only fail.

use super::details::details;
use crate::screens::account_list::access_words;
use crate::screens::create::back_to_list;
use crate::domain::account::Versioned;
use crate::ui::element::{El, tag};
use crate::domain::selection::Selection;
use crate::screens::widgets::data_set_table::shared_table;
use crate::reactive::Derived;
use crate::app::context::Tab;
use leptos::prelude::*;

pub fn view(tab: Tab, of: &Versioned) -> AnyView {
    let account = &of.account;
    let fact = |label: &'static str, value: String| -> El {
        tag("div", "readout").child((tag("div", "label").child(label), tag("p", "").child(value)))
    };
    let chosen: Option<Selection> =
        account.access.data_sets.as_ref().map(|sets| sets.iter().collect());
    let table = chosen.map(|chosen| shared_table(tab, Derived::new(move || chosen.clone()), None));
    tag("div", "panel")
        .child((
            back_to_list(tab),
            tag("h2", "page-title").child(account.name.clone()),
            tag("p", "hint").child(READER_WHY),
            fact("Contact email", account.contact_email.clone()),
            fact("Access to data sets", access_words(tab, &account.access)),
            table,
            details(tab, account, None),
        ))
        .view()
}

/// Why a reader finds no controls.
pub const READER_WHY: &str = "You can look at service accounts but not change them: that takes the administrator role in this workspace.";
