//! What stands above the form: refusals, what somebody else changed, and lost secrets.

use crate::domain::changes::Change;
use crate::domain::draft::Draft;
use crate::domain::failure::ApiError;
use crate::domain::merge::Part;
use crate::domain::text::isolated;

/// What stands above the form after an attempt to save.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// With the draft that was refused.
    Refused(ApiError, Draft),
    /// Somebody else changed other fields.
    Merged(ChangedBy),
    Conflict(Conflict),
}

/// Both changed the same fields: the two versions between which the user chooses.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub by: Option<String>,
    pub parts: Vec<Part>,
    pub mine: Draft,
    pub theirs: Draft,
}

/// What stays above the form until there is a new secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The account was made or its secret renewed, and the answer with the secret got lost.
    SecretLost,
    /// The same, and the form was changed between the two attempts.
    FirstAttemptCreated,
    /// Nobody knows whether the secret was renewed.
    RegenerationUnknown,
}

/// Who changed which parts of the account, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedBy {
    pub who: Option<String>,
    pub parts: Vec<Part>,
    pub changes: Vec<Change>,
}

impl ChangedBy {
    /// "Ada Admin changed this service account in the meantime: Account name."
    pub fn words(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|part| part.label()).collect();
        let what =
            if parts.is_empty() { String::new() } else { [": ", &parts.join(", ")].concat() };
        [&self.sentence(), &what, "."].concat()
    }

    /// The same without the parts and the full stop.
    pub fn sentence(&self) -> String {
        let who = self.who.as_deref().unwrap_or("Somebody else");
        [&*isolated(who), " changed this service account in the meantime"].concat()
    }
}
