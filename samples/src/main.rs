//! The library as a program for the browser. The element loads it when the user asks for a sample.

#[cfg(target_arch = "wasm32")]
mod browser;

fn main() {}
