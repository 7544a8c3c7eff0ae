//! The view of a paged list: rows are added and removed with the scroll position.

use super::PagedList;
use super::row::Row;
use crate::domain::joined::Joined;
use crate::domain::number::digits;
use crate::reactive::{Derived, State, at_cleanup, effect};
use crate::ui::element::{El, ElRef, as_kind, tag};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

/// What the rows are for screen readers.
#[derive(Clone, Copy, PartialEq)]
pub enum Shape {
    /// The items of a list with this name.
    List(&'static str),
    /// The rows of a table, below a first row with its headings.
    Table,
}

impl PagedList {
    /// The window itself. `row` shows a row, or a placeholder until it has arrived. The row's
    /// control that takes the focus has the row's index as `data-index`.
    pub fn view(
        self,
        shape: Shape,
        row: impl Fn(usize, Derived<Option<Row>>) -> AnyView + 'static,
    ) -> El {
        let (ruler, rows) = (ElRef::new(), ElRef::new());
        self.measure(ruler);
        effect(move || {
            self.store.track();
            self.shown.track();
            self.fetch_missing();
        });
        let on_scroll = move |_| {
            if let Some(Some(scroller)) = self.scroller.try_get_untracked() {
                let top = f64::from(scroller.scroll_top());
                let space = self.space.get_untracked();
                let moved = space.above(top) - space.above(self.scroll_top.get_untracked());
                if moved.abs() > self.viewport.get_untracked() {
                    self.leap();
                }
                self.scroll_top.set(top);
            }
        };
        let top = move |index: usize| {
            let (top, space) = (index as f64 * self.row_height.get(), self.space.get());
            // `scroll_top` is read only if necessary: otherwise every row would be updated on each scroll.
            pixels(if space.is_mapped() { top - space.shift(self.scroll_top.get()) } else { top })
        };
        let item = move |index: usize| {
            let content = Derived::new(move || self.row(index));
            let item = match shape {
                Shape::List(_) => tag("li", "window-row")
                    .live_attr("aria-setsize", move || self.total().map(digits))
                    .attr("aria-posinset", digits(index + 1)),
                Shape::Table => tag("div", "window-row")
                    .attr("role", "row")
                    .attr("aria-rowindex", digits(index + 2)),
            };
            item.live_style("top", move || top(index))
                .attr("data-row", digits(index))
                .child(row(index, content))
                .view()
        };
        let all = match shape {
            Shape::List(label) => {
                tag("ul", "window-rows").attr("role", "list").attr("aria-label", label)
            }
            Shape::Table => tag("div", "window-rows").attr("role", "rowgroup"),
        };
        self.keep_rows(rows, Box::new(item));
        tag("div", "window")
            .node_ref(self.scroller)
            .on("scroll", on_scroll)
            .on("focusin", move |event| self.focus_came(&event))
            .on("focusout", move |event| self.focus_went(&as_kind(event)))
            .child((
                tag("div", "window-ruler").attr("aria-hidden", "true").node_ref(ruler),
                all.live_style("height", move || pixels(self.space.get().height)).node_ref(rows),
            ))
    }

    /// In whole pixels; 0 until it is measured.
    pub fn row_height(self) -> usize {
        self.row_height.get() as usize
    }

    /// Measures the window and a row, also after the text size changes.
    fn measure(self, ruler: ElRef) {
        effect(move || {
            let (Some(scroller), Some(ruler)) = (self.scroller.get(), ruler.get()) else { return };
            let (seen, row) = (scroller.clone(), ruler.clone());
            // A list that is shown again starts at the top.
            self.scroll_top.set(scroller.scroll_top().into());
            let read = move || {
                self.viewport.try_set(seen.client_height().into());
                self.row_height.try_set(row.offset_height().into());
            };
            read();
            let on_resize = Closure::<dyn FnMut()>::new(read);
            let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) else {
                return;
            };
            observer.observe(&scroller);
            observer.observe(&ruler);
            let kept = State::new(SendWrapper::new((observer, on_resize)));
            at_cleanup(move || {
                kept.try_with_untracked(|kept| kept.0.disconnect());
            });
        });
    }
}

/// A length for a style.
pub fn pixels(length: f64) -> String {
    let sign = if length < 0.0 { "-" } else { "" };
    [sign, &digits(length.abs() as usize), "px"].joined()
}
