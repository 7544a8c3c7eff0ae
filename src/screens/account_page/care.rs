//! What is loaded when it is first needed: the wait for the first call with a new secret, what else a change
//! touches, and the choice between two versions. `load.rs` marks where the program is split.

pub mod first_call;

#[cfg(target_arch = "wasm32")]
mod conflict;
#[cfg(target_arch = "wasm32")]
pub mod load;
#[cfg(target_arch = "wasm32")]
mod risks;
#[cfg(target_arch = "wasm32")]
mod watch;
