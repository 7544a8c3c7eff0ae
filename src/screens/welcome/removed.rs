//! Says which account was removed, and offers its description for making an equal one.

use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::domain::name::shown;
use crate::domain::text::isolated;
use crate::platform::downloads::readable;
use crate::ui::button::{Look, button};
use crate::ui::element::{ElRef, tag};
use crate::ui::focus::focus_when_there;
use crate::ui::notice::{Tone, notice};
use crate::wire::description;
use leptos::prelude::*;
use samples::file_name;

pub fn view(ctx: Context, account: ServiceAccount) -> AnyView {
    let title = ElRef::new();
    focus_when_there(title);
    let text = tag("p", "").attr("tabindex", "-1").node_ref(title).child(
        [
            &*isolated(shown(&account.name)),
            " was removed. Its description, without secrets, can make an equal account.",
        ]
        .concat(),
    );
    let save = button(Look::Plain, "Save description (JSON)").on_click(move || {
        let name = file_name(&account.name, &account.id, ".json");
        let saved = readable(&description::write(&account))
            .and_then(|text| ctx.downloads()?.save(&name, "application/json", &text).ok());
        if saved.is_none() {
            ctx.announcer.say("The description could not be saved.");
        }
    });
    notice(Tone::Success, (text, save)).view()
}
