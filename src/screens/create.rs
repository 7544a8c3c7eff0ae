//! The form that creates a service account. It may know app, ui, gateway, domain and widgets.

pub mod state;

#[cfg(target_arch = "wasm32")]
mod view;

#[cfg(target_arch = "wasm32")]
pub use view::view;
