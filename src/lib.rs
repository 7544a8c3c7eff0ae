//! The API management tab of Data Workbench: service accounts, their access and their credentials.
//!
//! The modules are floors: a file imports only from its own floor and from those that it may know.
//! `tests/layers.rs` checks this. Code that touches the page is compiled for the browser only; the
//! rest is pure logic, tested natively.

pub mod domain;
pub mod gateway;
pub mod screens;
pub mod ui;
pub mod wire;

#[cfg(any(target_arch = "wasm32", test))]
mod app;
#[cfg(target_arch = "wasm32")]
mod embed;
#[cfg(target_arch = "wasm32")]
mod platform;
#[cfg(target_arch = "wasm32")]
mod reactive;

/// All memory is overwritten when it is freed: a secret and every copy of it are gone with their
/// owner.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);
