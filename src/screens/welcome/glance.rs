//! How many accounts the workspace has, and how many secrets need attention, with the way to them.

use crate::app::context::Context;
use crate::domain::query::{Counts, Filter};
use crate::ui::button::{Look, button};
use crate::ui::element::{El, empty, tag};
use leptos::prelude::*;

/// What is not known is not shown; a workspace without accounts has nothing to count.
pub(super) fn view(ctx: Context, counts: Counts) -> AnyView {
    if counts.all == Some(0) {
        return empty();
    }
    let show = |filter, words: &'static str| {
        button(Look::LINK, words).on_click(move || ctx.accounts.filter(filter))
    };
    let all = tile(ctx, "glance-tile", counts.all, ["service account", "service accounts"], None);
    let expired = tile(
        ctx,
        "glance-tile is-expired",
        counts.expired,
        ["secret has expired", "secrets have expired"],
        Some(show(Filter::Expired, "Show expired")),
    );
    let soon = tile(
        ctx,
        "glance-tile is-soon",
        counts.soon,
        ["secret expires within 60 days", "secrets expire within 60 days"],
        Some(show(Filter::Soon, "Show expiring")),
    );
    tag("ul", "glance").attr("role", "list").child((all, expired, soon)).view()
}

/// A number and what it counts (singular and plural), with the button `way` unless the number is 0.
fn tile(
    ctx: Context,
    class: &'static str,
    count: Option<u32>,
    [one, many]: [&'static str; 2],
    way: Option<El>,
) -> Option<El> {
    let count = count? as usize;
    let class = if count == 0 { "glance-tile" } else { class };
    let way = way.filter(|_| count > 0);
    let number = tag("span", "glance-number").child(ctx.settings.number(count));
    let words = tag("span", "").child(if count == 1 { one } else { many });
    Some(tag("li", class).child((tag("p", "").child((number, " ", words)), way)))
}
