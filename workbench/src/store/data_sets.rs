//! The data sets of a workspace.

mod data_set;
mod fill;
mod query;
mod tags;

pub use data_set::{DataSet, SchemaInfo, find, is_shared};
pub use fill::{NewDataSet, replace_all};
pub use query::{Query, SortColumn, explain, page};
pub use tags::{TagInUse, tags_in_use};
