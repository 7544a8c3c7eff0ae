//! One folder for each screen. A screen never imports another, only what they share: app, ui and
//! widgets. Only the frame and `pages` know all of them.
//!
//! The files named `state` are pure: they are compiled and tested natively.

pub mod account_list;
pub mod account_page;
pub mod create;
pub mod history;
pub mod review;
pub mod widgets;

#[cfg(test)]
mod tables;
#[cfg(test)]
mod walks;

#[cfg(target_arch = "wasm32")]
pub mod frame;
#[cfg(target_arch = "wasm32")]
mod leave;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod welcome;
