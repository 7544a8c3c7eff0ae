//! HTTP: the calls of the contract, how they are sent, and what becomes of their answers.
//!
//! This floor imports domain, wire, platform and reactive.

pub mod issued;

#[cfg(target_arch = "wasm32")]
pub mod calls;
#[cfg(target_arch = "wasm32")]
pub mod fetch_all;
#[cfg(target_arch = "wasm32")]
mod transport;
