//! Where credentials are shown or written: the secret once, the sample code, files.

pub mod sample;

#[cfg(target_arch = "wasm32")]
pub mod files;
#[cfg(target_arch = "wasm32")]
mod languages;
#[cfg(target_arch = "wasm32")]
pub mod once;
#[cfg(target_arch = "wasm32")]
mod render;
