//! The user's place in a list: what is visible, which row has the focus, and where keys move it.

use super::PagedList;
use crate::domain::joined::Joined;
use crate::domain::number::digits;
use crate::platform::timer::next_frame;
use crate::ui::focus::show_focused_soon;
use crate::ui::page_store::row_after_key;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, HtmlElement, KeyboardEvent, Node, ShadowRoot};

/// The rows between which the focus was moved.
pub struct Moved {
    pub from: usize,
    pub to: usize,
}

impl PagedList {
    /// Moves the focus with the arrow keys, Home, End, Page Up and Page Down.
    pub fn walk(self, event: &KeyboardEvent) -> Option<Moved> {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return None;
        }
        let from = self.used.get_untracked();
        let to = row_after_key(&event.key(), from, self.rows_on_screen(), self.total_untracked()?)?;
        event.prevent_default();
        self.focus(to);
        Some(Moved { from, to })
    }

    /// "0" for the one row that Tab goes to, "-1" for all others; the arrow keys change which one.
    pub fn tab_index(self, index: usize) -> String {
        if self.stop.get() == Some(index) { "0" } else { "-1" }.to_owned()
    }

    /// Makes Tab go to this row.
    pub fn stop_at(self, index: usize) {
        self.used.set(index);
    }

    /// Scrolls to a row, as soon as the list is long enough.
    pub fn reveal(self, index: usize) {
        self.to_reveal.try_set(Some(index));
        self.reveal_soon();
    }

    pub(super) fn reveal_soon(self) {
        let Some(index) = self.to_reveal.try_get_untracked().flatten() else { return };
        if self.total_untracked().is_none() {
            return;
        }
        self.to_reveal.set(None);
        // The list gets its length in the next frame.
        next_frame(move || {
            if self.total_untracked().is_some() {
                self.scroll_to(index);
            }
        });
    }

    /// Scrolls as little as needed to make a row visible.
    fn scroll_to(self, index: usize) {
        let Some(Some(scroller)) = self.scroller.try_get_untracked() else { return };
        let (row, space) = (self.row_height.get_untracked(), self.space.get_untracked());
        let (top, bottom) = (index as f64 * row, (index + 1) as f64 * row);
        // The list may have become lower since it was measured, so its height is read here.
        let above = space.above(scroller.scroll_top().into());
        let end = bottom - f64::from(scroller.client_height());
        if top < above {
            scroller.set_scroll_top(space.scroll_top(top) as i32);
        } else if end > above {
            scroller.set_scroll_top(space.scroll_top(end).ceil() as i32);
        }
        // The browser's scroll event comes later, but the visible rows must be known now.
        self.scroll_top.set(scroller.scroll_top().into());
        self.fetch_missing();
    }

    /// Scrolls to a row and focuses it, as soon as it has arrived.
    pub fn focus(self, index: usize) {
        self.used.set(index);
        self.scroll_to(index);
        self.wanted.set(Some(index));
        self.focus_wanted();
    }

    pub(super) fn focus_wanted(self) {
        let Some(index) = self.wanted.try_get_untracked().flatten() else { return };
        if self.at_hand(index..index + 1).is_none() {
            return;
        }
        self.wanted.set(None);
        if !self.focus_row(index) {
            // The row is added to the document in the next frame.
            next_frame(move || {
                self.focus_row(index);
            });
        }
    }

    /// Focuses a row; false if it is not in the document.
    pub(super) fn focus_row(self, index: usize) -> bool {
        let Some(Some(scroller)) = self.scroller.try_get_untracked() else { return false };
        let row = scroller.query_selector(&["[data-index=\"", &digits(index), "\"]"].joined());
        let Some(row) = row.ok().flatten() else { return false };
        row.unchecked_into::<HtmlElement>().focus().is_ok()
    }

    /// A row got the focus. It stays in the document until it loses it.
    pub(super) fn focus_came(self, event: &Event) {
        let row = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlElement>().ok())
            .and_then(|control| control.closest("[data-row]").ok().flatten())
            .and_then(|row| row.get_attribute("data-row")?.parse::<usize>().ok());
        let Some(index) = row else { return };
        self.focused.set(Some(index));
        self.used.set(index);
    }

    /// Shows the row that has just got the focus, in a list that may be mapped. The browser scrolls to what
    /// gets the focus, but where the rows move faster than the scroll bar it goes too far.
    pub fn show_focused(self) {
        if self.space.get_untracked().is_mapped() {
            next_frame(move || {
                if let Some(index) = self.focused.try_get_untracked().flatten() {
                    self.scroll_to(index);
                    show_focused_soon(self.scroller);
                }
            });
        }
    }

    pub(super) fn focus_went(self, event: &FocusEvent) {
        // If the list is removed while a row has the focus, this event comes after its state is
        // gone.
        let Some(Some(scroller)) = self.scroller.try_get_untracked() else { return };
        let root: ShadowRoot = scroller.get_root_node().unchecked_into();
        // If the window lost the focus, the row is still the focused one.
        let now = event.related_target().map(JsCast::unchecked_into::<Node>);
        let now = now.or_else(|| root.active_element().map(Into::into));
        if !scroller.contains(now.as_ref()) {
            self.focused.set(None);
            // If the user moved the focus elsewhere, a row that arrives late must not take it.
            self.wanted.set(None);
        }
    }

    /// The number of visible rows, for Page Up and Page Down.
    fn rows_on_screen(self) -> usize {
        let row = self.row_height.get_untracked().max(1.0);
        ((self.viewport.get_untracked() / row) as usize).max(1)
    }
}
