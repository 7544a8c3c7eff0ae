//! The data sets of a workspace.

mod cache;
mod data_set;
mod fill;
mod index;
mod query;
mod tags;

pub(super) use cache::Indexes;
pub(crate) use data_set::find_anywhere;
pub use data_set::{DataSet, SchemaInfo, find, is_shared};
pub use fill::{NewDataSet, add};
pub(super) use query::page;
pub use query::{Query, SortColumn};
pub use tags::{TagInUse, tags_in_use};
