//! Makes the wasm smaller with wasm-opt, once for each program.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::contents::TAB;
use crate::digest::digest;
use crate::tools::wasm_opt;
use crate::{places, step};

const INPUT: &str = "in.wasm";

/// Gives imports and exports names of one or two letters and prints which.
const SHORT_NAMES: &str = "--minify-imports-and-exports-and-modules";

/// The short names of imports and exports by the long ones.
pub(super) struct Names {
    pub(super) imports: BTreeMap<String, String>,
    pub(super) exports: BTreeMap<String, String>,
}

/// Gives the optimised program of this name. The last one is kept with the hash of what it came from, because
/// wasm-opt takes ten seconds and most builds change something else.
pub(super) fn wasm(name: &str, wasm: Vec<u8>) -> Result<(Vec<u8>, Names)> {
    let folder = folder_of(name);
    fs::create_dir_all(&folder)?;
    let [output, names, origin] = ["out.wasm", "names.json", "origin"].map(|it| folder.join(it));
    let wanted = format!("{} {SHORT_NAMES} {}", wasm_opt::recipe(), digest(&wasm).integrity());
    if !fs::read_to_string(&origin).is_ok_and(|kept| kept == wanted) {
        // What is kept is none of this program's from here on, even if the next steps fail.
        let _ = fs::remove_file(&origin);
        fs::write(folder.join(INPUT), &wasm)?;
        fs::write(&names, optimise(&folder, &output, &[SHORT_NAMES])?)?;
        fs::write(&origin, wanted)?;
    }
    let names = Names::read(&read(&names)?).context("wasm-opt's names are not understood")?;
    Ok((read(&output)?, names))
}

fn folder_of(name: &str) -> PathBuf {
    places::scratch().join("wasm-opt").join(name)
}

/// The last tab that was sealed, optimised in the same way but with its functions' names.
pub(crate) fn named() -> Result<Vec<u8>> {
    let folder = folder_of(TAB);
    let output = folder.join("named.wasm");
    optimise(&folder, &output, &["--debuginfo"])?;
    read(&output)
}

/// Runs wasm-opt and gives what it prints.
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
