//! An account as a reader sees it: everything but secrets, and no control that would only fail.

use super::details::details;
use crate::accounts::access_words;
use crate::create::back_to_list;
use crate::gateway::Versioned;
use crate::parts::el::{El, el};
use crate::selection::Selection;
use crate::shared::shared_table;
use crate::state::Derived;
use crate::tab::Tab;
use leptos::prelude::*;

pub fn view(tab: Tab, of: &Versioned) -> AnyView {
    let account = &of.account;
    let fact = |label: &'static str, value: String| -> El {
        el("div", "readout").child((el("div", "label").child(label), el("p", "").child(value)))
    };
    let chosen: Option<Selection> =
        account.access.data_sets.as_ref().map(|sets| sets.iter().collect());
    let table = chosen.map(|chosen| shared_table(tab, Derived::new(move || chosen.clone()), None));
    el("div", "panel")
        .child((
            back_to_list(tab),
            el("h2", "page-title").child(account.name.clone()),
            el("p", "hint").child(READER_WHY),
            fact("Contact email", account.contact_email.clone()),
            fact("Access to data sets", access_words(tab, &account.access)),
            table,
            details(tab, account, None),
        ))
        .view()
}

/// Why a reader finds no controls.
pub const READER_WHY: &str = "You can look at service accounts but not change them: that takes the administrator role in this workspace.";
