//! Where in the tab the user is: in the path of the browser's address, or, for hosts that route
//! there, in its fragment, which a base path that begins with `#` says.
//!
//! leptos_router reads addresses. Its `<Router>` is not used: it listens for clicks on the whole
//! window, the host's links among them, and would be 12 kB for three places.

use crate::app::settings::Settings;
use crate::domain::route::Route;
use crate::platform::history;
use crate::platform::host::Host;
use crate::reactive::State;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use send_wrapper::SendWrapper;

/// The place that is shown; a handle that is passed down by value.
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

    /// The place that is shown.
    pub fn place(self) -> Route {
        self.place.get()
    }

    /// The same, without following it; `None` once the element is gone.
    pub fn place_now(self) -> Option<Route> {
        self.place.try_get_untracked()
    }

    /// The place that the browser's address leads to, if it is one of the tab's.
    pub fn here(self) -> Option<Route> {
        let url = BrowserUrl::current().ok()?;
        self.settings.try_config(|config| route_of(&config.base_path, &url)).flatten()
    }

    /// The same of any address.
    pub fn at(self, address: &str) -> Option<Route> {
        let url = BrowserUrl::parse(address).ok()?;
        self.settings.try_config(|config| route_of(&config.base_path, &url)).flatten()
    }

    /// The tab's places are in the fragment, so that a link to a fragment leads away.
    pub fn is_in_fragment(self) -> bool {
        self.settings.try_config(|config| is_in_fragment(&config.base_path)).unwrap_or(false)
    }

    /// The address of a place, as a link has it.
    pub fn path(self, route: &Route) -> String {
        self.settings.config(|config| route.path(&config.base_path))
    }

    /// Shows the place that an address has led to.
    pub fn arrive(self, route: Route) {
        self.place.try_set(route);
    }

    /// Goes to another place at once. Callers ask `leaving` first.
    pub fn go(self, route: &Route) {
        self.go_by(route, false);
    }

    /// Goes to another place whose address takes the present one's place in the history.
    pub fn go_instead(self, route: &Route) {
        self.go_by(route, true);
    }

    fn go_by(self, route: &Route, replace: bool) {
        let Some(path) = self.settings.try_config(|config| route.path(&config.base_path)) else {
            return;
        };
        history::push(&path, replace);
        // Where the browser has not told of it.
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

/// The part of an address in which the tab's own places are.
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
