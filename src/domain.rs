//! What the tab is about: accounts, data sets, the rules for input, and the effect of a change.
//!
//! This floor does not know the browser, JSON or HTTP, and imports only itself.

pub mod account;
pub mod attempt;
pub mod by_name;
pub mod changes;
pub mod config;
pub mod csv;
pub mod data_set;
pub mod draft;
pub mod email;
pub mod expiry;
pub mod failure;
pub mod history;
pub mod joined;
pub mod ledger;
pub mod merge;
pub mod name;
pub mod number;
pub mod page;
pub mod query;
pub mod request;
pub mod review;
pub mod risk;
pub mod route;
pub mod secret;
pub mod selection;
pub mod text;
pub mod unsaved;
pub mod uuid;
pub mod workspace;
