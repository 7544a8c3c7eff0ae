//! All handles that the frame gives to every screen. Parts and widgets take only the ones that they
//! need.

use crate::app::accounts::AccountsHandle;
use crate::app::leaving::Leaving;
use crate::app::navigator::Navigator;
use crate::app::role::Role;
use crate::app::settings::Settings;
use crate::domain::account::ServiceAccount;
use crate::domain::config::Config;
use crate::domain::draft::Draft;
use crate::domain::failure::ErrorKind;
use crate::gateway::calls::Gateway;
use crate::gateway::issued::Issued;
use crate::platform::downloads::Downloads;
use crate::platform::host::{Host, Samples, reason};
use crate::reactive::State;
use crate::ui::announcer::Announcer;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};

#[derive(Clone, Copy)]
pub struct Context {
    pub settings: Settings,
    pub announcer: Announcer,
    pub navigator: Navigator,
    pub leaving: Leaving,
    pub role: Role,
    pub accounts: AccountsHandle,
    /// New credentials on their way from the create form to the account page, and whether the form
    /// was changed since the attempt that created the account. Only one place at a time holds a
    /// secret.
    pub handover: State<Option<(Issued, bool)>>,
    /// The account that was just removed; its description can still be downloaded.
    pub removed: State<Option<ServiceAccount>>,
    /// What the next form starts with: that of the account with this id, or else of a new one; and how many data
    /// sets were left out of it.
    pub template: State<Option<(Option<String>, Draft, usize)>>,
    /// How many calls are slow at the moment.
    pub slow: State<u32>,
    gateway: State<Gateway>,
    host: State<SendWrapper<Host>>,
    downloads: State<Downloads>,
}

impl Context {
    pub fn new(config: Config, host: Host) -> Self {
        let slow = State::new(0);
        let gateway = State::new(Gateway::new(&config, host.clone(), slow));
        let settings = Settings::new(config);
        Self {
            settings,
            announcer: Announcer::default(),
            navigator: Navigator::new(settings, host.clone()),
            leaving: Leaving::new(),
            role: Role::new(),
            accounts: AccountsHandle::new(),
            handover: State::new(None),
            removed: State::new(None),
            template: State::new(None),
            slow,
            gateway,
            host: State::new(SendWrapper::new(host)),
            downloads: State::new(Downloads::new()),
        }
    }

    /// The gateway. Call this only while the element exists.
    pub fn gateway(self) -> Gateway {
        self.gateway.get_untracked()
    }

    /// The files handed to the browser; `None` once the element is gone.
    pub fn downloads(self) -> Option<Downloads> {
        self.downloads.try_get_untracked()
    }

    /// The element's services for the tab, while the element exists.
    pub fn host(self) -> Option<Host> {
        self.host.try_get_untracked().map(SendWrapper::take)
    }

    /// A text of the bundle by its name; else why it cannot be loaded, in words for the user.
    pub async fn text(self, name: &str) -> Result<JsValue, String> {
        self.host().ok_or_else(String::new)?.text(name).await.map_err(reason)
    }

    /// The program that writes samples and files; else why it cannot be loaded.
    pub async fn samples(self) -> Result<Samples, String> {
        let samples = self.host().ok_or_else(String::new)?.samples().await;
        samples.map(JsCast::unchecked_into).map_err(reason)
    }

    /// A change was refused: what was under way is over, and the alert says why. `allowed` runs if the role
    /// allows changes after all.
    pub fn refused(self, kind: ErrorKind, allowed: impl Fn() + 'static) {
        self.announcer.say("");
        self.role.refused(kind, self.gateway(), allowed);
    }

    /// Sends an event about an account to the host.
    pub fn tell(self, event: &str, account: &ServiceAccount) {
        if let Some(host) = self.host() {
            host.tell_account(event, &account.id, &account.name);
        }
    }
}
