//! What a sample or a file is written from.

/// The access level that may write, as the backend calls it.
pub(super) const LEVEL_ADMIN: &str = "admin";

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
    pub(super) fn endpoints_base_url(&self) -> String {
        [self.api_base, "/workspaces/", self.workspace_id].concat()
    }
}
