//! What screens share, as small handles that are passed by value.
//!
//! This floor imports domain, platform, reactive, gateway and ui.

pub mod context;
pub mod leaving;
pub mod navigator;
