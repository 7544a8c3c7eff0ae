//! The icons, in the portal's line style. They are hidden from screen readers: the control around
//! them has its own name.

use leptos::prelude::*;
use leptos::svg;

/// The outline on a 24 by 24 grid. Constants, so that each is in the part of the program that shows it.
#[derive(Clone, Copy)]
pub struct Icon(&'static str);

impl Icon {
    pub const ADD: Self = Self("M12 4v16M4 12h16");
    pub const BACK: Self = Self("M15 5l-7 7 7 7");
    pub const CLOSE: Self = Self("M6 6l12 12M18 6L6 18");
    pub const COPY: Self = Self("M9 8h10v13H9zM15 8V3H5v13h4");
    pub const DONE: Self = Self("M5 13l4 4 10-11");
    pub const INFO: Self = Self("M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 11v6M12 7v1");
    pub const SEARCH: Self = Self("M10 4a6 6 0 1 0 0 12a6 6 0 0 0 0-12M15 15l6 6");
    pub const UNDO: Self = Self("M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6");
    pub const WARNING: Self = Self("M12 4l9 16H3zM12 10v5M12 17v1");

    pub fn view(self) -> AnyView {
        svg::svg()
            .attr("viewBox", "0 0 24 24")
            .attr("class", "icon")
            .attr("aria-hidden", "true")
            .child(svg::path().attr("d", self.0))
            .into_any()
    }
}
