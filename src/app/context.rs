//! What every screen shares: where the tab is embedded, who uses it, where the secret is held,
//! and the one line that screen readers hear.

use crate::screens::account_list::AccountList;
use crate::app::navigator;
use crate::platform::intl;
use crate::domain::config::Config;
use crate::domain::account::ServiceAccount;
use crate::platform::downloads::ObjectUrl;
use crate::gateway::Gateway;
use crate::app::leaving::Guard;
use crate::platform::host::{Host, Samples};
use crate::ui::element::ElRef;
use crate::domain::failure::ApiError;
use crate::domain::route::Route;
use crate::domain::secret::Issued;
use crate::reactive::{Derived, State};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, AbortSignal, ShadowRoot};

/// A handle that is passed down by value; all of it lives as long as the mounted element.
#[derive(Clone, Copy)]
pub struct Tab {
    config: State<Config>,
    gateway: State<Gateway>,
    host: State<SendWrapper<Host>>,
    announcement: State<String>,
    /// The place in the tab that is shown.
    pub place: State<Route>,
    /// The place of the page beside the list.
    pub page: State<Option<ElRef>>,
    /// The caller may look but not change.
    pub reader: State<bool>,
    /// The only copy of a secret that there is, above the routes.
    pub issued: State<Option<Issued>>,
    /// Files that the browser is reading.
    pub handed: State<Vec<SendWrapper<ObjectUrl>>>,
    /// The account that was just removed, whose description is on offer.
    pub removed: State<Option<ServiceAccount>>,
    pub accounts: AccountList,
    pub guard: Guard,
}

impl Tab {
    pub fn new(config: Config, host: Host) -> Self {
        let gateway = State::new(Gateway::new(&config, host.clone()));
        Self {
            config: State::new(config),
            gateway,
            host: State::new(SendWrapper::new(host)),
            announcement: State::new(String::new()),
            place: State::new(Route::List),
            page: State::new(None),
            reader: State::new(false),
            issued: State::new(None),
            handed: State::new(Vec::new()),
            removed: State::new(None),
            accounts: AccountList::new(gateway, abort_on_cleanup()),
            guard: Guard::new(),
        }
    }

    /// The gateway; not to be asked for once the element may be gone.
    pub fn gateway(self) -> Gateway {
        self.gateway.get_untracked()
    }

    pub fn config<T>(self, read: impl FnOnce(&Config) -> T) -> T {
        self.config.with_untracked(read)
    }

    /// Date, time and zone, as the host's locale writes them.
    pub fn date_and_time(self, ms: f64) -> String {
        self.config(|config| browser::date_and_time(&config.locale, ms))
    }

    pub fn short_date(self, ms: f64) -> String {
        self.config(|config| browser::short_date(&config.locale, ms))
    }

    pub fn number(self, number: usize) -> String {
        self.config(|config| browser::number(&config.locale, number as f64))
    }

    pub fn path(self, route: &Route) -> String {
        self.config(|config| route.path(&config.base_path))
    }

    pub fn try_config<T>(self, read: impl FnOnce(&Config) -> T) -> Option<T> {
        self.config.try_with_untracked(read)
    }

    /// What the element does for the tab, for as long as it is there.
    pub fn host(self) -> Option<Host> {
        self.host.try_get_untracked().map(SendWrapper::take)
    }

    /// A text of the bundle by its name; `None` where it does not arrive.
    pub async fn text(self, name: &str) -> Option<JsValue> {
        self.host()?.text(name).await.ok()
    }

    /// The program that writes samples and files; `None` where it does not arrive.
    pub async fn samples(self) -> Option<Samples> {
        self.host()?.samples().await.ok().map(JsCast::unchecked_into)
    }

    /// Whether something is at stake, and the user sees the tab and so can be asked.
    pub fn can_ask(self) -> bool {
        self.guard.is_at_stake() && self.host().is_some_and(|host| host.is_seen())
    }

    /// Tells the host what became of an account.
    pub fn tell(self, event: &str, account: &ServiceAccount) {
        if let Some(host) = self.host() {
            host.tell_account(event, &account.id, &account.name);
        }
    }

    /// Goes to another place at once. Whoever may lose something asks the guard first.
    pub fn go(self, route: &Route) {
        self.navigate_to(route, false);
    }

    /// Goes to another place whose address takes the present one's place in the history.
    pub fn go_instead(self, route: &Route) {
        self.navigate_to(route, true);
    }

    fn navigate_to(self, route: &Route, replace: bool) {
        let Some(path) = self.config.try_with_untracked(|config| route.path(&config.base_path))
        else {
            return;
        };
        address::push(&path, replace);
        // Where the browser has not told of it.
        if self.place.try_with_untracked(|place| place != route) == Some(true) {
            self.place.try_set(route.clone());
        }
        if let Some(host) = self.host() {
            host.tell_path("navigate", &path);
        }
    }

    /// Has screen readers say a sentence. A no-break space at the end makes the same sentence,
    /// said twice, a change that is read out again.
    pub fn announce(self, text: impl Into<String>) {
        let mut text = text.into();
        self.announcement.try_update(|now| {
            if *now == text {
                text.push('\u{a0}');
            }
            *now = text;
        });
    }

    /// Moves the focus to the page where what had it has just left the document, as a list does on
    /// a narrow window: nobody should have to start again from the top.
    pub fn keep_focus(self) {
        request_animation_frame(move || {
            let page = self
                .page
                .try_get_untracked()
                .flatten()
                .and_then(|page| page.try_get_untracked())
                .flatten();
            let Some(page) = page else { return };
            let shadow = page.get_root_node().unchecked_into::<ShadowRoot>();
            let outside = document().active_element().is_some_and(|active| {
                !active.is_same_node(document().body().as_deref().map(AsRef::as_ref))
            });
            if shadow.active_element().is_none() && !outside {
                // A page that cannot take the focus is read all the same.
                let _ = page.focus();
            }
        });
    }

    pub fn announcement(self) -> Derived<String> {
        self.announcement.into()
    }
}

/// What a page knows of something that it reads.
#[derive(Clone)]
pub enum Loaded<T> {
    Loading,
    Failed(ApiError),
    Ready(T),
}

/// A signal for reads that ends them when the calling owner is cleaned up.
pub fn abort_on_cleanup() -> AbortSignal {
    // The constructor cannot fail where `AbortController` exists, which is wherever wasm runs.
    let controller = AbortController::new().expect("AbortController is part of every browser");
    let signal = controller.signal();
    let controller = State::new(SendWrapper::new(controller));
    on_cleanup(move || {
        controller.try_with_untracked(|controller| controller.abort());
    });
    signal
}
