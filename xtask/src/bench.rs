//! `cargo xtask bench`: what the release bundle costs, in sizes and counts that no machine's
//! speed changes.

mod wasm_parts;

use std::fs;

use anyhow::{Context, Result};

use crate::{bundle, sizes};

/// Prints the sizes of the bundle and of the parts of its program.
pub(crate) fn run() -> Result<()> {
    let dist = bundle::release()?;
    let weights = sizes::weigh(&dist)?;
    print!("{}", sizes::report(&dist)?);
    let program = weights
        .iter()
        .find(|weight| weight.file.ends_with(".wasm"))
        .context("the bundle holds no program")?;
    let wasm = fs::read(dist.join(&program.file))?;
    let parts = wasm_parts::parts(&wasm).context("the program is not wasm")?;
    println!("\nparts of the program, raw");
    for part in &parts {
        let share = part.bytes as f64 * 100.0 / wasm.len() as f64;
        println!("{:24} {:>10} {share:>9.1} %", part.name, part.bytes);
    }
    let functions: u64 = parts.iter().map(|part| part.functions).sum();
    println!("\nfunctions: {functions}");
    println!("raw to brotli: {:.2}", program.raw as f64 / program.brotli as f64);
    println!("files in the bundle: {}", weights.len());
    Ok(())
}
