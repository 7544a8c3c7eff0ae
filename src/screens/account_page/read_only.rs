//! An account as a reader sees it: everything except credentials, and no controls to change it.

use crate::app::role::READER_WHY;
use crate::domain::name::shown;
use crate::domain::selection::Selection;
use crate::reactive::Derived;
use crate::screens::account_page::details::{details, history_link, made_by};
use crate::screens::account_page::handle::Handle;
use crate::screens::widgets::back_link::back_to_list;
use crate::screens::widgets::data_set_table::data_set_table;
use crate::ui::element::{El, empty, tag};
use leptos::prelude::*;

pub fn view(page: Handle) -> AnyView {
    let ctx = page.ctx;
    let account = page.state.with_untracked(|page| Some(page.open()?.saved.account.clone()));
    let Some(account) = account else { return empty() };
    let fact = |label: &'static str, value: String| -> El {
        tag("div", "readout").child((tag("div", "label").child(label), tag("p", "").child(value)))
    };
    let chosen: Option<Selection> =
        account.access.data_sets.as_ref().map(|sets| sets.iter().collect());
    // The table counts them.
    let access = match &chosen {
        Some(_) => account.access.scope.label().to_owned(),
        None => ctx.settings.access_words(&account.access),
    };
    let table = chosen
        .map(|chosen| data_set_table(ctx.settings, Derived::new(move || chosen.clone()), None));
    tag("div", "panel")
        .child((
            back_to_list(ctx.navigator),
            tag("h2", "page-title").attr("translate", "no").child(shown(&account.name).to_owned()),
            (made_by(ctx, &account), history_link(ctx, account.id.clone())),
            tag("p", "hint").child(READER_WHY),
            fact("Contact email", account.contact_email.clone()),
            fact("Access to data sets", access),
            table,
            details(ctx, &account, page.first_call, None),
        ))
        .view()
}
