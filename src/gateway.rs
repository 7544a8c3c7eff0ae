//! HTTP: the calls of the contract, how they are sent, and what becomes of their answers.
//!
//! This floor imports domain, wire, platform and reactive.

pub mod issued;
pub mod removal;

#[cfg(target_arch = "wasm32")]
pub(crate) mod calls;
#[cfg(target_arch = "wasm32")]
mod exchange;
#[cfg(target_arch = "wasm32")]
pub(crate) mod fetch_all;
#[cfg(target_arch = "wasm32")]
pub(crate) mod patience;
#[cfg(target_arch = "wasm32")]
mod transport;

// What follows is pure; natively, only its tests use it.
#[cfg(any(target_arch = "wasm32", test))]
mod headers;
#[cfg(any(target_arch = "wasm32", test))]
mod pages;
#[cfg(any(target_arch = "wasm32", test))]
mod retry;

/// The backend in small, for the tests of the screens' states.
#[cfg(test)]
pub(crate) mod model;
