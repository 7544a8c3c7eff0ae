//! The frame around the pages of a workspace: its name, the tabs, the signed-in user.

use uuid::Uuid;

use crate::demo;
use crate::portal_user::{PortalUser, Role};

/// The tabs of the top bar, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    Home,
    DataCatalogue,
    Analytics,
    Connectors,
    DataIntegrations,
    Workspace,
    ApiManagement,
}

impl Tab {
    const ALL: [Self; 7] = [
        Self::Home,
        Self::DataCatalogue,
        Self::Analytics,
        Self::Connectors,
        Self::DataIntegrations,
        Self::Workspace,
        Self::ApiManagement,
    ];

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Home => "Home",
            Self::DataCatalogue => "Data catalogue",
            Self::Analytics => "Analytics",
            Self::Connectors => "Connectors",
            Self::DataIntegrations => "Data integrations",
            Self::Workspace => "Workspace",
            Self::ApiManagement => "API management",
        }
    }

    /// The part of the address after `/ws/{workspaceId}/`.
    fn path(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::DataCatalogue => "dataCatalogue",
            Self::Analytics => "analytics",
            Self::Connectors => "connectors",
            Self::DataIntegrations => "dataIntegrations",
            Self::Workspace => "workspace",
            Self::ApiManagement => "apiManagement",
        }
    }
}

pub(super) struct TabLink {
    pub(super) label: &'static str,
    pub(super) path: &'static str,
    pub(super) is_current: bool,
}

/// A demo user as the menus and tables show one.
pub(super) struct UserCard {
    pub(super) name: &'static str,
    pub(super) initials: String,
    /// As in `/sign-in?as=`.
    pub(super) role: &'static str,
    pub(super) role_label: &'static str,
}

impl UserCard {
    pub(super) fn all() -> Vec<Self> {
        demo::USERS.into_iter().map(Self::from).collect()
    }
}

impl From<PortalUser> for UserCard {
    fn from(user: PortalUser) -> Self {
        let initials =
            user.name.split_whitespace().filter_map(|word| word.chars().next()).collect();
        let role_label = match user.role {
            Role::Administrator => "Workspace administrator",
            Role::Reader => "Reader",
        };
        Self { name: user.name, initials, role: user.role.as_str(), role_label }
    }
}

/// What the frame's template shows around a page.
pub(super) struct Shell {
    pub(super) workspace_id: Uuid,
    pub(super) workspace_name: String,
    pub(super) description: String,
    pub(super) region: String,
    pub(super) tab: Tab,
    pub(super) user: UserCard,
    pub(super) users: Vec<UserCard>,
    /// The path and query of the page, to come back to after a change of user.
    pub(super) address: String,
}

impl Shell {
    pub(super) fn tabs(&self) -> impl Iterator<Item = TabLink> {
        let current = self.tab;
        Tab::ALL.into_iter().map(move |tab| TabLink {
            label: tab.label(),
            path: tab.path(),
            is_current: tab == current,
        })
    }
}
