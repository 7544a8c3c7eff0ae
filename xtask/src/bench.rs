//! `cargo xtask bench`: the sizes of the release bundle and of its parts. They do not
//! depend on the machine's speed.

pub(crate) mod workbench;

use std::collections::HashMap;
use std::fs;

use anyhow::{Context, Result};

use crate::seal::optimise;
use crate::wasm::functions::{Function, functions};
use crate::{bundle, sizes, wasm};

/// How many of the largest functions are shown.
const LARGEST: usize = 25;

/// Prints the sizes of the bundle's files, of the sections of its program, and of its functions.
pub(crate) fn run() -> Result<()> {
    let dist = bundle::release()?;
    let files = sizes::measure(&dist)?;
    print!("{}", sizes::report(&dist)?);
    let program = files
        .iter()
        .find(|file| file.name.ends_with("_bg.wasm"))
        .context("the bundle holds no program")?;
    println!("raw to brotli: {:.2}", program.raw as f64 / program.brotli as f64);
    println!("files in the bundle: {}", files.len());

    let bytes = fs::read(dist.join(&program.name))?;
    println!("\nparts of the program, raw bytes");
    for section in wasm::sections(&bytes).context("the program is not wasm")? {
        row(&section.name, section.bytes, bytes.len());
    }
    let functions = functions(&optimise::with_function_names()?)
        .context("the functions of the program cannot be read")?;
    print_functions(functions);
    Ok(())
}

fn print_functions(mut functions: Vec<Function>) {
    let code: usize = functions.iter().map(|function| function.bytes).sum();
    println!("\ncode of {} functions by crate, raw bytes", functions.len());
    let mut crates: HashMap<&str, usize> = HashMap::new();
    for function in &functions {
        *crates.entry(function.crate_name()).or_default() += function.bytes;
    }
    let mut crates: Vec<_> = crates.into_iter().collect();
    crates.sort_by_key(|&(name, bytes)| (usize::MAX - bytes, name));
    for (name, bytes) in crates.into_iter().filter(|(_, bytes)| bytes * 500 > code) {
        row(name, bytes, code);
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
