//! The section with the sample code: its state and its view.

pub mod state;

#[cfg(target_arch = "wasm32")]
mod view;

#[cfg(target_arch = "wasm32")]
pub use view::{Regenerate, view};
