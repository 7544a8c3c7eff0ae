//! What screens share, as small handles that are passed by value.
//!
//! This floor imports domain, platform, reactive, gateway and ui.

pub mod permit;

#[cfg(target_arch = "wasm32")]
pub mod accounts;
#[cfg(target_arch = "wasm32")]
pub mod context;
#[cfg(target_arch = "wasm32")]
pub mod leaving;
#[cfg(target_arch = "wasm32")]
pub mod navigator;
#[cfg(target_arch = "wasm32")]
pub mod role;
#[cfg(target_arch = "wasm32")]
pub mod settings;
