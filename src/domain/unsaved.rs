//! What leaving a page would lose.

/// Ordered by severity, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unsaved {
    /// Credentials that were neither copied nor downloaded.
    Secret,
    /// A request whose answer has the only copy of a secret.
    Answer,
    /// Changes that were sent and may not be saved yet.
    Saving,
    /// Changed fields that were not sent.
    Changes,
}

impl Unsaved {
    /// The question to ask before leaving.
    pub fn question(self) -> &'static str {
        match self {
            Self::Secret => "Leave without the secret?",
            Self::Answer => "Leave before the secret has arrived?",
            Self::Saving => "Leave while saving?",
            Self::Changes => "Leave without saving?",
        }
    }

    /// What happens on leaving.
    pub fn consequence(self) -> &'static str {
        match self {
            Self::Secret => {
                "You have not copied or downloaded the service account secret. It is shown only now: \
                 once you leave, nobody can show it again."
            }
            Self::Answer => {
                "Data Workbench is still working on it. Its answer holds the service account secret, \
                 which is sent only once."
            }
            Self::Saving => {
                "Your changes have been sent. Data Workbench may save them even if you leave now."
            }
            Self::Changes => "Your changes to this service account have not been saved.",
        }
    }
}
