//! The values that a sample or a file is written from.

/// The backend's name for the access level that allows writing.
pub(super) const LEVEL_ADMIN: &str = "admin";

/// The tab's user guide, for the person who receives the credentials.
pub const GUIDE: &str = "https://developer.veracity.com/docs/section/dataworkbench/apimanagement";

/// The service account that the samples and files are about.
#[derive(Clone, Copy)]
pub struct SampleInput<'a> {
    pub account_name: &'a str,
    /// The service account ID, which is also the `client_id` for the token endpoint.
    pub account_id: &'a str,
    /// `None` if the user may not see it. Then the scripts ask for it, as they do for the secret.
    pub api_key: Option<&'a str>,
    pub workspace_id: &'a str,
    /// The gateway's absolute address, without a slash at the end.
    pub api_base: &'a str,
    /// The token endpoint's absolute address.
    pub token_url: &'a str,
    /// The resource that a token is requested for.
    pub resource: &'a str,
    pub access: SampleAccess<'a>,
    /// `Some` only if the secret is still known and the user wants it in the text.
    pub secret: Option<&'a str>,
}

/// What the account has access to. Its sample depends on that.
#[derive(Clone, Copy)]
pub enum SampleAccess<'a> {
    /// The backend's name for the level, such as `reader` or `admin`.
    Workspace { level: &'a str },
    /// The ID and the name of each data set.
    DataSets(&'a [(&'a str, &'a str)]),
}

impl SampleInput<'_> {
    pub(super) fn endpoints_base_url(&self) -> String {
        [self.api_base, "/workspaces/", self.workspace_id].concat()
    }
}
