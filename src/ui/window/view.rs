//! The view of a paged list: rows are added and removed with the scroll position.

use super::{PagedList, Row};
use crate::domain::number::digits;
use crate::reactive::{Derived, State, at_cleanup, effect};
use crate::ui::element::{El, ElRef, as_kind, tag};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

impl PagedList {
    /// The window itself. `row` shows a row, or a placeholder until it has arrived. The row's
    /// control that takes the focus has the row's index as `data-index`.
    pub fn view(
        self,
        label: &'static str,
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
                self.scroll_top.set(scroller.scroll_top().into());
            }
        };
        let top = move |index: usize| {
            let (top, space) = (index as f64 * self.row_height.get(), self.space.get());
            // Else a row does not move while the list scrolls.
            pixels(if space.is_mapped() { top - space.shift(self.scroll_top.get()) } else { top })
        };
        let item = move |index: usize| {
            let content = Derived::new(move || self.row(index));
            tag("li", "window-row")
                .live_style("top", move || top(index))
                .live_attr("aria-setsize", move || self.total().map(digits))
                .attr("aria-posinset", digits(index + 1))
                .child(row(index, content))
                .view()
        };
        self.keep_rows(rows, Box::new(item));
        tag("div", "window")
            .node_ref(self.scroller)
            .on("scroll", on_scroll)
            .on("focusin", move |event| self.focus_came(&event))
            .on("focusout", move |event| self.focus_went(&as_kind(event)))
            .child((
                tag("div", "window-ruler").attr("aria-hidden", "true").node_ref(ruler),
                tag("ul", "window-rows")
                    .attr("role", "list")
                    .attr("aria-label", label)
                    .live_style("height", move || pixels(self.space.get().height))
                    .node_ref(rows),
            ))
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
fn pixels(length: f64) -> String {
    let sign = if length < 0.0 { "-" } else { "" };
    [sign, &digits(length.abs() as usize), "px"].concat()
}
