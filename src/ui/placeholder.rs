//! What stands in the place of a row of a list that is not there.

use crate::ui::element::tag;
use leptos::prelude::*;

/// In the place of a row until it comes.
pub fn loading() -> AnyView {
    tag("span", "placeholder").child(tag("span", "unseen").child("Loading")).view()
}

/// In the place of a row that came and cannot be read.
pub fn unreadable(words: &'static str) -> AnyView {
    tag("span", "unreadable").child(words).view()
}
