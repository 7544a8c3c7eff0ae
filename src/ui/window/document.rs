//! Which rows are in the document. They stay in order and are never moved: an element that is moved
//! loses the focus. That is why Leptos's `For` is not used.

use super::PagedList;
use crate::reactive::{at_cleanup, effect};
use crate::ui::element::ElRef;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::ShadowRoot;

struct Mounted {
    index: usize,
    view: AnyViewState,
    /// Ends the row's effects.
    owner: Owner,
}

impl PagedList {
    /// Keeps the rows to show in `place`, until the current owner is cleaned up.
    pub(super) fn keep_rows(self, place: ElRef, row: Box<dyn Fn(usize) -> AnyView>) {
        let rows = Rc::new(RefCell::new(Vec::<Mounted>::new()));
        let kept = SendWrapper::new(rows.clone());
        at_cleanup(move || kept.borrow_mut().clear());
        let owner = Owner::new();
        effect(move || {
            let (shown, Some(place)) = (self.shown.get(), place.get()) else { return };
            // Removing the focused row sends an event that clears `focused`, so read it first.
            let focused = self.focused.get_untracked();
            let mut rows = rows.borrow_mut();
            rows.retain_mut(|row| {
                let stays = shown.binary_search(&row.index).is_ok();
                if !stays {
                    row.view.unmount();
                    row.owner.cleanup();
                }
                stays
            });
            for (at, index) in shown.iter().enumerate() {
                if rows.get(at).is_some_and(|row| row.index == *index) {
                    continue;
                }
                let owner = owner.child();
                let mut view = owner.with(|| untrack(|| row(*index).build()));
                match rows.get(at) {
                    Some(next) => {
                        next.view.insert_before_this(&mut view);
                    }
                    None => view.mount(&place, None),
                }
                rows.insert(at, Mounted { index: *index, view, owner });
            }
            drop(rows);
            if focused.is_some_and(|row| shown.binary_search(&row).is_err()) {
                self.keep_focus(&place.get_root_node().unchecked_into(), shown.last());
            }
        });
    }

    /// If the list became shorter than the row with the focus, its last row gets the focus.
    fn keep_focus(self, root: &ShadowRoot, last: Option<&usize>) {
        self.focused.set(None);
        if let (Some(last), None) = (last, root.active_element()) {
            self.focus(*last);
        }
    }
}
