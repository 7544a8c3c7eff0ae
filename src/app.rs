//! What screens share, as small handles that are passed by value.
//!
//! This floor imports domain, platform, reactive, gateway and ui.

pub mod accounts;
pub mod context;
pub mod leaving;
pub mod navigator;
pub mod role;
pub mod settings;
