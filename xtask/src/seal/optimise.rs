//! Makes the wasm smaller with wasm-opt, once for each program.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::digest;
use crate::tools::wasm_opt;
use crate::{places, step};

const INPUT: &str = "in.wasm";

/// Gives the optimised program. The last one is kept with the hash of what it came from, because
/// wasm-opt takes ten seconds and most builds change something else.
pub(super) fn wasm(wasm: Vec<u8>) -> Result<Vec<u8>> {
    let folder = places::scratch().join("wasm-opt");
    fs::create_dir_all(&folder)?;
    let (output, origin) = (folder.join("out.wasm"), folder.join("origin"));
    let wanted = format!("{} {}", wasm_opt::recipe(), digest(&wasm).integrity());
    if fs::read_to_string(&origin).is_ok_and(|kept| kept == wanted) {
        return fs::read(&output).with_context(|| format!("cannot read {}", output.display()));
    }
    // What is kept is none of this program's from here on, even if the next steps fail.
    let _ = fs::remove_file(&origin);
    fs::write(folder.join(INPUT), &wasm)?;
    let optimised = optimise(&folder, &output, &[])?;
    fs::write(&origin, wanted)?;
    Ok(optimised)
}

/// The last program that was sealed, optimised in the same way but with its functions' names.
pub(crate) fn named() -> Result<Vec<u8>> {
    let folder = places::scratch().join("wasm-opt");
    optimise(&folder, &folder.join("named.wasm"), &["--debuginfo"])
}

fn optimise(folder: &Path, output: &Path, more: &[&str]) -> Result<Vec<u8>> {
    let mut command = Command::new(wasm_opt::ensure()?);
    command.args(wasm_opt::OPTIMISE).args(more).arg(folder.join(INPUT)).arg("-o").arg(output);
    step::run_quietly("Making the program smaller with wasm-opt", &mut command)?;
    fs::read(output).with_context(|| format!("cannot read {}", output.display()))
}
