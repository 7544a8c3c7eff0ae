//! A message in a box: an error with the server's own words, a warning, or a plain remark.

use crate::parts::icon::Icon;
use crate::problem::ApiError;
use leptos::html::{div, p};
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

/// A box around `content`. An error is read out at once.
pub fn notice(tone: Tone, content: AnyView) -> AnyView {
    let icon = if tone == Tone::Success { Icon::Done } else { Icon::Warning };
    div()
        .class(tone.class())
        .role((tone == Tone::Error).then_some("alert"))
        .child((icon.view(), div().class("notice-text").child(content)))
        .into_any()
}

/// What went wrong and what to do next, then the server's reason and trace id. `shown` are the
/// members whose reasons stand at their fields already.
pub fn error_text(error: &ApiError, shown: &[&str]) -> AnyView {
    let reasons: Vec<_> = error
        .reason
        .iter()
        .map(|reason| ["Reason: ", reason].concat())
        .chain(error.other_fields(shown))
        .chain(error.trace_id.iter().map(|id| ["Trace id: ", id].concat()))
        .map(|line| p().class("notice-detail").child(line))
        .collect();
    (p().child(error.to_string()), reasons).into_any()
}

pub fn error_notice(error: &ApiError) -> AnyView {
    notice(Tone::Error, error_text(error, &[]))
}
