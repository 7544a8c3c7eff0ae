//! The API management tab of Data Workbench: service accounts, their access and their credentials.
//!
//! The modules are floors; each file imports only from its own floor and those below, which
//! `tests/layers.rs` holds. Everything that touches the page is compiled for the browser only; the
//! rest is pure logic, tested natively.

pub mod domain;
pub mod gateway;
pub mod screens;
pub mod ui;
pub mod wire;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod embed;
#[cfg(target_arch = "wasm32")]
mod platform;
#[cfg(target_arch = "wasm32")]
mod reactive;

/// All memory is overwritten when it is given back: a secret, and every copy that was made of it on
/// the way, is gone with its owner.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);
