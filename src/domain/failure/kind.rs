//! The kinds of failure: the message of each, and whether the request may be sent again.

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

    /// What happened to a call that only reads. Whatever only other calls can meet counts as refused.
    pub(super) fn text(self) -> &'static str {
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
            Self::Refused(_)
            | Self::Rejected
            | Self::KeyReused
            | Self::Missing
            | Self::NameTaken
            | Self::Changed
            | Self::TooLarge
            | Self::VersionAltered
            | Self::NoVersion
            | Self::NotRemoved
            | Self::RemovalUnknown => {
                "Data Workbench, or something on the way to it, refused this call. Try again; if it happens again, tell support."
            }
            Self::SignedOut => {
                "Your session has ended. Sign in again in another browser tab, then try again here."
            }
            Self::Forbidden => {
                "You are not allowed to do this. Ask an administrator of the workspace."
            }
            Self::NotFound => {
                "“Not found” (404) was the answer, perhaps from something on the way to Data Workbench. It does not mean that anything was removed. Try again."
            }
            Self::Blocked(_) => {
                "Something on the way to Data Workbench stopped this call. Ask whoever runs this portal to let it through."
            }
            Self::TooMany(_) => "Too many requests at once. Try again in ",
            Self::Busy(_) => "Data Workbench is busy. Try again in ",
            Self::Server(502..=504) => {
                "Data Workbench is not available at the moment. Try again in a minute; if it happens again, tell support."
            }
            Self::Server(_) => {
                "Something went wrong in Data Workbench. Try again; if it happens again, tell support."
            }
            Self::Incomplete => {
                "The list could not be read completely: what Data Workbench sends does not match its count. Try again."
            }
        }
    }

    /// What only a call about one account, a change or a form can meet. The account list does without these
    /// words, so that a first visit does not load them.
    pub(super) fn text_beyond_reading(self) -> Option<&'static str> {
        Some(match self {
            Self::Rejected => {
                "Data Workbench did not accept this. Correct what it names, then try again."
            }
            Self::KeyReused => "Data Workbench took this for another request. Try again.",
            Self::Missing => "This service account does not exist any more.",
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
            Self::NotRemoved => {
                "The service account was not removed: it is still there. Try again."
            }
            Self::RemovalUnknown => {
                "It is not known whether the service account was removed. Try again."
            }
            Self::Unreachable
            | Self::Offline
            | Self::TimedOut
            | Self::Unreadable(_)
            | Self::Refused(_)
            | Self::SignedOut
            | Self::Forbidden
            | Self::NotFound
            | Self::Blocked(_)
            | Self::TooMany(_)
            | Self::Busy(_)
            | Self::Server(_)
            | Self::Incomplete => return None,
        })
    }
}
