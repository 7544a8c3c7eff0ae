//! What a list has requested and what has not arrived yet.

use crate::platform::abort::Abort;
use gloo_timers::callback::Timeout;
use send_wrapper::SendWrapper;

/// Stands in `Coming::pages` for a refresh; page numbers count from 1.
pub(super) const REFRESH: u32 = 0;

/// What is on its way for the current list.
#[derive(Default)]
pub(super) struct Coming {
    /// The requests, each with its page (`REFRESH`: all that are shown). Answers for a previous list are
    /// never shown.
    pub(super) pages: Vec<(u32, Abort)>,
    /// Runs while the user jumps through the list, for example by dragging the scroll bar.
    pub(super) leap: Option<SendWrapper<Timeout>>,
}

impl Coming {
    pub(super) fn end(&mut self) {
        self.pages.drain(..).for_each(|(_, abort)| abort.abort());
    }
}
