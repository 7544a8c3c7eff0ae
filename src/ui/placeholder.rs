//! What a list shows in place of a row that has not arrived or cannot be read.

use crate::ui::element::tag;
use leptos::prelude::*;

/// In place of a row until it arrives.
pub fn loading() -> AnyView {
    tag("span", "placeholder").child(tag("span", "unseen").child("Loading")).view()
}

/// In place of a row that has arrived and cannot be read.
pub fn unreadable(words: &'static str) -> AnyView {
    tag("span", "unreadable").child(words).view()
}
