//! Makes the wasm smaller with wasm-opt, and keeps the result until the wasm changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::contents::TAB;
use crate::digest::digest;
use crate::tools::wasm_opt;
use crate::wasm::order;
use crate::{paths, step};

const INPUT: &str = "in.wasm";

/// Gives imports and exports names of one or two letters, and prints the old and new names.
const SHORT_NAMES: &str = "--minify-imports-and-exports-and-modules";

/// The version of `wasm::order`, kept with the options of a cached result. Change it when the order of
/// functions changes, so that the cached result is not used.
const ORDER: &str = "similar-side-by-side-1";

/// The short names of imports and exports by the long ones.
pub(super) struct Names {
    pub(super) imports: BTreeMap<String, String>,
    pub(super) exports: BTreeMap<String, String>,
}

/// Optimises the wasm of the program called `name`, and puts similar functions side by side. Imports
/// and exports get short names.
pub(super) fn main(name: &str, wasm: Vec<u8>) -> Result<(Vec<u8>, Names)> {
    let (wasm, names) = optimised(&folder_of(name), wasm, &[SHORT_NAMES])?;
    let names = Names::read(&names).context("the names that wasm-opt printed cannot be read")?;
    Ok((wasm, names))
}

/// The same for a part of the tab's program, which keeps its names.
pub(super) fn part(name: &str, wasm: Vec<u8>) -> Result<Vec<u8>> {
    Ok(optimised(&folder_of(&format!("{TAB}-{name}")), wasm, &[])?.0)
}

/// The optimised wasm and what wasm-opt printed. The last result is kept on disk with the hash of
/// its input, because wasm-opt takes ten seconds and most builds do not change all programs.
fn optimised(folder: &Path, wasm: Vec<u8>, more: &[&str]) -> Result<(Vec<u8>, Vec<u8>)> {
    fs::create_dir_all(folder)?;
    let [output, printed, origin] = ["out.wasm", "names.json", "origin"].map(|it| folder.join(it));
    let options = wasm_opt::version_and_options()?;
    let wanted = format!("{options} {more:?} {ORDER} {}", digest(&wasm).integrity());
    if !fs::read_to_string(&origin).is_ok_and(|kept| kept == wanted) {
        // First of all the kept result becomes invalid, in case one of the next steps fails.
        let _ = fs::remove_file(&origin);
        fs::write(folder.join(INPUT), &wasm)?;
        fs::write(&printed, optimise(folder, &output, more)?)?;
        let ordered = order::similar_side_by_side(&read(&output)?)
            .context("what wasm-opt wrote is not wasm")?;
        fs::write(&output, ordered)?;
        fs::write(&origin, wanted)?;
    }
    Ok((read(&output)?, read(&printed)?))
}

fn folder_of(name: &str) -> PathBuf {
    paths::scratch().join("wasm-opt").join(name)
}

/// The wasm of the tab as it was last built, optimised in the same way but with the names of its
/// functions.
pub(crate) fn with_function_names() -> Result<Vec<u8>> {
    let folder = folder_of(TAB);
    let output = folder.join("named.wasm");
    optimise(&folder, &output, &["--debuginfo"])?;
    read(&output)
}

/// Runs wasm-opt and returns what it prints.
fn optimise(folder: &Path, output: &Path, more: &[&str]) -> Result<Vec<u8>> {
    let mut command = Command::new(wasm_opt::ensure()?);
    command.args(wasm_opt::OPTIMISE).args(more).arg(folder.join(INPUT)).arg("-o").arg(output);
    Ok(step::run_quietly("Making the program smaller with wasm-opt", &mut command)?.stdout)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

impl Names {
    /// Reads `{"imports": [[module, long, short], …], "exports": [[long, short], …]}`.
    fn read(json: &[u8]) -> Option<Names> {
        let names: Value = serde_json::from_slice(json).ok()?;
        let pairs = |kind: &str, long: usize| {
            names[kind]
                .as_array()?
                .iter()
                .map(|entry| {
                    let name = |at: usize| entry[at].as_str().map(str::to_owned);
                    Some((name(long)?, name(long + 1)?))
                })
                .collect::<Option<BTreeMap<_, _>>>()
        };
        Some(Names { imports: pairs("imports", 1)?, exports: pairs("exports", 0)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_opts_names_are_read() {
        let json = br#"{"imports": [["./m.js", "__wbg_get", "b"]], "exports": [["memory", "c"]]}"#;
        let names = Names::read(json).unwrap();
        assert_eq!(names.imports["__wbg_get"], "b");
        assert_eq!(names.exports["memory"], "c");
        assert!(Names::read(b"{}").is_none());
    }
}
