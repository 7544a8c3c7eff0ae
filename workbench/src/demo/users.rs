//! The two users who can sign in: one for each role.

use uuid::uuid;

use crate::portal_user::{PortalUser, Role};

const ADMINISTRATOR: PortalUser = PortalUser {
    id: uuid!("5a1f0c7e-0a7a-4b0e-9a39-6d2f6b1f2a01"),
    name: "Ada Admin",
    email: "ada.admin@example.com",
    role: Role::Administrator,
};

const READER: PortalUser = PortalUser {
    id: uuid!("5a1f0c7e-0a7a-4b0e-9a39-6d2f6b1f2a02"),
    name: "Rolf Reader",
    email: "rolf.reader@example.com",
    role: Role::Reader,
};

/// Every user of the demo.
pub const USERS: [PortalUser; 2] = [ADMINISTRATOR, READER];

/// The demo user who has this role.
pub fn user_with(role: Role) -> PortalUser {
    match role {
        Role::Administrator => ADMINISTRATOR,
        Role::Reader => READER,
    }
}
