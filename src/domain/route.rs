//! The tab's addresses below `base-path`, parser and printer side by side.

/// A place in the tab that can be linked, reloaded and left by the back button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `{base}`: the account list, nothing selected.
    List,
    /// `{base}/new`: the create form.
    New,
    /// `{base}/{accountId}`: one account.
    Account(String),
}

impl Route {
    /// The address of this place, an absolute path, or a fragment where the base is one.
    pub fn path(&self, base: &str) -> String {
        let base = base.trim_end_matches('/');
        match self {
            Self::List if matches!(base, "" | "#") => [base, "/"].concat(),
            Self::List => base.to_owned(),
            Self::New => [base, "/new"].concat(),
            Self::Account(id) => [base, "/", id].concat(),
        }
    }

    /// The place at a path, or `None` for a path that is not the tab's.
    pub fn parse(base: &str, path: &str) -> Option<Self> {
        let rest = path.strip_prefix(base.trim_end_matches('/'))?;
        match rest.trim_end_matches('/') {
            "" => Some(Self::List),
            "/new" => Some(Self::New),
            rest => {
                let id = rest.strip_prefix('/')?;
                (!id.contains('/')).then(|| Self::Account(id.to_owned()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "/ws/1/apiManagement";

    #[test]
    fn every_route_is_read_back_from_its_own_path() {
        for base in [BASE, "", "/standalone", "#", "#/ws/1/apiManagement"] {
            for route in [Route::List, Route::New, Route::Account("0f0c".into())] {
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
        for path in ["/", "/ws/1/home", "/ws/1/apiManagementX", "/ws/1/apiManagement/a/b"] {
            assert_eq!(Route::parse(BASE, path), None, "{path}");
        }
    }
}
