//! A labelled choice among words.

use crate::reactive::Derived;
use crate::ui::element::{El, tag, value_of};
use std::borrow::Cow;

/// `chosen` and `choose` speak of the places of `options`.
pub fn select(
    label: &'static str,
    options: impl IntoIterator<Item = impl Into<Cow<'static, str>>>,
    chosen: Derived<usize>,
    locked: Derived<bool>,
    choose: impl Fn(usize) + 'static,
) -> El {
    let options: Vec<El> = options
        .into_iter()
        .enumerate()
        .map(|(at, words)| {
            tag("option", "")
                .attr("value", at.to_string())
                .live_flag("selected", move || chosen.get() == at)
                .child(words.into())
        })
        .collect();
    let select = tag("select", "field")
        .live_flag("disabled", move || locked.get())
        .on("change", move |event| {
            if let Ok(at) = value_of(&event).parse() {
                choose(at);
            }
        })
        .child(options);
    tag("label", "compact").child((tag("span", "").child(label), select))
}
