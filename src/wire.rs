//! Reads and writes JSON, as `api/openapi.yaml` describes it.
//!
//! This floor knows the types of `domain`, and neither HTTP nor the browser.

pub mod answers;
pub mod description;
pub mod json;
pub mod ledger;
pub mod problem;
pub mod requests;
pub mod review;
