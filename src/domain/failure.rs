//! Everything that can go wrong with a call, in the user's language, with the server's own words.

use std::fmt;

/// Why a call did not do what was asked. `Display` says what happened and what to do next.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    pub kind: ErrorKind,
    /// The server's own reason.
    pub reason: Option<String>,
    /// The server's trace id, for support.
    pub trace_id: Option<String>,
    /// The server's reasons at single members of the request.
    pub fields: Vec<(String, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The network gave no answer.
    Unreachable,
    /// No answer within the time allowed.
    TimedOut,
    /// An answer that is not the contract's: a proxy's page, an empty or a cut-off body.
    Unreadable(u16),
    /// 400, 422 and other refusals of what was sent.
    Rejected,
    /// 401.
    SignedOut,
    /// 403.
    Forbidden,
    /// 404 with the contract's own type.
    Missing,
    /// 422.
    KeyReused,
    /// 404.
    NotFound,
    /// 409 because of the account's name.
    NameTaken,
    /// 412: somebody else changed the account.
    Changed,
    /// 429, with the seconds to wait where the server said so.
    TooMany(Option<u32>),
    /// 5xx.
    Server(u16),
}

impl ErrorKind {
    /// Whether the same request may well succeed when sent once more.
    pub fn is_passing(self) -> bool {
        matches!(self, Self::Unreachable | Self::TimedOut | Self::Unreadable(_) | Self::Server(_))
    }
}

impl From<ErrorKind> for ApiError {
    fn from(kind: ErrorKind) -> Self {
        Self { kind, reason: None, trace_id: None, fields: Vec::new() }
    }
}

impl ApiError {
    /// The server's reason at a member of the request; names match without regard to case, and
    /// `access` stands for `access.dataSetIds` too.
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

    /// The server's reasons at members that are none of `shown`.
    pub fn other_fields(&self, shown: &[&str]) -> Vec<String> {
        let elsewhere = |(name, reason): &(String, String)| {
            let first = name.split(['.', '[']).next().unwrap_or_default();
            let known = shown.iter().any(|member| member.eq_ignore_ascii_case(first));
            (!known).then(|| [name.as_str(), ": ", reason].concat())
        };
        self.fields.iter().filter_map(elsewhere).collect()
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.kind {
            ErrorKind::Unreachable => {
                "Data Workbench cannot be reached. Check your connection, then try again."
            }
            ErrorKind::TimedOut => "Data Workbench did not answer in time. Try again.",
            ErrorKind::Unreadable(_) => {
                "Data Workbench sent an answer that cannot be read. Try again; if it happens again, tell your administrator."
            }
            ErrorKind::Rejected => {
                "Data Workbench did not accept this. Correct what it names, then try again."
            }
            ErrorKind::SignedOut => {
                "Your session has ended. Sign in again in another browser tab, then try again here."
            }
            ErrorKind::Forbidden => {
                "You are not allowed to do this. Ask an administrator of the workspace."
            }
            ErrorKind::KeyReused | ErrorKind::Missing | ErrorKind::NotFound => {
                "Data Workbench does not find this any more. Reload the page; if it happens again, ask an administrator of the workspace."
            }
            ErrorKind::NameTaken => {
                "Another service account of this workspace has this name. Choose another name."
            }
            ErrorKind::Changed => "Somebody else changed this service account in the meantime.",
            ErrorKind::TooMany(Some(seconds)) => {
                return write!(to, "Too many requests at once. Try again in {seconds} seconds.");
            }
            ErrorKind::TooMany(None) => "Too many requests at once. Try again in a minute.",
            ErrorKind::Server(_) => {
                "Something went wrong in Data Workbench. Try again; if it happens again, tell support."
            }
        };
        to.write_str(text)
    }
}

