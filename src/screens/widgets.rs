//! What more than one screen shows.

pub mod picker;

#[cfg(target_arch = "wasm32")]
pub mod access_field;
#[cfg(target_arch = "wasm32")]
pub mod back_link;
#[cfg(target_arch = "wasm32")]
pub mod data_set_table;
#[cfg(target_arch = "wasm32")]
pub mod data_sets_field;
#[cfg(target_arch = "wasm32")]
pub mod description;
#[cfg(target_arch = "wasm32")]
pub mod fetch_progress;
#[cfg(target_arch = "wasm32")]
pub mod form;
