//! Saves an account's description, from which an equal account can be made; it has no secrets.

use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::platform::downloads::readable;
use crate::ui::button::{Look, button};
use crate::ui::element::El;
use crate::wire::description;
use samples::file_name;

pub fn save_description(ctx: Context, look: Look, account: ServiceAccount) -> El {
    button(look, "Save description (JSON)").on_click(move || {
        let name = file_name(&account.name, &account.id, "_description.json");
        let saved = readable(&description::write(&account))
            .and_then(|text| ctx.downloads()?.save(&name, "application/json", &text).ok());
        if saved.is_none() {
            ctx.announcer.say("The description could not be saved.");
        }
    })
}
