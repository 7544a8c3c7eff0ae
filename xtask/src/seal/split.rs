//! Splits the tab's program: the list comes first, and the parts are loaded afterwards.
//! `src/screens/pages.rs` and `src/screens/account_page/care/load.rs` mark where.
//!
//! A part lives in the same memory as the main program and takes its functions from the main
//! program's exports and table.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};
use serde_json::Value;
use wasm_encoder::{ImportSection, Module, RawSection};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

use super::contents::{Part, Program, TAB};
use super::optimise::Names;
use crate::cargo::cargo;
use crate::tools::wasm_target::TARGET;
use crate::wasm::join;
use crate::{paths, step};

/// The names of the parts. The first is loaded before the others, since it asks for them.
pub(super) const PARTS: [&str; 4] = ["pages", "create", "review", "care"];

/// The module from which the main program imports the functions that load the parts. No such module
/// exists: the script provides the functions.
const LINK: &str = "./part.js";

/// The module from which a part imports what it shares with the main program.
const SHARED: &str = "__wasm_split";

/// The tab's program as cargo built it last, split and bound to JavaScript.
pub(super) fn tab() -> Result<Program> {
    let whole = built()?;
    let folder = paths::scratch().join("split");
    let (main, bound) = (folder.join("main.wasm"), folder.join("bound"));
    let mut options = Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LINK;
    let files = transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .context("the program cannot be split")?
        .prefetch_map;
    // Our version comes first in the PATH of Trunk, which runs this program.
    let mut bind = Command::new("wasm-bindgen");
    // The parts need the table of functions, which is among the exports of the linker.
    bind.args([
        "--keep-lld-exports",
        "--target=web",
        "--no-typescript",
        "--out-name",
        TAB,
        "--out-dir",
    ])
    .arg(&bound);
    step::run_quietly("Binding the program to JavaScript", bind.arg(&main))?;
    let script = fs::read_to_string(bound.join(format!("{TAB}.js")))?;
    Ok(Program {
        name: TAB,
        script: with_loader(&script)?,
        wasm: fs::read(bound.join(format!("{TAB}_bg.wasm")))?,
        parts: parts(&folder, &files)?,
    })
}

/// The parts. Code that several of them use is in the first, which is there before the others.
fn parts(folder: &Path, files: &HashMap<String, Vec<String>>) -> Result<Vec<Part>> {
    let read = |file: &String| Ok(fs::read(folder.join(format!("{file}.wasm")))?);
    let own = PARTS.map(|name| format!("split_{name}"));
    let shared: BTreeSet<&String> =
        files.values().flatten().filter(|file| !own.contains(file)).collect();
    let mut shared = shared.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    let mut parts = Vec::new();
    for (name, own) in PARTS.into_iter().zip(&own) {
        ensure!(files.contains_key(name), "the program has no part {name}");
        parts.push(Part { name, wasm: join::joined(&read(own)?, &std::mem::take(&mut shared))? });
    }
    ensure!(files.len() == PARTS.len(), "the program has a part that is not listed");
    Ok(parts)
}

/// The program as cargo built it last.
fn built() -> Result<Vec<u8>> {
    let path = target()?.join(TARGET).join("release/api_management.wasm");
    fs::read(&path).with_context(|| format!("cargo did not build {}", path.display()))
}

fn target() -> Result<PathBuf> {
    let output = cargo(&["metadata", "--no-deps", "--offline", "--format-version=1"]).output()?;
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let target = metadata["target_directory"].as_str().context("cargo names no target folder")?;
    Ok(Path::new(target).to_owned())
}

/// The script with functions in place of the module that it would import. The entry sets the function
/// that instantiates a part; a call tells the program whether that worked.
fn with_loader(script: &str) -> Result<String> {
    let mut is_replaced = [false; 3];
    let mut lines = Vec::new();
    for line in script.lines() {
        if line.starts_with("import ") && line.contains(LINK) {
            // There is one such line for each part.
            if !is_replaced[0] {
                lines.extend(LOADER.lines().map(str::to_owned));
            }
            is_replaced[0] = true;
        } else if line.trim_start().starts_with(&format!("\"{LINK}\": ")) {
            // wasm-opt gives all modules one name.
            is_replaced[1] = true;
        } else {
            lines.push(line.to_owned());
            if line.trim() == "const import0 = {" {
                is_replaced[2] = true;
                // Each import is a property on a line of its own.
                let load =
                    |name| format!("        __wasm_split_load_{name}: loadPart(\"{name}\"),");
                lines.extend(PARTS.map(load));
            }
        }
    }
    ensure!(is_replaced == [true; 3], "the script does not import {LINK} as it did");
    Ok(lines.join("\n") + "\n")
}

const LOADER: &str = "\
let part;
export const setPart = (load) => { part = load; };
const loadPart = (name) => (callback, data) => {
    const tell = (there) => wasm.__indirect_function_table.get(callback)(data, there);
    part(name, wasm).then(() => tell(1), () => tell(0));
};";

/// The names of the main program's exports that a part uses.
pub(super) fn shared(part: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(part) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                let import = import?;
                ensure!(import.module == SHARED, "the part imports from {}", import.module);
                names.push(import.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// The part with the short names that the main program's exports have now.
pub(super) fn renamed(part: &[u8], names: &Names) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(part) {
        let payload = payload?;
        if let Payload::ImportSection(imports) = payload {
            let mut renamed = ImportSection::new();
            for import in imports.into_imports() {
                let import = import?;
                let short = names.exports.get(import.name).with_context(|| {
                    format!("the program does not export {}, which a part needs", import.name)
                })?;
                let kind = wasm_encoder::EntityType::try_from(import.ty)
                    .map_err(|_| anyhow!("the part imports something of an unknown kind"))?;
                renamed.import(SHORT_SHARED, short, kind);
            }
            module.section(&renamed);
        } else if let Some((id, range)) = payload.as_section() {
            let data = &part[range.start as usize..range.end as usize];
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// The short name of the module of shared exports; `element.js` knows it.
const SHORT_SHARED: &str = "a";
