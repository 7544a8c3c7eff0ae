//! What else a change touches: a list in the dialogs that ask before it, and lines beside those of Save.

use crate::domain::account::Access;
use crate::domain::changes::Change;
use crate::domain::risk::{Deed, Risk, risks, risks_of};
use crate::ui::element::{El, empty, fragment, tag};
use crate::ui::link::external_link;
use leptos::prelude::AnyView;

pub fn view(deed: Deed, access: &Access) -> AnyView {
    let lines = lines(&risks(deed, access));
    if lines.is_empty() {
        return empty();
    }
    tag("ul", "risks").child(lines).view()
}

/// The same for changes, as lines of a list that is there already.
pub fn of_changes(changes: &[Change], access: &Access) -> AnyView {
    fragment(lines(&risks_of(changes, access)))
}

fn lines(risks: &[Risk]) -> Vec<El> {
    let line = |risk: &Risk| {
        let more = risk
            .more
            .map(|(words, address)| fragment((" ", external_link("", address.to_owned(), words))));
        tag("li", "risk").child((risk.words, more))
    };
    risks.iter().map(line).collect()
}
