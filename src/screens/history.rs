//! The history of an account: who did what to it and when, and what it could reach on a day.

pub mod state;

#[cfg(target_arch = "wasm32")]
mod day;
#[cfg(target_arch = "wasm32")]
mod entries;
#[cfg(target_arch = "wasm32")]
mod handle;
#[cfg(target_arch = "wasm32")]
mod view;

#[cfg(target_arch = "wasm32")]
pub use view::view;
