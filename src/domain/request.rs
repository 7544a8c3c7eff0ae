//! What the tab asks the backend to make of an account.
//!
//! Only a draft that passed its checks becomes a request: nothing else can make one, so nothing
//! unchecked can be sent.

use crate::domain::account::Level;

/// The access that a request asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum AccessRequest {
    Workspace(Level),
    /// 1 to 100,000 ids.
    DataSets(Vec<String>),
}

/// A creation, or, with its unchanged members left out, a merge patch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountRequest {
    pub(super) name: Option<String>,
    pub(super) contact_email: Option<String>,
    pub(super) access: Option<AccessRequest>,
}

impl AccountRequest {
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    pub fn contact_email(&self) -> Option<&str> {
        self.contact_email.as_deref()
    }

    pub fn access(&self) -> Option<&AccessRequest> {
        self.access.as_ref()
    }
}
