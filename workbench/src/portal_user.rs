//! A user of the portal, and their role in the workspace.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a portal user may do in the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    Administrator,
    Reader,
}

impl Role {
    /// The word in `/sign-in?as=` and in the contract's `role`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Reader => "reader",
        }
    }

    /// Reads what [`Role::as_str`] wrote.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "administrator" => Some(Self::Administrator),
            "reader" => Some(Self::Reader),
            _ => None,
        }
    }
}

/// A person who signs in to the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PortalUser {
    pub id: Uuid,
    pub name: &'static str,
    pub email: &'static str,
    pub role: Role,
}
