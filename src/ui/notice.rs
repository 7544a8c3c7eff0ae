//! A message in a box: an error with the server's reason, a warning, or information.

use crate::domain::failure::ApiError;
use crate::domain::joined::Joined;
use crate::domain::text::isolated;
use crate::ui::button::{Look, button};
use crate::ui::element::{Child, El, fragment, tag};
use crate::ui::icon::Icon;
use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq)]
pub enum Tone {
    Error,
    Warning,
    Success,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Error => "notice notice-error",
            Self::Warning => "notice notice-warning",
            Self::Success => "notice notice-success",
        }
    }
}

/// A box around `content`. Screen readers read out an error at once.
pub fn notice(tone: Tone, content: impl Child) -> El {
    with_icon(tone, tag("div", "notice-text").child(content))
}

fn with_icon(tone: Tone, text: El) -> El {
    let icon = if tone == Tone::Success { Icon::DONE } else { Icon::WARNING };
    let notice = tag("div", tone.class());
    let notice = if tone == Tone::Error { notice.attr("role", "alert") } else { notice };
    notice.child((icon.view(), text))
}

/// What went wrong and what to do next, then the server's reason and trace id. `shown` are the
/// members whose reasons are already shown at their fields.
fn error_text(error: &ApiError, words: String, shown: &[&str]) -> AnyView {
    let details: Vec<El> = error
        .reason
        .iter()
        .map(|reason| ["Reason: ", &isolated(reason)].joined())
        .chain(error.other_fields(shown))
        .chain(error.trace_id.iter().map(|id| ["Trace id: ", id].joined()))
        .map(|line| tag("p", "notice-detail").child(line))
        .collect();
    fragment((tag("p", "").child(words), details))
}

/// The notice for a failed call: what went wrong, and "Retry" if trying again is possible.
pub fn error_notice(error: &ApiError, shown: &[&str], retry: Option<Box<dyn Fn()>>) -> AnyView {
    error_notice_after(None, error, shown, retry)
}

/// The same, after a sentence that says what could not be done.
pub fn error_notice_after(
    before: Option<&'static str>,
    error: &ApiError,
    shown: &[&str],
    retry: Option<Box<dyn Fn()>>,
) -> AnyView {
    let before = before.map(|words| tag("p", "").child(words));
    with_retry((before, error_text(error, error.words(), shown)), retry)
}

/// The notice for a call that only reads, such as that for a page of a list.
pub fn reading_error_notice(error: &ApiError, retry: Box<dyn Fn()>) -> AnyView {
    with_retry(error_text(error, error.words_of_reading(), &[]), Some(retry))
}

fn with_retry(text: impl Child, retry: Option<Box<dyn Fn()>>) -> AnyView {
    let retry = retry.map(|retry| button(Look::PLAIN, "Retry").on_click(retry));
    notice(Tone::Error, (fragment(text), retry)).view()
}
