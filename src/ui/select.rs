//! A labelled drop-down list.

use crate::domain::number::digits;
use crate::reactive::{Derived, call};
use crate::ui::element::{El, tag, value_of};
use leptos::prelude::*;
use std::borrow::Cow;

/// `chosen` and `choose` use indexes of `options`.
pub fn select(
    label: &'static str,
    options: Vec<Cow<'static, str>>,
    chosen: Derived<usize>,
    locked: Derived<bool>,
    choose: Callback<usize>,
) -> El {
    let options: Vec<El> = options
        .into_iter()
        .enumerate()
        .map(|(at, words)| {
            tag("option", "")
                .attr("value", digits(at))
                .live_flag("selected", move || chosen.get() == at)
                .child(words)
        })
        .collect();
    let select = tag("select", "field")
        .live_flag("disabled", move || locked.get())
        .on("change", move |event| {
            if let Ok(at) = value_of(&event).parse() {
                call(choose, at);
            }
        })
        .child(options);
    tag("label", "compact").child((tag("span", "").child(label), select))
}
