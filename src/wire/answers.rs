//! Reads values of `domain` from answers. Unknown members are ignored.

mod account;
mod credentials;
mod data_set;
mod id;
mod lists;

pub use credentials::{Credentials, PartOfAccount};
pub use lists::List;

use crate::domain::workspace::Workspace;
use crate::wire::json::{DecodeError, Json};

impl TryFrom<Json> for Workspace {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        Ok(Self {
            id: json.take("id").text().ok_or("id")?,
            name: json.take("name").line(),
            role: json.take("role").line(),
        })
    }
}
