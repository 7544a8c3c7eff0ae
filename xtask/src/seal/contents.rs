//! What a bundle consists of, from what Trunk built to what hosts serve. No file system here.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::digest::digest;

/// The names under which Trunk stages the two programs; hosts never see them.
pub(super) const TAB: &str = "api-management";
pub(super) const SAMPLES: &str = "samples";

/// The standalone page.
pub(super) const PAGE: &str = "index.html";

/// The bundle's list of contents.
pub(crate) const MANIFEST: &str = "manifest.json";

/// The module that hosts load. Its name never changes; the files that it loads are named anew
/// with each change of their bytes.
const ENTRY: &str = "api-management.js";

/// The entry's types, for hosts written in TypeScript; no page loads them.
pub(crate) const TYPES: &str = "api-management.d.ts";

/// Where the entry's source leaves room for the names and integrity of those files.
const ROOM: &str = "/* BUNDLE */ null";

/// What Trunk built and what the sources add to it.
pub(super) struct Contents {
    pub(super) page: Vec<u8>,
    pub(super) program: Program,
    /// What writes samples and files; a browser loads it when one is asked for.
    pub(super) samples_program: Program,
    pub(super) entry: Vec<u8>,
    pub(super) types: Vec<u8>,
    pub(super) style: Vec<u8>,
    pub(super) page_style: Option<Vec<u8>>,
    /// The templates of the samples by name; a browser fetches them when they are asked for.
    pub(super) samples: Vec<(String, Vec<u8>)>,
}

/// The two files that wasm-bindgen wrote, which know each other by names.
pub(super) struct Program {
    /// As Trunk calls it.
    pub(super) name: &'static str,
    pub(super) script: String,
    pub(super) wasm: Vec<u8>,
}

/// How files are made smaller before they are named.
pub(super) struct Squeeze {
    pub(super) program: fn(Program) -> Result<Program>,
    pub(super) script: fn(Vec<u8>) -> Result<Vec<u8>>,
    pub(super) style: fn(Vec<u8>) -> Result<Vec<u8>>,
}

impl Squeeze {
    /// Leaves all as it is: quick to build and good to read.
    pub(super) const NOT: Squeeze = Squeeze { program: Ok, script: Ok, style: Ok };
}

/// A file of the sealed bundle. One whose name holds a hash of its bytes never changes.
#[derive(Debug)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    immutable: bool,
}

impl Contents {
    /// Gives every file of the bundle. Each is squeezed before it is named, so that a change of
    /// the optimiser alone makes a new name too.
    pub(super) fn sealed(self, squeeze: &Squeeze) -> Result<Vec<File>> {
        let [script, wasm] = self.program.sealed("", squeeze)?;
        let [samples_script, samples_wasm] = self.samples_program.sealed("_samples", squeeze)?;
        let style = File::hashed(".css", (squeeze.style)(self.style)?);

        let entry = String::from_utf8(self.entry).context("src/embed/element.js is not UTF-8")?;
        ensure!(
            entry.matches(ROOM).count() == 1,
            "src/embed/element.js must hold `{ROOM}` once: the seal puts the bundle's files there"
        );
        let mut bundle = json!({
            "script": script.reference(),
            "wasm": wasm.reference(),
            "style": style.reference(),
            "samplesScript": samples_script.reference(),
            "samplesWasm": samples_wasm.reference(),
        });
        let mut samples = vec![samples_script, samples_wasm];
        for (name, text) in self.samples {
            // They are shown, never run: a server that takes them for text serves them as text.
            let sample = File::hashed(&format!("_{name}.txt"), text);
            bundle[name] = sample.reference();
            samples.push(sample);
        }
        let entry = (squeeze.script)(entry.replace(ROOM, &bundle.to_string()).into_bytes())?;
        let page_style = self.page_style.map(squeeze.style).transpose()?;

        let mut files =
            vec![File::stable(PAGE, self.page), File::stable(ENTRY, entry), script, wasm, style];
        files.push(File::stable(TYPES, self.types));
        files.extend(samples);
        files.extend(page_style.map(|style| File::stable("standalone.css", style)));
        let list: Vec<Value> = files.iter().map(File::entry).collect();
        let manifest = format!("{:#}\n", json!({ "files": list }));
        files.push(File::stable(MANIFEST, manifest.into_bytes()));
        Ok(files)
    }
}

impl Program {
    /// The script and the wasm, `kind` in their names.
    fn sealed(self, kind: &str, squeeze: &Squeeze) -> Result<[File; 2]> {
        let staged = format!("{}_bg.wasm", self.name);
        let Program { script, wasm, .. } = (squeeze.program)(self)?;
        let wasm = File::hashed(&format!("{kind}_bg.wasm"), wasm);
        let script = (squeeze.script)(script.replace(&staged, &wasm.name).into_bytes())?;
        Ok([File::hashed(&format!("{kind}.js"), script), wasm])
    }
}

impl File {
    fn stable(name: &str, bytes: Vec<u8>) -> File {
        File { name: name.to_owned(), bytes, immutable: false }
    }

    fn hashed(end: &str, bytes: Vec<u8>) -> File {
        let name = format!("api-management-{}{end}", digest(&bytes).name());
        File { name, bytes, immutable: true }
    }

    /// What the entry needs to load the file.
    fn reference(&self) -> Value {
        json!({ "file": self.name, "integrity": digest(&self.bytes).integrity() })
    }

    /// What the manifest says of the file; `bytes` is its size before compression.
    fn entry(&self) -> Value {
        json!({
            "file": self.name,
            "bytes": self.bytes.len(),
            "integrity": digest(&self.bytes).integrity(),
            "immutable": self.immutable,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(name: &'static str) -> Program {
        let script = format!("new URL('{name}_bg.wasm', import.meta.url)");
        Program { name, script, wasm: b"\0asm".to_vec() }
    }

    fn contents() -> Contents {
        Contents {
            page: b"<!doctype html>".to_vec(),
            program: program("api-management"),
            samples_program: program("samples"),
            entry: b"const bundle = /* BUNDLE */ null;".to_vec(),
            types: b"export {};".to_vec(),
            style: b":host{}".to_vec(),
            page_style: Some(b"body{}".to_vec()),
            samples: vec![("sample.py".to_owned(), b"x = 1".to_vec())],
        }
    }

    fn text(files: &[File], name: &str) -> String {
        let file = files.iter().find(|file| file.name == name).expect(name);
        String::from_utf8(file.bytes.clone()).unwrap()
    }

    #[test]
    fn the_entry_names_each_file_with_its_integrity() {
        let files = contents().sealed(&Squeeze::NOT).unwrap();
        let entry = text(&files, "api-management.js");
        let bundle = entry.strip_prefix("const bundle = ").unwrap().strip_suffix(';').unwrap();
        let bundle: Value = serde_json::from_str(bundle).unwrap();
        for part in ["script", "wasm", "style", "samplesScript", "samplesWasm"] {
            let file = bundle[part]["file"].as_str().unwrap();
            let bytes = text(&files, file).into_bytes();
            assert_eq!(bundle[part]["integrity"], digest(&bytes).integrity());
        }
    }

    #[test]
    fn the_wasm_is_named_by_its_final_bytes_and_the_script_follows() {
        let before = contents().sealed(&Squeeze::NOT).unwrap();
        let smaller = |program| Ok(Program { wasm: b"\0asm smaller".to_vec(), ..program });
        let after = contents().sealed(&Squeeze { program: smaller, ..Squeeze::NOT }).unwrap();
        let name = |files: &[File], end: &str| {
            files
                .iter()
                .find(|file| {
                    file.immutable && file.name.ends_with(end) && !file.name.contains("samples")
                })
                .unwrap()
                .name
                .clone()
        };
        let wasm = name(&after, "_bg.wasm");
        assert_eq!(wasm, format!("api-management-{}_bg.wasm", digest(b"\0asm smaller").name()));
        assert_ne!(wasm, name(&before, "_bg.wasm"));
        assert_ne!(name(&before, ".js"), name(&after, ".js"));
        assert!(text(&after, &name(&after, ".js")).contains(&wasm));
    }

    #[test]
    fn the_manifest_lists_every_file_but_itself() {
        let files = contents().sealed(&Squeeze::NOT).unwrap();
        let manifest: Value = serde_json::from_str(&text(&files, MANIFEST)).unwrap();
        let listed = manifest["files"].as_array().unwrap();
        assert_eq!(listed.len(), files.len() - 1);
        let page = listed.iter().find(|entry| entry["file"] == "index.html").unwrap();
        assert_eq!(page["bytes"], 15);
        assert_eq!(page["immutable"], false);
        assert!(listed.iter().any(|entry| entry["file"] == TYPES));
    }

    #[test]
    fn an_entry_without_room_is_refused() {
        let entry = b"const bundle = null;".to_vec();
        let error = Contents { entry, ..contents() }.sealed(&Squeeze::NOT).unwrap_err();
        assert!(error.to_string().contains("src/embed/element.js"));
    }
}
