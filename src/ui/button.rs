//! The one button, in the few looks that it has.

use crate::reactive::Derived;
use crate::ui::element::{Child, El, tag};

#[derive(Clone, Copy)]
pub enum Look {
    Plain,
    Primary,
    Danger,
    /// An icon alone; give it an `aria-label`.
    Icon,
    /// Words in a sentence.
    Link,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button-primary",
            Self::Danger => "button button-danger",
            Self::Icon => "button-icon",
            Self::Link => "link",
        }
    }
}

/// A button that does nothing by itself, and never sends a form.
pub fn button(look: Look, content: impl Child) -> El {
    tag("button", look.class()).attr("type", "button").child(content)
}

/// The button that sends the form around it.
pub fn submit_button(content: impl Child) -> El {
    tag("button", Look::Primary.class()).attr("type", "submit").child(content)
}

impl El {
    /// A click does this, but not while the control is locked. A locked control keeps the focus:
    /// that is why it is not `disabled`.
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
