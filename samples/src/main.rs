//! The library as a program for the browser. The element loads it when the user asks for a sample.

#[cfg(target_arch = "wasm32")]
mod browser;

/// All memory is overwritten when it is given back: scripts and files may hold the secret.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() {}
