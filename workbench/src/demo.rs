//! Realistic demo data from one fixed seed, and how it gets into the store. It is the same on every machine, in every
//! run.
//!
//! Ids are derived from a kind and a number, so that any data set, schema or account can be made without those before
//! it. Only `seed` and `rows` know the store; the store does not know the demo.

mod column;
mod columns;
mod data_sets;
mod fleet;
mod names;
mod people;
mod periods;
mod random;
mod rows;
mod schemas;
mod seed;
mod service_accounts;
mod users;
mod workspace;

pub use column::{Column, ColumnType};
pub use data_sets::{DemoDataSet, data_set_id, data_sets};
pub use people::{Person, name_of, people};
pub use rows::rows_of;
pub use schemas::{DemoSchema, DemoSchemaVersion, schema_version, schemas};
pub use seed::{DemoSize, seed};
pub use service_accounts::{DemoAccess, DemoServiceAccount, service_accounts};
pub use users::{USERS, user_with};
pub use workspace::WORKSPACE;
