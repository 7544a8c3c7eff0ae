//! Everything that can go wrong with a call, in the user's language, with the server's reason.

mod kind;

pub use kind::ErrorKind;

use crate::domain::joined::Joined;
use crate::domain::number::digits;

/// Why a call did not do what was asked. `words` says what happened and what to do next.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    pub kind: ErrorKind,
    /// The server's own reason.
    pub reason: Option<String>,
    /// The server's trace id, for support.
    pub trace_id: Option<String>,
    /// The server's reasons for single members of the request.
    pub fields: Vec<(String, String)>,
    /// The call was sent before and its answer was lost, so it may have been carried out.
    pub after_lost_answer: bool,
}

impl From<ErrorKind> for ApiError {
    fn from(kind: ErrorKind) -> Self {
        Self { kind, reason: None, trace_id: None, fields: Vec::new(), after_lost_answer: false }
    }
}

impl ApiError {
    /// Whether the backend may have carried out the request, now or when it was sent before.
    pub fn may_have_acted(&self) -> bool {
        self.after_lost_answer || self.kind.may_have_acted()
    }

    /// The server's reason for a member of the request. Names match without regard to case, and
    /// `access` also matches `access.dataSetIds`.
    pub fn field(&self, member: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(name, _)| {
                name.split(['.', '['])
                    .next()
                    .is_some_and(|first| first.eq_ignore_ascii_case(member))
            })
            .map(|(_, reason)| reason.as_str())
    }

    /// The server's reasons for members that are not in `shown`.
    pub fn other_fields(&self, shown: &[&str]) -> Vec<String> {
        let elsewhere = |(name, reason): &(String, String)| {
            let first = name.split(['.', '[']).next().unwrap_or_default();
            let known = shown.iter().any(|member| member.eq_ignore_ascii_case(first));
            (!known).then(|| [name.as_str(), ": ", reason].joined())
        };
        self.fields.iter().filter_map(elsewhere).collect()
    }

    /// What happened and what to do next.
    pub fn words(&self) -> String {
        let beyond = self.kind.text_beyond_reading().map(str::to_owned);
        beyond.unwrap_or_else(|| self.words_of_reading())
    }

    /// The same for a call that only reads.
    pub fn words_of_reading(&self) -> String {
        let text = self.kind.text();
        match self.kind {
            ErrorKind::TooMany(None) => [text, "a minute."].joined(),
            ErrorKind::TooMany(Some(seconds)) | ErrorKind::Busy(seconds) => {
                let (count, unit) = wait(seconds);
                [text, &digits(count as usize), unit].joined()
            }
            _ => text.to_owned(),
        }
    }
}

/// A waiting time in a readable unit: 5 minutes instead of 300 seconds.
fn wait(seconds: u32) -> (u32, &'static str) {
    match seconds {
        1 => (1, " second."),
        ..=90 => (seconds, " seconds."),
        _ => (seconds.div_ceil(60), " minutes."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_times_have_readable_units() {
        let told = |seconds| ApiError::from(ErrorKind::TooMany(seconds)).words();
        for (seconds, words) in [
            (None, "a minute"),
            (Some(1), "1 second"),
            (Some(2), "2 seconds"),
            (Some(90), "90 seconds"),
            (Some(91), "2 minutes"),
            (Some(120), "2 minutes"),
            (Some(121), "3 minutes"),
            (Some(3_600), "60 minutes"),
        ] {
            assert_eq!(
                told(seconds),
                ["Too many requests at once. Try again in ", words, "."].concat()
            );
        }
        let busy = ApiError::from(ErrorKind::Busy(5)).words();
        assert_eq!(busy, "Data Workbench is busy. Try again in 5 seconds.");
    }

    #[test]
    fn only_a_certain_refusal_has_not_acted() {
        for kind in [
            ErrorKind::Unreachable,
            ErrorKind::Offline,
            ErrorKind::TimedOut,
            ErrorKind::Unreadable(200),
            ErrorKind::Unreadable(302),
            ErrorKind::Unreadable(500),
            ErrorKind::Server(500),
            ErrorKind::Server(502),
            ErrorKind::Busy(3),
            ErrorKind::RemovalUnknown,
        ] {
            assert!(kind.may_have_acted() && kind.is_passing(), "{kind:?}");
        }
        for kind in [
            ErrorKind::Unreadable(409),
            ErrorKind::Rejected,
            ErrorKind::Refused(412),
            ErrorKind::SignedOut,
            ErrorKind::Forbidden,
            ErrorKind::Missing,
            ErrorKind::NotFound,
            ErrorKind::Blocked(405),
            ErrorKind::NameTaken,
            ErrorKind::Changed,
            ErrorKind::VersionAltered,
            ErrorKind::TooLarge,
            ErrorKind::KeyReused,
            ErrorKind::NoVersion,
            ErrorKind::TooMany(None),
            ErrorKind::NotRemoved,
            ErrorKind::Incomplete,
        ] {
            assert!(!kind.may_have_acted(), "{kind:?}");
            let mut error = ApiError::from(kind);
            assert!(!error.may_have_acted(), "{kind:?}");
            error.after_lost_answer = true;
            assert!(error.may_have_acted(), "{kind:?} after a lost answer");
        }
    }

    #[test]
    fn every_message_ends_as_a_sentence() {
        for kind in [
            ErrorKind::Blocked(405),
            ErrorKind::Blocked(415),
            ErrorKind::Blocked(428),
            ErrorKind::TooLarge,
            ErrorKind::NoVersion,
            ErrorKind::Busy(91),
            ErrorKind::TooMany(None),
            ErrorKind::Incomplete,
        ] {
            let words = ApiError::from(kind).words();
            assert!(words.ends_with('.') && !words.ends_with(" ."), "{words}");
        }
    }
}
