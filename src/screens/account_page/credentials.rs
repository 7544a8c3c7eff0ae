//! What gives credentials away: the secret once, scripts, files.

pub mod sample;

#[cfg(target_arch = "wasm32")]
pub mod files;
#[cfg(target_arch = "wasm32")]
mod languages;
#[cfg(target_arch = "wasm32")]
pub mod once;
#[cfg(target_arch = "wasm32")]
mod render;
