//! JSON in and out: how answers are read and requests written, as `api/openapi.yaml` says.
//!
//! This floor knows the domain's types and nothing of HTTP or the browser.

pub mod answers;
pub mod description;
pub mod json;
pub mod problem;
pub mod requests;
