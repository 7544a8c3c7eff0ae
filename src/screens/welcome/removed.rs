//! Says which account was removed, and offers its description, from which an equal one can be created.

use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::domain::joined::Joined;
use crate::domain::name::shown;
use crate::domain::text::isolated;
use crate::screens::widgets::description::save_description;
use crate::ui::button::Look;
use crate::ui::element::{ElRef, tag};
use crate::ui::focus::focus_when_there;
use crate::ui::notice::{Tone, notice};
use leptos::prelude::*;

pub fn view(ctx: Context, account: ServiceAccount) -> AnyView {
    let title = ElRef::new();
    focus_when_there(title);
    let text = tag("p", "").attr("tabindex", "-1").node_ref(title).child(
        [
            &*isolated(shown(&account.name)),
            " was removed. Its description, without secrets, can be used to create a similar account.",
        ]
        .joined(),
    );
    let save = save_description(ctx, Look::PLAIN, account);
    notice(Tone::Success, (text, save)).view()
}
