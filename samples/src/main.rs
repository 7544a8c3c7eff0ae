//! The library as a program for the browser, which the tab's element loads when it is asked for.

#[cfg(target_arch = "wasm32")]
mod browser;

fn main() {}
