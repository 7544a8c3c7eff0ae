//! The addresses of the gateway and of a service account.

use uuid::Uuid;

/// The gateway's path on its host, the same as in production.
pub const PATH: &str = "/veracity/dw/gateway/api/v2";

/// The address of an account on this host.
pub(super) fn of_account(workspace: Uuid, id: Uuid) -> String {
    format!("{PATH}/workspaces/{workspace}/serviceAccounts/{id}")
}
