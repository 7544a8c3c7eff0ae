//! The settings that the host page gives the element through its attributes.

use crate::domain::joined::Joined;
use crate::domain::uuid::is_uuid;

/// The token endpoint of the contract, used if the host sets none.
pub const TOKEN_URL: &str =
    "https://login.microsoftonline.com/dnvglb2cprod.onmicrosoft.com/oauth2/token";

/// The resource for which a service account requests its token.
pub const TOKEN_RESOURCE: &str =
    "https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75";

/// The locale for dates and numbers if the host sets none.
const LOCALE: &str = "en-GB";

/// The documentation of the calls that a service account can make.
pub const API_DOCUMENTATION: &str =
    "https://developer.veracity.com/docs/section/dataworkbench/apiendpoints";

/// Valid attributes; every address is absolute and has no slash at its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    pub workspace_id: String,
    pub api_base: String,
    pub portal_base: String,
    /// A path, `""` for the root of the origin; or text that begins with `#/` if the host routes in
    /// the fragment.
    pub base_path: String,
    pub token_url: String,
    /// BCP 47, for dates and numbers.
    pub locale: String,
}

impl Config {
    /// Reads the attributes through `attribute`. `resolve` makes an address absolute or refuses it;
    /// `is_locale` tells whether a text is a language tag. The error has one sentence for every
    /// attribute that is missing or malformed.
    pub fn read(
        attribute: impl Fn(&str) -> Option<String>,
        resolve: impl Fn(&str) -> Option<String>,
        is_locale: impl Fn(&str) -> bool,
    ) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let mut address = |name: &str, default: Option<&str>| {
            let given = attribute(name).filter(|value| !value.trim().is_empty());
            let Some(value) = given.as_deref().or(default) else {
                faults.push(["The attribute ", name, " is missing."].joined());
                return String::new();
            };
            match resolve(value.trim()) {
                Some(url) => url.trim_end_matches('/').to_owned(),
                None => {
                    faults.push(
                        ["The attribute ", name, " is not an http or https address."].joined(),
                    );
                    String::new()
                }
            }
        };
        let api_base = address("api-base", None);
        let portal_base = address("portal-base", Some("/"));
        let token_url = address("token-url", Some(TOKEN_URL));
        // Paths are appended to it, and browsers refuse to fetch an address with a user in it.
        if !is_plain(&api_base) {
            faults.push(
                "The attribute api-base has a user, a query or a fragment in it: leave it out."
                    .to_owned(),
            );
        }

        let base_path = attribute("base-path").unwrap_or_default();
        let base_path = base_path.trim().trim_end_matches('/').to_owned();
        let path = base_path.strip_prefix('#').unwrap_or(&base_path);
        if !(path.is_empty() || path.starts_with('/')) || path.contains(['?', '#']) {
            faults.push(
                "The attribute base-path is not a path that begins with a slash, or with #/."
                    .to_owned(),
            );
        }

        let workspace_id =
            attribute("workspace-id").unwrap_or_default().trim().to_ascii_lowercase();
        if workspace_id.is_empty() {
            faults.push("The attribute workspace-id is missing.".to_owned());
        } else if !is_uuid(&workspace_id) {
            faults.push("The attribute workspace-id is not a UUID.".to_owned());
        }
        let locale = attribute("locale").unwrap_or_default().trim().to_owned();
        let locale = if locale.is_empty() { LOCALE.to_owned() } else { locale };
        if !is_locale(&locale) {
            faults.push("The attribute locale is not a BCP 47 language tag.".to_owned());
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self { workspace_id, api_base, portal_base, base_path, token_url, locale })
    }

    /// The "Endpoints base URL" that the account page shows.
    pub fn endpoints_base_url(&self) -> String {
        [&self.api_base, "/workspaces/", &self.workspace_id].joined()
    }

    /// The portal's page for a data set.
    pub fn data_set_page(&self, data_set_id: &str) -> String {
        [&self.portal_base, "/ws/", &self.workspace_id, "/dataCatalogue/datasets/", data_set_id]
            .joined()
    }
}

/// Whether an absolute address has neither user nor query nor fragment.
fn is_plain(address: &str) -> bool {
    // The parts before the third slash: scheme, empty, host.
    let is_user = |part: &[u8]| part.contains(&b'@');
    let has_user = address.as_bytes().split(|byte| *byte == b'/').take(3).any(is_user);
    !has_user && !address.bytes().any(|byte| matches!(byte, b'?' | b'#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKSPACE: &str = "3F2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10";

    fn read(attributes: &[(&str, &str)]) -> Result<Config, Vec<String>> {
        Config::read(
            |name| {
                attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_string())
            },
            |value| {
                if value.starts_with('/') {
                    return Some(format!("http://host{value}"));
                }
                value.starts_with("http").then(|| value.to_owned())
            },
            |tag| tag.is_ascii() && !tag.contains('_'),
        )
    }

    #[test]
    fn attributes_become_absolute_addresses_without_a_slash_at_the_end() {
        let config = read(&[
            ("workspace-id", WORKSPACE),
            ("api-base", "/gateway/api/v2/"),
            ("base-path", "/ws/1/apiManagement/"),
        ])
        .unwrap();
        assert_eq!(config.api_base, "http://host/gateway/api/v2");
        assert_eq!(config.portal_base, "http://host");
        assert_eq!(config.base_path, "/ws/1/apiManagement");
        assert_eq!(config.token_url, TOKEN_URL);
        assert_eq!(config.locale, "en-GB");
        assert_eq!(
            config.endpoints_base_url(),
            "http://host/gateway/api/v2/workspaces/3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10"
        );
    }

    #[test]
    fn the_page_of_a_data_set_is_below_the_portals_own_segment() {
        let config = read(&[
            ("workspace-id", WORKSPACE),
            ("api-base", "/"),
            ("portal-base", "https://dw.veracity.com/veracity/"),
        ])
        .unwrap();
        let place = "https://dw.veracity.com/veracity/ws/3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10";
        assert_eq!(config.data_set_page("d"), [place, "/dataCatalogue/datasets/d"].concat());
    }

    #[test]
    fn a_host_may_route_in_the_fragment() {
        for (given, base) in [("#/ws/1/apiManagement/", "#/ws/1/apiManagement"), ("#/", "#")] {
            let attributes = [("workspace-id", WORKSPACE), ("api-base", "/"), ("base-path", given)];
            assert_eq!(read(&attributes).unwrap().base_path, base);
        }
        let attributes = [("workspace-id", WORKSPACE), ("api-base", "/"), ("base-path", "/a#/b")];
        assert!(read(&attributes).is_err());
    }

    #[test]
    fn every_fault_is_named() {
        let faults = read(&[
            ("workspace-id", "7"),
            ("base-path", "ws"),
            ("token-url", "ftp://x"),
            ("locale", "en_GB"),
        ]);
        assert_eq!(
            faults.unwrap_err(),
            [
                "The attribute api-base is missing.",
                "The attribute token-url is not an http or https address.",
                "The attribute base-path is not a path that begins with a slash, or with #/.",
                "The attribute workspace-id is not a UUID.",
                "The attribute locale is not a BCP 47 language tag.",
            ]
        );
    }

    #[test]
    fn paths_can_be_put_behind_api_base() {
        for api_base in ["https://host/a@b/v2", "https://host:8443", "/gateway/api/v2"] {
            assert!(
                read(&[("workspace-id", WORKSPACE), ("api-base", api_base)]).is_ok(),
                "{api_base}"
            );
        }
        for api_base in [
            "https://user@host/api",
            "https://user:word@host/api",
            "https://host/api?key=1",
            "https://host/api?",
            "https://host/api#v2",
            "/api?key=1",
        ] {
            assert_eq!(
                read(&[("workspace-id", WORKSPACE), ("api-base", api_base)]).unwrap_err(),
                ["The attribute api-base has a user, a query or a fragment in it: leave it out."],
                "{api_base}"
            );
        }
    }
}
