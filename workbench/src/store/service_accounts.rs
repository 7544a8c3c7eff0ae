//! Service accounts: who they are, what they may reach, and until when their secret is good.

mod account;
mod change;
mod list;
mod sharing;

pub use account::{Access, Level, ServiceAccount, find, get};
pub use change::{NewAccount, create, note_use, remove, rename, replace_secret, set_level, touch};
pub use list::{ListQuery, SortColumn, page};
pub use sharing::{SharedDataSet, Sharing, shared, shared_ids};
