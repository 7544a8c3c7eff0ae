//! A request to create or change an account.
//!
//! Only a draft that passed its checks becomes a request, so unchecked input cannot be sent.

use crate::domain::account::{Access, Level, Scope, ServiceAccount};

/// The requested access.
#[derive(Clone, Debug, PartialEq)]
pub enum AccessRequest {
    Workspace(Level),
    /// 1 to 100,000 ids.
    DataSets(Vec<String>),
}

/// A creation, or a merge patch that leaves out unchanged members.
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

    /// The account as requested, without the members that only the backend sets.
    pub fn as_account(&self) -> ServiceAccount {
        let access = match &self.access {
            Some(AccessRequest::Workspace(level)) => {
                Access { level: Some(level.clone()), ..Access::default() }
            }
            // The request has no names; the account page reads them.
            Some(AccessRequest::DataSets(ids)) => Access {
                scope: Scope::DataSets,
                data_set_count: Some(ids.len() as u32),
                ..Access::default()
            },
            None => Access::default(),
        };
        ServiceAccount {
            name: self.name.clone().unwrap_or_default(),
            contact_email: self.contact_email.clone().unwrap_or_default(),
            access,
            ..ServiceAccount::default()
        }
    }
}
