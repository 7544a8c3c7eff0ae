//! What screen readers hear: one sentence at a time, in the open dialog where there is one, since
//! nothing outside it is in the accessibility tree then.

use crate::reactive::{State, spawn};
use crate::ui::element::{El, live_text, tag};
use gloo_timers::future::TimeoutFuture;

/// A handle that is passed down by value.
#[derive(Clone, Copy)]
pub struct Announcer {
    /// The region that speaks, and what it says.
    said: State<(&'static str, String)>,
    /// The ids of the open dialogs, the uppermost last.
    dialogs: State<Vec<&'static str>>,
}

/// The region outside of all dialogs.
const PAGE: &str = "";

impl Default for Announcer {
    fn default() -> Self {
        Self { said: State::new((PAGE, String::new())), dialogs: State::new(Vec::new()) }
    }
}

impl Announcer {
    /// Has screen readers say a sentence. A no-break space at the end makes the same sentence,
    /// said twice, a change that is read out again.
    pub fn say(self, text: impl Into<String>) {
        let mut text = text.into();
        spawn(async move {
            // A dialog that closes with the same click is gone by then.
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

    pub(super) fn closed(self, dialog: &'static str) {
        self.dialogs.try_update(|open| open.retain(|id| *id != dialog));
    }

    /// The region of the page.
    pub fn region(self) -> El {
        self.region_of(PAGE)
    }

    /// It is there before its text: only then is the text read out.
    pub(super) fn region_of(self, id: &'static str) -> El {
        let text = move || {
            self.said
                .with(|(region, text)| if *region == id { text.clone() } else { String::new() })
        };
        tag("div", "unseen").attr("role", "status").child(live_text(text))
    }
}
