//! Data sets selected manually, in a form: a note on what such an account cannot call, the button for
//! the picker, and the table of selected data sets.

use crate::app::settings::Settings;
use crate::domain::draft::Edit;
use crate::reactive::{Derived, call};
use crate::screens::widgets::data_set_table::{TakeOut, data_set_table};
use crate::screens::widgets::form::Form;
use crate::ui::button::{Look, button};
use crate::ui::element::{empty, live, tag};
use crate::ui::link::external_link;
use crate::ui::notice::{Tone, notice};
use leptos::prelude::*;
use samples::GUIDE;

pub fn data_sets_field(settings: Settings, form: Form) -> AnyView {
    let chosen = Derived::new(move || form.draft.with(|draft| draft.chosen.clone()));
    let has_any = Derived::new(move || chosen.with(|chosen| !chosen.is_empty()));
    let list = external_link("", GUIDE.to_owned(), "See the list".to_owned());
    let refused = tag("p", "hint").child((
        "Calls on the whole workspace (itself, its schemas, members, activity log and ingest) and on the \
         tenant (its users’ roles, its workspaces) are refused with 403. ",
        list,
        ".",
    ));
    // If not all data sets of the account could be read, a save would remove the others.
    let lacks = Derived::new(move || form.draft.with(|draft| draft.lacks_data_sets));
    let incomplete = live(move || {
        if !lacks.get() {
            return empty();
        }
        let text = "Data Workbench did not send all data sets of this account, so its access cannot be \
                    changed here now. Reload the page to read them again.";
        notice(Tone::Warning, tag("p", "").child(text)).view()
    });
    let locked = Derived::new(move || form.locked.get() || lacks.get());
    let select = button(Look::PLAIN, "Select data sets")
        .on_click_unless(locked, move || call(form.open_picker, ()));
    let none = live(move || {
        if has_any.get() || lacks.get() {
            return empty();
        }
        tag("p", "hint").child("No data sets selected yet.").view()
    });
    let rows = live(move || {
        if !has_any.get() {
            return empty();
        }
        let take_out = TakeOut {
            locked,
            act: Callback::new(move |id: String| call(form.edit, Edit::TakeOut(id))),
        };
        data_set_table(settings, chosen, Some(take_out)).view()
    });
    tag("div", "data-sets-field").child((incomplete, refused, select, none, rows)).view()
}
