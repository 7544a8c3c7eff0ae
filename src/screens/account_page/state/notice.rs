//! The notices above the form: refusals, changes by another user, and lost secrets.

use crate::domain::changes::Change;
use crate::domain::draft::Draft;
use crate::domain::failure::ApiError;
use crate::domain::joined::Joined;
use crate::domain::merge::Part;
use crate::domain::text::isolated;

/// The notice after an attempt to save.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// With the draft that was refused.
    Refused(ApiError, Draft),
    /// Another user changed other fields.
    Merged(ChangedBy),
    Conflict(Conflict),
}

/// Both users changed the same fields: the user chooses one of the two versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub by: Option<String>,
    pub parts: Vec<Part>,
    pub mine: Draft,
    pub theirs: Draft,
}

/// A warning that stays until there is a new secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The account was created or its secret regenerated, but the answer with the secret was lost.
    SecretLost,
    /// The same, and the form was changed between two attempts to create.
    FirstAttemptCreated,
    /// It is not known whether the secret was regenerated.
    RegenerationUnknown,
    /// The secret was regenerated, and nobody has the new one.
    Blocked,
    /// It is not known whether that was done.
    BlockUnknown,
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
            if parts.is_empty() { String::new() } else { [": ", &parts.joined_by(", ")].joined() };
        [&self.sentence(), &what, "."].joined()
    }

    /// The same without the parts and the full stop.
    pub fn sentence(&self) -> String {
        let who = self.who.as_deref().unwrap_or("Somebody else");
        [&*isolated(who), " changed this service account in the meantime"].joined()
    }
}
