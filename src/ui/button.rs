//! All buttons, in their few looks.

use crate::reactive::Derived;
use crate::ui::element::{Child, El, tag};

/// The class of a button. Constants, so that each is in the part of the program that uses it.
#[derive(Clone, Copy)]
pub struct Look(&'static str);

impl Look {
    pub const PLAIN: Self = Self("button");
    pub const PRIMARY: Self = Self("button button-primary");
    pub const DANGER: Self = Self("button button-danger");
    /// In a line of a list.
    pub const SMALL: Self = Self("button button-small");
    /// Only an icon; set an `aria-label`.
    pub const ICON: Self = Self("button-icon");
    /// Text within a sentence.
    pub const LINK: Self = Self("link");
}

/// A button without an action; it never submits a form.
pub fn button(look: Look, content: impl Child) -> El {
    tag("button", look.0).attr("type", "button").child(content)
}

/// The button that submits the form around it.
pub fn submit_button(content: impl Child) -> El {
    tag("button", Look::PRIMARY.0).attr("type", "submit").child(content)
}

impl El {
    /// Runs `act` on a click, unless the control is locked. A locked control is not `disabled`, so
    /// that it keeps the focus.
    pub fn on_click_unless(self, locked: Derived<bool>, act: impl Fn() + 'static) -> Self {
        self.on_click_boxed(locked, Box::new(act))
    }

    fn on_click_boxed(self, locked: Derived<bool>, act: Box<dyn Fn()>) -> Self {
        self.aria_disabled(locked).on_click(move || {
            if !locked.get_untracked() {
                act();
            }
        })
    }

    pub fn aria_disabled(self, locked: Derived<bool>) -> Self {
        self.live_attr("aria-disabled", move || locked.get().then(|| "true".to_owned()))
    }
}
