//! All buttons, in their few looks.

use crate::reactive::Derived;
use crate::ui::element::{Child, El, tag};

#[derive(Clone, Copy)]
pub enum Look {
    Plain,
    Primary,
    Danger,
    /// In a line of a list.
    Small,
    /// Only an icon; set an `aria-label`.
    Icon,
    /// Text within a sentence.
    Link,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button-primary",
            Self::Danger => "button button-danger",
            Self::Small => "button button-small",
            Self::Icon => "button-icon",
            Self::Link => "link",
        }
    }
}

/// A button without an action; it never submits a form.
pub fn button(look: Look, content: impl Child) -> El {
    tag("button", look.class()).attr("type", "button").child(content)
}

/// The button that submits the form around it.
pub fn submit_button(content: impl Child) -> El {
    tag("button", Look::Primary.class()).attr("type", "submit").child(content)
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
