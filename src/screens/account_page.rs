//! The page of one account: read, then shown for editing, or for reading alone; and its credentials,
//! once. It may know app, ui, gateway, domain and widgets.

pub mod care;
pub mod credentials;
pub mod state;

#[cfg(target_arch = "wasm32")]
mod confirm;
#[cfg(target_arch = "wasm32")]
mod details;
#[cfg(target_arch = "wasm32")]
mod editor;
#[cfg(target_arch = "wasm32")]
mod handle;
#[cfg(target_arch = "wasm32")]
mod read_only;
#[cfg(target_arch = "wasm32")]
mod start_question;
#[cfg(target_arch = "wasm32")]
mod summary;
#[cfg(target_arch = "wasm32")]
mod view;

#[cfg(target_arch = "wasm32")]
pub use view::view;
