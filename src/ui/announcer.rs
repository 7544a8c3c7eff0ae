//! What screen readers read out, one sentence at a time. While a dialog is open the sentence goes
//! into the dialog, since everything outside it is hidden from screen readers.

use crate::reactive::{State, spawn};
use crate::ui::element::{El, live_text, tag};
use gloo_timers::future::TimeoutFuture;

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Announcer {
    /// The region that has the sentence, and the sentence.
    said: State<(&'static str, String)>,
    /// The ids of the open dialogs, the topmost last.
    dialogs: State<Vec<&'static str>>,
}

/// The region outside all dialogs.
const PAGE: &str = "";

impl Default for Announcer {
    fn default() -> Self {
        Self { said: State::new((PAGE, String::new())), dialogs: State::new(Vec::new()) }
    }
}

impl Announcer {
    /// Makes screen readers read out a sentence. If it is the same sentence again, a no-break space
    /// is added, so that it is read out again.
    pub fn say(self, text: impl Into<String>) {
        let mut text = text.into();
        spawn(async move {
            // A dialog that the same click closes is already closed then.
            TimeoutFuture::new(0).await;
            let open = self.dialogs.try_with_untracked(|open| open.last().copied());
            let region = open.flatten().unwrap_or(PAGE);
            self.said.try_update(|now| {
                if now.0 == region && now.1 == text {
                    text.push('\u{a0}');
                }
                *now = (region, text);
            });
        });
    }

    pub(super) fn opened(self, dialog: &'static str) {
        self.dialogs.try_update(|open| {
            open.retain(|id| *id != dialog);
            open.push(dialog);
        });
    }

    /// How many dialogs are open. Subscribes to it.
    pub fn dialogs_open(self) -> usize {
        self.dialogs.with(Vec::len)
    }

    pub(super) fn closed(self, dialog: &'static str) {
        self.dialogs.try_update(|open| open.retain(|id| *id != dialog));
    }

    /// The region for the page.
    pub fn region(self) -> El {
        self.region_of(PAGE)
    }

    /// The region exists before its text, since only later changes are read out.
    pub(super) fn region_of(self, id: &'static str) -> El {
        let text = move || {
            self.said
                .with(|(region, text)| if *region == id { text.clone() } else { String::new() })
        };
        tag("div", "unseen").attr("role", "status").child(live_text(text))
    }
}
