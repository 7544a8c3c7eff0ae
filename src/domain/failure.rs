//! Everything that can go wrong with a call, in the user's language, with the server's reason.

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The network gave no answer.
    Unreachable,
    /// The browser has no connection.
    Offline,
    /// No answer within the time allowed, or 408.
    TimedOut,
    /// Not an answer of the contract: a proxy's page, an empty or incomplete body, or another
    /// account than the requested one.
    Unreadable(u16),
    /// 400 and other refusals of what the user wrote or chose.
    Rejected,
    /// Any other refusal: nothing that the user could correct.
    Refused(u16),
    /// 401, or a redirect to a sign-in page.
    SignedOut,
    /// 403.
    Forbidden,
    /// 404 with the contract's own type: the account no longer exists.
    Missing,
    /// Any other 404, and 410: it may come from a proxy, and does not mean that an account is gone.
    NotFound,
    /// 405, 415 or 428: a proxy blocks something that the contract needs.
    Blocked(u16),
    /// 409 because of the account's name.
    NameTaken,
    /// 412: somebody else changed the account.
    Changed,
    /// 412, and the account has the version that was named: something on the way alters it.
    VersionAltered,
    /// 413.
    TooLarge,
    /// 422: in the contract, a key that was already used for another request.
    KeyReused,
    /// The account has no version, so nothing was sent.
    NoVersion,
    /// 429, with the seconds to wait if the server gave them.
    TooMany(Option<u32>),
    /// 503 with the seconds to wait.
    Busy(u32),
    /// Any other 5xx.
    Server(u16),
    /// The answer to a removal was not 204, and the account still exists.
    NotRemoved,
    /// The answer to a removal was not 204, and the account cannot be read.
    RemovalUnknown,
    /// The pages of a list did not fit together, even after several attempts.
    Incomplete,
}

impl ErrorKind {
    /// Whether the same request may succeed when it is sent again.
    pub fn is_passing(self) -> bool {
        self.may_have_acted()
            || matches!(self, Self::TooMany(_) | Self::Unreadable(_) | Self::Incomplete)
    }

    /// Whether the backend may have carried out the request.
    pub fn may_have_acted(self) -> bool {
        match self {
            Self::Unreachable
            | Self::Offline
            | Self::TimedOut
            | Self::Server(_)
            | Self::Busy(_)
            | Self::RemovalUnknown => true,
            // Any other 4xx is a refusal, even if its body cannot be read.
            Self::Unreadable(status) => !matches!(status, 400..=499),
            _ => false,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Unreachable => {
                "Data Workbench cannot be reached. Check your connection, then try again."
            }
            Self::Offline => {
                "This device is offline. Nothing that you typed is lost; try again when the connection is back."
            }
            Self::TimedOut => "Data Workbench did not answer in time. Try again.",
            Self::Unreadable(_) => {
                "Data Workbench sent an answer that cannot be read. Try again; if it happens again, tell your administrator."
            }
            Self::Rejected => {
                "Data Workbench did not accept this. Correct what it names, then try again."
            }
            Self::KeyReused => "Data Workbench took this for another request. Try again.",
            Self::Refused(_) => {
                "Data Workbench, or something on the way to it, refused this call. Try again; if it happens again, tell support."
            }
            Self::SignedOut => {
                "Your session has ended. Sign in again in another browser tab, then try again here."
            }
            Self::Forbidden => {
                "You are not allowed to do this. Ask an administrator of the workspace."
            }
            Self::Missing => "This service account does not exist any more.",
            Self::NotFound => {
                "“Not found” (404) was the answer, perhaps from something on the way to Data Workbench. It does not mean that anything was removed. Try again."
            }
            Self::Blocked(_) => {
                "Something on the way to Data Workbench stopped this call. Ask whoever runs this portal to let GET, POST, PATCH and DELETE through, with the headers Content-Type and If-Match."
            }
            Self::NameTaken => {
                "Another service account of this workspace has this name. Choose another name."
            }
            Self::Changed => "Somebody else changed this service account in the meantime.",
            Self::TooLarge => {
                "This is too much at once. If data sets are selected manually, choose fewer, or grant all workspace data; then try again."
            }
            Self::VersionAltered => {
                "Nobody has changed this service account, but its version (ETag) is altered on the way, so nothing can be changed safely. Ask whoever runs this portal to leave the ETag header as it is."
            }
            Self::NoVersion => {
                "Data Workbench's answer came without its version (ETag), so nothing can be changed safely. Ask whoever runs this portal to let the ETag header through."
            }
            Self::TooMany(_) => "Too many requests at once. Try again in ",
            Self::Busy(_) => "Data Workbench is busy. Try again in ",
            Self::Server(502..=504) => {
                "Data Workbench is not available at the moment. Try again in a minute; if it happens again, tell support."
            }
            Self::Server(_) => {
                "Something went wrong in Data Workbench. Try again; if it happens again, tell support."
            }
            Self::NotRemoved => {
                "The service account was not removed: it is still there. Try again."
            }
            Self::RemovalUnknown => {
                "It is not known whether the service account was removed. Try again."
            }
            Self::Incomplete => {
                "The list could not be read completely: what Data Workbench sends does not match its count. Try again."
            }
        }
    }
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
            (!known).then(|| [name.as_str(), ": ", reason].concat())
        };
        self.fields.iter().filter_map(elsewhere).collect()
    }
}

impl ApiError {
    /// What happened and what to do next.
    pub fn words(&self) -> String {
        let text = self.kind.text();
        match self.kind {
            ErrorKind::TooMany(None) => [text, "a minute."].concat(),
            ErrorKind::TooMany(Some(seconds)) | ErrorKind::Busy(seconds) => {
                let (count, unit) = wait(seconds);
                [text, &digits(count as usize), unit].concat()
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
    fn waits_are_told_as_people_say_them() {
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
    fn only_what_was_refused_for_certain_has_not_acted() {
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
