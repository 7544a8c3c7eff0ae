//! The link to pages outside the tab: it opens a new browser tab and says so.

use crate::ui::element::{Child, El, tag};

/// A link to another page.
pub fn external_link(class: &'static str, address: String, words: impl Child) -> El {
    tag("a", class)
        .attr("href", address)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .child((words, tag("span", "unseen").child(" (opens in a new tab)")))
}
