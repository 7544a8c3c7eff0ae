//! Service accounts: their names, their access and their credentials.

mod account;
mod change;
mod list;
mod sharing;

pub use account::{Access, Level, ServiceAccount, find, get};
pub(super) use change::search_text;
pub use change::{NewAccount, create, note_use, remove, rename, replace_secret, set_level, touch};
pub use list::{ListQuery, SortColumn, page, place};
pub use sharing::{SharedDataSet, Sharing, shared, shared_ids};
