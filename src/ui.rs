//! The parts that screens are made of. They do not know about accounts.
//!
//! This floor imports platform and reactive, and from domain only `failure`, `number`, `page` and `text`.

pub mod page_store;

#[cfg(target_arch = "wasm32")]
pub mod announcer;
#[cfg(target_arch = "wasm32")]
pub mod button;
#[cfg(target_arch = "wasm32")]
pub mod copy;
#[cfg(target_arch = "wasm32")]
pub mod dialog;
#[cfg(target_arch = "wasm32")]
pub mod element;
#[cfg(target_arch = "wasm32")]
pub mod field;
#[cfg(target_arch = "wasm32")]
pub mod focus;
#[cfg(target_arch = "wasm32")]
pub mod icon;
#[cfg(target_arch = "wasm32")]
pub mod link;
#[cfg(target_arch = "wasm32")]
pub mod masked;
#[cfg(target_arch = "wasm32")]
pub mod notice;
#[cfg(target_arch = "wasm32")]
pub mod patience;
#[cfg(target_arch = "wasm32")]
pub mod placeholder;
#[cfg(target_arch = "wasm32")]
pub mod readout;
#[cfg(target_arch = "wasm32")]
pub mod search;
#[cfg(target_arch = "wasm32")]
pub mod select;
#[cfg(target_arch = "wasm32")]
pub mod window;
