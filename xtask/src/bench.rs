//! `cargo xtask bench`: what the release bundle costs, in sizes and counts that no machine's
//! speed changes.

use std::collections::HashMap;
use std::fs;

use anyhow::{Context, Result};

use crate::seal::optimise;
use crate::wasm::functions::{Function, functions};
use crate::{bundle, sizes, wasm};

/// How many of the largest functions are shown.
const LARGEST: usize = 25;

/// Prints the sizes of the bundle, of the parts of its program, and of what the code is made of.
pub(crate) fn run() -> Result<()> {
    let dist = bundle::release()?;
    let weights = sizes::weigh(&dist)?;
    print!("{}", sizes::report(&dist)?);
    let program = weights
        .iter()
        .find(|weight| weight.file.ends_with(".wasm"))
        .context("the bundle holds no program")?;
    println!("raw to brotli: {:.2}", program.raw as f64 / program.brotli as f64);
    println!("files in the bundle: {}", weights.len());

    let bytes = fs::read(dist.join(&program.file))?;
    println!("\nparts of the program, raw bytes");
    for section in wasm::sections(&bytes).context("the program is not wasm")? {
        row(&section.name, section.bytes, bytes.len());
    }
    let functions = functions(&optimise::named()?).context("the program is not understood")?;
    print_functions(functions);
    Ok(())
}

fn print_functions(mut functions: Vec<Function>) {
    let code: usize = functions.iter().map(|function| function.bytes).sum();
    println!("\ncode of {} functions by crate, raw bytes", functions.len());
    let mut homes: HashMap<&str, usize> = HashMap::new();
    for function in &functions {
        *homes.entry(function.home()).or_default() += function.bytes;
    }
    let mut homes: Vec<_> = homes.into_iter().collect();
    homes.sort_by_key(|&(home, bytes)| (usize::MAX - bytes, home));
    for (home, bytes) in homes.into_iter().filter(|(_, bytes)| bytes * 500 > code) {
        row(home, bytes, code);
    }
    println!("\nthe {LARGEST} largest functions, raw bytes");
    functions.sort_by_key(|function| usize::MAX - function.bytes);
    for function in functions.iter().take(LARGEST) {
        println!("{:>8} {}", function.bytes, function.name);
    }
}

fn row(name: &str, bytes: usize, all: usize) {
    println!("{name:28} {bytes:>10} {:>6.1} %", bytes as f64 * 100.0 / all as f64);
}
