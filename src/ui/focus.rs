//! Keeps the focus in the tab: when the focused control disappears, the nearest remaining control
//! gets the focus, so that keyboard users need not start again from the top.

use crate::platform::timer::next_frame;
use crate::reactive::{at_cleanup, effect};
use crate::ui::element::ElRef;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, EventTarget, FocusEvent, HtmlElement, MutationObserver, MutationObserverInit,
    NodeList, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot,
};

/// The elements around the focused control, innermost first, each with the control's index among
/// the controls in it.
type Surroundings = Vec<(Element, usize)>;

/// How many elements outwards to look for a neighbour before the page gets the focus.
const LEVELS: usize = 12;

/// The page beside the list.
const PAGE: &str = "section.page";

const CONTROLS: &str =
    "a[href],button,input,select,textarea,summary,[tabindex]:not([tabindex='-1'])";

#[derive(Clone)]
struct Net {
    frame: Element,
    /// Gets the focus if no control is left: the page beside the list.
    page: ElRef,
    focused: Rc<RefCell<Option<(HtmlElement, Surroundings)>>>,
    /// The page has the focus until its heading appears.
    waits_for_heading: Rc<Cell<bool>>,
}

/// Watches the focus inside `frame` until the current owner is cleaned up. `page` gets it if no
/// control is left, and at once if the focus `was_in_use` and no element has it now.
pub fn watch_focus(frame: ElRef, page: ElRef, was_in_use: bool) {
    effect(move || {
        let Some(frame) = frame.get() else { return };
        Net {
            frame: frame.unchecked_into(),
            page,
            focused: Rc::default(),
            waits_for_heading: Rc::default(),
        }
        .watch(was_in_use);
    });
}

impl Net {
    fn watch(self, was_in_use: bool) {
        let root: ShadowRoot = self.frame.get_root_node().unchecked_into();
        match root.active_element() {
            // What got the focus before this watch began.
            Some(control) if is_seen(&control) => self.remember(control.into()),
            _ if was_in_use => self.focus_page(),
            _ => {}
        }
        let net = self.clone();
        let on_change = Closure::<dyn FnMut()>::new(move || net.check_now_and_next_frame());
        let Ok(observer) = MutationObserver::new(on_change.as_ref().unchecked_ref()) else {
            return;
        };
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        what.set_attributes(true);
        let names = ["disabled", "hidden", "data-place", "open"].map(JsValue::from_str);
        what.set_attribute_filter(&names.into_iter().collect::<js_sys::Array>());
        // This fails only for something that is not a node.
        let _ = observer.observe_with_options(&self.frame, &what);

        let (coming, going) = (self.clone(), self.clone());
        let on_focus = Closure::<dyn FnMut(FocusEvent)>::new(move |event: FocusEvent| {
            if let Some(target) = event.target() {
                coming.remember(target);
            }
        });
        let on_blur = Closure::<dyn FnMut(FocusEvent)>::new(move |event: FocusEvent| {
            going.forget_what_was_left(event);
        });
        let add = |name, closure: &JsValue| {
            let _ = self.frame.add_event_listener_with_callback(name, closure.unchecked_ref());
        };
        add("focusin", on_focus.as_ref());
        add("focusout", on_blur.as_ref());
        let kept = SendWrapper::new((observer, on_change, on_focus, on_blur, self.frame));
        at_cleanup(move || {
            let (observer, _, on_focus, on_blur, frame) = &*kept;
            observer.disconnect();
            for (name, closure) in [("focusin", on_focus), ("focusout", on_blur)] {
                let closure = closure.as_ref().unchecked_ref();
                let _ = frame.remove_event_listener_with_callback(name, closure);
            }
        });
    }

    fn remember(&self, control: EventTarget) {
        let Ok(control) = control.dyn_into::<HtmlElement>() else { return };
        let mut surroundings = Vec::new();
        let mut around = control.parent_element();
        while let Some(element) = around {
            let place = controls_in(&element).position(|it| it.is_same_node(Some(&control)));
            surroundings.push((element.clone(), place.unwrap_or(0)));
            if element.is_same_node(Some(&self.frame)) || surroundings.len() == LEVELS {
                break;
            }
            around = element.parent_element();
        }
        *self.focused.borrow_mut() = Some((control, surroundings));
    }

    /// A click beside all controls removes the focus on purpose.
    fn forget_what_was_left(&self, event: FocusEvent) {
        let event: &FocusEvent = &event;
        let (net, left) = (self.clone(), event.target());
        if event.related_target().is_some() {
            return;
        }
        next_frame(move || {
            let mut focused = net.focused.borrow_mut();
            let is_left = focused.as_ref().is_some_and(|(control, _)| {
                let is_it =
                    left.as_ref().is_some_and(|left| left == AsRef::<EventTarget>::as_ref(control));
                is_it && is_seen(control) && !is_disabled(control)
            });
            if is_left {
                *focused = None;
            }
        });
    }

    fn check_now_and_next_frame(&self) {
        self.check();
        let net = self.clone();
        next_frame(move || net.check());
    }

    fn check(&self) {
        if !self.frame.is_connected() {
            return;
        }
        let root: ShadowRoot = self.frame.get_root_node().unchecked_into();
        let elsewhere = document().active_element().is_some_and(|active| {
            !active.is_same_node(document().body().as_deref().map(AsRef::as_ref))
                && !active.is_same_node(Some(&root.host()))
        });
        let active = root.active_element();
        let has_focus = active.as_ref().is_some_and(is_seen);
        if elsewhere || has_focus {
            let is_page = |active: &Element| active.matches(PAGE).unwrap_or(false);
            if !self.waits_for_heading.get() || elsewhere || !active.is_some_and(|it| is_page(&it))
            {
                self.waits_for_heading.set(false);
            } else {
                self.focus_page();
            }
            return;
        }
        let Some((control, surroundings)) = self.focused.borrow().clone() else { return };
        if is_seen(&control) {
            // A control that was disabled for a while gets the focus back.
            if !is_disabled(&control) {
                let _ = control.focus();
            }
            return;
        }
        for (element, place) in surroundings {
            if element.is_same_node(Some(&self.frame)) || element.matches(PAGE).unwrap_or(false) {
                // All of the page is new.
                break;
            }
            if !is_seen(&element) {
                continue;
            }
            let left: Vec<HtmlElement> =
                controls_in(&element).filter(|it| is_seen(it) && !is_disabled(it)).collect();
            if let Some(next) = left.get(place.min(left.len().saturating_sub(1))) {
                let _ = next.focus();
                return;
            }
        }
        self.focus_page();
    }

    /// The visible heading says where the user is. Until it appears, the page itself has the focus. On
    /// a narrow window the list is shown instead of the page.
    fn focus_page(&self) {
        let Some(Some(page)) = self.page.try_get_untracked() else { return };
        let around: &Element = if is_seen(&page) { &page } else { &self.frame };
        let heading = elements(around, "h2").find(|heading| is_seen(heading));
        self.waits_for_heading.set(heading.is_none());
        match heading {
            Some(heading) => {
                let _ = heading.set_attribute("tabindex", "-1");
                let _ = heading.focus();
            }
            None => drop(page.focus()),
        }
    }
}

fn controls_in(element: &Element) -> impl Iterator<Item = HtmlElement> {
    elements(element, CONTROLS)
}

fn elements(around: &Element, selector: &str) -> impl Iterator<Item = HtmlElement> {
    let found: Option<NodeList> = around.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.item(at)?.dyn_into().ok())
}

fn is_seen(element: &Element) -> bool {
    element.is_connected() && element.get_client_rects().length() > 0
}

fn is_disabled(element: &Element) -> bool {
    element.matches(":disabled").unwrap_or(false)
}

/// Focuses an element once it is in the document, such as the heading of a new view: a screen
/// reader reads it out first.
pub fn focus_when_there(place: ElRef) {
    effect(move || {
        if let Some(place) = place.get() {
            // An element that cannot take the focus can still be read.
            let _ = place.focus();
        }
    });
}

/// Focuses the first matching element inside `around`, after the next frame has drawn it.
pub fn focus_soon(around: ElRef, selector: &'static str) {
    next_frame(move || {
        let found = around
            .try_get_untracked()
            .flatten()
            .and_then(|around| around.query_selector(selector).ok().flatten());
        if let Some(found) = found {
            let _ = found.unchecked_into::<HtmlElement>().focus();
        }
    });
}

/// Scrolls what has the focus into sight in the next frame, where something that has just grown, such as a
/// bar at the foot of the page, may cover it. `beside` is an element of the page; the list beside the page
/// stays as it is.
pub fn show_focused_soon(beside: ElRef) {
    next_frame(move || {
        let Some(beside) = beside.try_get_untracked().flatten() else { return };
        let page = beside.closest(PAGE).ok().flatten();
        let root = beside.get_root_node().dyn_into::<ShadowRoot>().ok();
        let focused = root.and_then(|root| root.active_element());
        if let (Some(page), Some(focused)) = (page, focused)
            && page.contains(Some(&focused))
        {
            let nearest = ScrollIntoViewOptions::new();
            nearest.set_block(ScrollLogicalPosition::Nearest);
            focused.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    });
}
