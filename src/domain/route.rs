//! The tab's addresses below `base-path`: parser and printer.

use crate::domain::joined::Joined;
use crate::domain::uuid::is_uuid;

/// A place in the tab with its own address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `{base}`: the account list, nothing selected.
    List,
    /// `{base}/new`: the create form.
    New,
    /// `{base}/{accountId}`: one account; the UUID is in lower case.
    Account(String),
    /// `{base}/review`: who can read what.
    Review,
    /// `{base}/{accountId}/history`: what was done to an account.
    History(String),
}

/// What follows the account's id.
const HISTORY: &str = "/history";

impl Route {
    /// The address of this place: an absolute path, or a fragment if the base is one.
    pub fn path(&self, base: &str) -> String {
        let base = base.trim_end_matches('/');
        match self {
            Self::List if matches!(base, "" | "#") => [base, "/"].joined(),
            Self::List => base.to_owned(),
            Self::Account(id) | Self::History(id) => {
                let end = if matches!(self, Self::History(_)) { HISTORY } else { "" };
                [base, "/", &encoded(id), end].joined()
            }
            Self::New | Self::Review => [base, "/", self.name()].joined(),
        }
    }

    /// Its name in the document, which is also the last segment of a path, without an id.
    pub fn name(&self) -> &'static str {
        match self {
            Self::List => "list",
            Self::New => "new",
            Self::Account(_) | Self::History(_) => "account",
            Self::Review => "review",
        }
    }

    /// The place for a path, or `None` if the path is not the tab's. An account's id must be a
    /// UUID, in upper or lower case.
    pub fn parse(base: &str, path: &str) -> Option<Self> {
        let rest = path.strip_prefix(base.trim_end_matches('/'))?;
        match rest.trim_end_matches('/') {
            "" => Some(Self::List),
            "/new" => Some(Self::New),
            "/review" => Some(Self::Review),
            rest => {
                // A UUID has 36 characters.
                let id = rest.strip_prefix('/')?.get(..36).filter(|id| is_uuid(id))?;
                let id = id.to_ascii_lowercase();
                match &rest[37..] {
                    "" => Some(Self::Account(id)),
                    HISTORY => Some(Self::History(id)),
                    _ => None,
                }
            }
        }
    }
}

/// Encodes one segment of a path. A UUID needs no encoding. Any other id must not lead out of the
/// tab's own addresses.
fn encoded(segment: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut path = String::with_capacity(segment.len());
    for byte in segment.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            path.push(byte.into());
        } else {
            path.extend([
                '%',
                HEX[usize::from(byte >> 4)].into(),
                HEX[usize::from(byte & 15)].into(),
            ]);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "/ws/1/apiManagement";
    const ID: &str = "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11";

    #[test]
    fn every_route_is_read_back_from_its_own_path() {
        for base in [BASE, "", "/standalone", "#", "#/ws/1/apiManagement"] {
            let of_account = [Route::Account(ID.into()), Route::History(ID.into())];
            for route in [Route::List, Route::New, Route::Review].into_iter().chain(of_account) {
                assert_eq!(Route::parse(base, &route.path(base)), Some(route));
            }
        }
    }

    #[test]
    fn a_trailing_slash_changes_nothing() {
        assert_eq!(Route::parse(BASE, "/ws/1/apiManagement/"), Some(Route::List));
        assert_eq!(Route::List.path("/ws/1/apiManagement/"), BASE);
    }

    #[test]
    fn addresses_of_the_host_are_not_the_tabs() {
        for path in [
            "/",
            "/ws/1/home",
            "/ws/1/apiManagementX",
            "/ws/1/apiManagement/a/b",
            "/ws/1/apiManagement/history",
            "/ws/1/apiManagement/review/history",
        ] {
            assert_eq!(Route::parse(BASE, path), None, "{path}");
        }
    }

    #[test]
    fn an_account_is_found_whatever_the_case_of_its_id() {
        let path = [BASE, "/", &ID.to_ascii_uppercase(), "/"].concat();
        assert_eq!(Route::parse(BASE, &path), Some(Route::Account(ID.into())));
    }

    #[test]
    fn nothing_but_a_uuid_is_an_account() {
        for id in [
            "0f0c",
            "..",
            r"..\..\x",
            "%2e%2e",
            "0f0c6a526a534e0e9c0a3f8c2a0d7c11",
            "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c1g",
            "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11x",
            "{0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11}",
            "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11?x",
            "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11/..",
            "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11/History",
            "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11/history/history",
            "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11history",
            "New",
            "Review",
            "list",
            "account",
        ] {
            for base in [BASE, "", "#"] {
                assert_eq!(Route::parse(base, &[base, "/", id].concat()), None, "{base} {id}");
            }
        }
    }

    #[test]
    fn an_id_that_is_not_a_uuid_is_encoded_as_one_segment() {
        let path = |id: &str| Route::Account(id.into()).path(BASE);
        assert_eq!(path(r"..\..\x/y?#é"), [BASE, "/%2E%2E%5C%2E%2E%5Cx%2Fy%3F%23%C3%A9"].concat());
    }
}
