//! Makes the wasm smaller with wasm-opt, once for each program.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use super::digest;
use crate::tools::wasm_opt;
use crate::{places, step};

/// Gives the optimised program. The last one is kept with the hash of what it came from, because
/// wasm-opt takes ten seconds and most builds change something else.
pub(super) fn wasm(wasm: Vec<u8>) -> Result<Vec<u8>> {
    let folder = places::scratch().join("wasm-opt");
    fs::create_dir_all(&folder)?;
    let (input, output, origin) =
        (folder.join("in.wasm"), folder.join("out.wasm"), folder.join("origin"));
    let wanted = format!("{} {}", wasm_opt::recipe(), digest(&wasm).integrity());
    if fs::read_to_string(&origin).is_ok_and(|kept| kept == wanted) {
        return fs::read(&output).with_context(|| format!("cannot read {}", output.display()));
    }
    fs::write(&input, &wasm)?;
    let mut optimise = Command::new(wasm_opt::ensure()?);
    optimise.arg(wasm_opt::OPTIMISE).arg(&input).arg("-o").arg(&output);
    step::run_quietly("Making the program smaller with wasm-opt", &mut optimise)?;
    let optimised = fs::read(&output)?;
    fs::write(&origin, wanted)?;
    Ok(optimised)
}
