//! The account list in the sidebar. It may know app, ui, gateway and domain; screens speak to it
//! through `app/accounts.rs`.

pub mod state;

#[cfg(target_arch = "wasm32")]
mod handle;
#[cfg(target_arch = "wasm32")]
mod heads;
#[cfg(target_arch = "wasm32")]
mod row;
#[cfg(target_arch = "wasm32")]
mod view;

#[cfg(target_arch = "wasm32")]
pub use view::view;
