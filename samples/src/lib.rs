//! What a developer takes away from the tab: sample scripts, credential files and the reminder.
//!
//! Pure text in, pure text out: the library knows nothing of the browser. The tab links hardly any
//! of it; `main.rs` makes it a program of its own, which browsers load once a sample is asked for.
//! Whatever may hold the secret is built in and returned as [`Zeroizing`] text, whose bytes are
//! overwritten on drop; names are written so that no quote, line break or invisible letter in them
//! can become code.

mod credentials;
mod file_name;
mod highlight;
mod literal;
mod reminder;
mod script;
mod template;
mod wiped;

pub use credentials::{contact_message, env_file, json_file};
pub use file_name::file_name;
pub use highlight::{Kind, Language, highlight};
pub use reminder::ics_reminder;
pub use script::{DATA_SETS_WRITTEN, csharp, csharp_from, curl, curl_from, python, python_from};
pub use zeroize::Zeroizing;

/// The access level that may write, as the backend calls it.
const LEVEL_ADMIN: &str = "admin";

/// The guide of the tab, for whoever receives the credentials.
pub const GUIDE: &str = "https://developer.veracity.com/docs/section/dataworkbench/apimanagement";

/// A service account as the samples and files describe it.
#[derive(Clone, Copy)]
pub struct SampleInput<'a> {
    pub account_name: &'a str,
    /// The service account ID, which is the `client_id` of the token endpoint.
    pub account_id: &'a str,
    /// `None` where the user may not see it: then the scripts ask for it, as for the secret.
    pub api_key: Option<&'a str>,
    pub workspace_id: &'a str,
    /// Absolute addresses without a slash at the end.
    pub api_base: &'a str,
    pub token_url: &'a str,
    /// What the token is asked for; see `config::TOKEN_RESOURCE`.
    pub resource: &'a str,
    pub access: SampleAccess<'a>,
    /// `Some` only where the secret is at hand and the user wants it written down.
    pub secret: Option<&'a str>,
}

/// What the account reaches, which decides what its sample does.
#[derive(Clone, Copy)]
pub enum SampleAccess<'a> {
    /// The level as the backend calls it, such as `reader` or `admin`.
    Workspace { level: &'a str },
    /// ID and name of each data set.
    DataSets(&'a [(&'a str, &'a str)]),
}

impl SampleInput<'_> {
    fn endpoints_base_url(&self) -> String {
        [self.api_base, "/workspaces/", self.workspace_id].concat()
    }
}
