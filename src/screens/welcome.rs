//! The page while no account is selected: the workspace at a glance, what needs attention, and what
//! is done most often.

mod glance;
mod guide;
mod removed;

use crate::app::context::Context;
use crate::app::role::READER_WHY;
use crate::domain::joined::Joined;
use crate::domain::text::isolated;
use crate::reactive::Derived;
use crate::ui::element::{ElRef, empty, live, live_text, tag};
use leptos::prelude::*;

pub fn view(ctx: Context) -> AnyView {
    let panel = ElRef::new();
    let counts = Derived::new(move || ctx.accounts.counts());
    let title = move || match ctx.role.workspace() {
        Some(name) => [&*isolated(&name), " at a glance"].joined(),
        None => "The workspace at a glance".to_owned(),
    };
    let why = live(move || match ctx.role.is_reader() {
        true => tag("p", "hint").child(READER_WHY).view(),
        false => empty(),
    });
    tag("div", "panel welcome")
        .node_ref(panel)
        .child((
            live(move || match ctx.removed.get() {
                Some(account) => removed::view(ctx, account),
                None => empty(),
            }),
            tag("h2", "page-title").child(live_text(title)),
            tag("p", "").child("A service account lets a program call the Data Workbench API."),
            why,
            live(move || glance::view(ctx, counts.get())),
            guide::view(ctx, counts, panel),
        ))
        .view()
}
