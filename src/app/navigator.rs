//! The user's current place in the tab. It is in the path of the browser's address, or in its
//! fragment if the base path begins with `#`.
//!
//! leptos_router reads addresses. Its `<Router>` is not used: it handles clicks in the whole
//! window, including the host's links, and would add 12 kB for three places.

use crate::app::settings::Settings;
use crate::domain::route::Route;
use crate::platform::history;
use crate::platform::host::Host;
use crate::reactive::State;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use send_wrapper::SendWrapper;

/// The current place; a `Copy` handle.
#[derive(Clone, Copy)]
pub struct Navigator {
    settings: Settings,
    host: State<SendWrapper<Host>>,
    place: State<Route>,
}

impl Navigator {
    pub fn new(settings: Settings, host: Host) -> Self {
        let navigator = Self {
            settings,
            host: State::new(SendWrapper::new(host)),
            place: State::new(Route::List),
        };
        navigator.place.set(navigator.here().unwrap_or(Route::List));
        navigator
    }

    /// The current place.
    pub fn place(self) -> Route {
        self.place.get()
    }

    /// The same, without subscribing; `None` once the element is gone.
    pub fn place_now(self) -> Option<Route> {
        self.place.try_get_untracked()
    }

    /// The place of the browser's address, if it is one of the tab's.
    pub fn here(self) -> Option<Route> {
        let url = BrowserUrl::current().ok()?;
        self.settings.try_config(|config| route_of(&config.base_path, &url)).flatten()
    }

    /// The same for any address.
    pub fn at(self, address: &str) -> Option<Route> {
        let url = BrowserUrl::parse(address).ok()?;
        self.settings.try_config(|config| route_of(&config.base_path, &url)).flatten()
    }

    /// Whether the tab's places are in the fragment, so that a link to a fragment can leave one.
    pub fn is_in_fragment(self) -> bool {
        self.settings.try_config(|config| is_in_fragment(&config.base_path)).unwrap_or(false)
    }

    /// The address of a place, for a link.
    pub fn path(self, route: &Route) -> String {
        self.settings.config(|config| route.path(&config.base_path))
    }

    /// Shows the place of a new address.
    pub fn arrive(self, route: Route) {
        self.place.try_set(route);
    }

    /// Goes to another place at once. Ask `leaving` first.
    pub fn go(self, route: &Route) {
        self.go_by(route, false);
    }

    /// Goes to another place and replaces the current history entry.
    pub fn go_instead(self, route: &Route) {
        self.go_by(route, true);
    }

    fn go_by(self, route: &Route, replace: bool) {
        let Some(path) = self.settings.try_config(|config| route.path(&config.base_path)) else {
            return;
        };
        history::push(&path, replace);
        // In case the browser did not report the change.
        if self.place.try_with_untracked(|place| place != route) == Some(true) {
            self.place.try_set(route.clone());
        }
        if let Some(host) = self.host.try_get_untracked() {
            host.tell_path("navigate", &path);
        }
    }
}

pub fn is_in_fragment(base: &str) -> bool {
    base.starts_with('#')
}

/// The part of an address that has the tab's places.
pub fn part_of(base: &str, url: &Url) -> String {
    if !is_in_fragment(base) {
        return url.path().to_owned();
    }
    match url.hash().split('?').next().unwrap_or_default() {
        "" => "#".to_owned(),
        place => place.to_owned(),
    }
}

fn route_of(base: &str, url: &Url) -> Option<Route> {
    Route::parse(base, &part_of(base, url))
}
