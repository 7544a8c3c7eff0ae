//! What a bundle consists of: from what Trunk built to the files that hosts serve. It does not
//! touch the file system.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::digest::digest;

/// The names that Trunk gives to the two programs; the final files have others.
pub(super) const TAB: &str = "api-management";
pub(super) const SAMPLES: &str = "samples";

/// The standalone page.
pub(super) const PAGE: &str = "index.html";

/// The list of the bundle's files.
pub(crate) const MANIFEST: &str = "manifest.json";

/// The module that hosts load. Its name never changes; the names of the files that it loads change
/// with their content.
pub(crate) const ENTRY: &str = "api-management.js";

/// The entry's types for hosts written in TypeScript. No page loads them.
pub(crate) const TYPES: &str = "api-management.d.ts";

/// The notices of the authors whose crates are in the bundle. No page loads them.
pub(crate) const NOTICES: &str = "third-party-notices.txt";

/// The list of these crates for programs that look for known vulnerabilities. No page loads it.
pub(crate) const SBOM: &str = "api-management.cdx.json";

/// The text in the entry's source that the names and integrity of those files replace.
const PLACEHOLDER: &str = "/* BUNDLE */ null";

/// What Trunk built and what the sources add to it.
pub(super) struct Contents {
    pub(super) page: Vec<u8>,
    pub(super) program: Program,
    /// Writes samples and files; a browser loads it when the user asks for one.
    pub(super) samples_program: Program,
    /// Is added to the program's script.
    pub(super) panic: Vec<u8>,
    pub(super) entry: Vec<u8>,
    pub(super) types: Vec<u8>,
    pub(super) style: Vec<u8>,
    /// The styles of the pages beside the list, which a browser loads with the program's part.
    pub(super) pages_style: Vec<u8>,
    pub(super) page_style: Option<Vec<u8>>,
    /// The templates of the samples by name; a browser loads them when the user asks for a sample.
    pub(super) samples: Vec<(String, Vec<u8>)>,
    /// Files by name that are for people and tools, and that no page loads.
    pub(super) documents: Vec<(&'static str, Vec<u8>)>,
}

/// The two files that wasm-bindgen wrote. The script holds the name of the wasm file.
pub(super) struct Program {
    /// The name that Trunk uses for it.
    pub(super) name: &'static str,
    pub(super) script: String,
    pub(super) wasm: Vec<u8>,
    /// What a browser loads after the rest, where the program is split.
    pub(super) part: Option<Vec<u8>>,
}

/// The functions that make files smaller before they are named.
pub(super) struct Minifiers {
    pub(super) program: fn(Program) -> Result<Program>,
    pub(super) script: fn(Vec<u8>) -> Result<Vec<u8>>,
    pub(super) style: fn(Vec<u8>) -> Result<Vec<u8>>,
}

impl Minifiers {
    /// Change nothing, so that a debug build is quick and its files can be read.
    pub(super) const NONE: Minifiers = Minifiers { program: Ok, script: Ok, style: Ok };
}

/// A file of the final bundle.
#[derive(Debug)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// The name holds a hash of the bytes, so a file of this name never changes.
    immutable: bool,
}

impl Contents {
    /// Returns every file of the bundle. Each is made smaller before it is named, so that another
    /// version of an optimiser leads to another name.
    pub(super) fn sealed(self, minify: &Minifiers) -> Result<Vec<File>> {
        // `.txt`, so that servers send them as text: they are shown and never run.
        let templates: Vec<(String, File)> = self
            .samples
            .into_iter()
            .map(|(name, text)| (name.clone(), File::hashed(&format!("_{name}.txt"), text)))
            .collect();
        let named = templates.iter().map(|(name, file)| (name.as_str(), file.reference()));
        let (samples_script, samples_wasm, _) =
            self.samples_program.sealed("_samples", minify, |_| later(named))?;
        let (style, pages_style) = match self.program.part {
            Some(_) => (self.style, Some(self.pages_style)),
            None => ([self.style, self.pages_style].concat(), None),
        };
        let style = File::hashed(".css", (minify.style)(style)?);
        let pages_style =
            pages_style.map(minify.style).transpose()?.map(|text| File::hashed("_part.css", text));
        let mut named = vec![
            ("samplesScript", samples_script.reference()),
            ("samplesWasm", samples_wasm.reference()),
        ];
        let mut samples = vec![samples_script, samples_wasm];
        samples.extend(templates.into_iter().map(|(_, file)| file));
        let panic = String::from_utf8(self.panic).context("src/embed/panic.js is not UTF-8")?;
        // Each script names the files that are loaded after it; the entry knows the first script's
        // integrity.
        let (script, wasm, part) = self.program.sealed("", minify, |part| {
            named.extend(part.map(|part| ("part", part.reference())));
            named.extend(pages_style.as_ref().map(|style| ("partStyle", style.reference())));
            later(named) + &panic
        })?;

        let entry = String::from_utf8(self.entry).context("src/embed/element.js is not UTF-8")?;
        ensure!(
            entry.matches(PLACEHOLDER).count() == 1,
            "src/embed/element.js must hold `{PLACEHOLDER}` once: the seal replaces it by the file names"
        );
        let bundle = json!({
            "script": script.reference(),
            "wasm": wasm.reference(),
            "style": style.reference(),
        });
        let entry = (minify.script)(entry.replace(PLACEHOLDER, &bundle.to_string()).into_bytes())?;
        let page_style = self.page_style.map(minify.style).transpose()?;

        let mut files =
            vec![File::stable(PAGE, self.page), File::stable(ENTRY, entry), script, wasm, style];
        files.extend(part);
        files.extend(pages_style);
        files.push(File::stable(TYPES, self.types));
        files.extend(samples);
        files.extend(page_style.map(|style| File::stable("standalone.css", style)));
        files.extend(self.documents.into_iter().map(|(name, bytes)| File::stable(name, bytes)));
        let list: Vec<Value> = files.iter().map(File::entry).collect();
        let manifest = format!("{:#}\n", json!({ "files": list }));
        files.push(File::stable(MANIFEST, manifest.into_bytes()));
        Ok(files)
    }
}

/// The declaration in a script of the files that are loaded after it.
fn later<'a>(named: impl IntoIterator<Item = (&'a str, Value)>) -> String {
    let named: Value = named.into_iter().collect();
    format!("export const later = {named};\n")
}

impl Program {
    /// The final script and wasm file, and the part that is loaded later; `kind` becomes a piece of
    /// their names, and `more` is added to the script.
    fn sealed(
        self,
        kind: &str,
        minify: &Minifiers,
        more: impl FnOnce(Option<&File>) -> String,
    ) -> Result<(File, File, Option<File>)> {
        let staged = format!("{}_bg.wasm", self.name);
        let Program { script, wasm, part, .. } = (minify.program)(self)?;
        let wasm = File::hashed(&format!("{kind}_bg.wasm"), wasm);
        let part = part.map(|part| File::hashed(&format!("{kind}_part_bg.wasm"), part));
        let script = script.replace(&staged, &wasm.name) + &more(part.as_ref());
        let script = (minify.script)(script.into_bytes())?;
        Ok((File::hashed(&format!("{kind}.js"), script), wasm, part))
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

    /// What the entry needs to know to load the file.
    fn reference(&self) -> Value {
        json!({ "file": self.name, "integrity": digest(&self.bytes).integrity() })
    }

    /// The file's entry in the manifest; `bytes` is its size before compression.
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
        Program { name, script, wasm: b"\0asm".to_vec(), part: None }
    }

    fn contents() -> Contents {
        Contents {
            page: b"<!doctype html>".to_vec(),
            program: program("api-management"),
            samples_program: program("samples"),
            panic: b"export const watchForPanics = () => {};".to_vec(),
            entry: b"const bundle = /* BUNDLE */ null;".to_vec(),
            types: b"export {};".to_vec(),
            style: b":host{}".to_vec(),
            pages_style: b".dialog{}".to_vec(),
            page_style: Some(b"body{}".to_vec()),
            samples: vec![("sample.py".to_owned(), b"x = 1".to_vec())],
            documents: vec![(NOTICES, b"MIT".to_vec())],
        }
    }

    fn text(files: &[File], name: &str) -> String {
        let file = files.iter().find(|file| file.name == name).expect(name);
        String::from_utf8(file.bytes.clone()).unwrap()
    }

    /// What the text from `start` to `end` in a file names: each file with its integrity.
    fn assert_named(files: &[File], text: &str, start: &str, end: &str, parts: &[&str]) {
        let named = text.split_once(start).unwrap().1.split_once(end).unwrap().0;
        let named: Value = serde_json::from_str(named).unwrap();
        assert_eq!(named.as_object().unwrap().len(), parts.len());
        for part in parts {
            let name = named[part]["file"].as_str().unwrap();
            let file = files.iter().find(|file| file.name == name).expect(name);
            assert_eq!(named[part]["integrity"], digest(&file.bytes).integrity());
        }
    }

    #[test]
    fn entry_and_script_name_each_file_with_its_integrity() {
        let split = Program { part: Some(b"\0asm part".to_vec()), ..program("api-management") };
        let files = Contents { program: split, ..contents() }.sealed(&Minifiers::NONE).unwrap();
        let entry = text(&files, "api-management.js");
        assert_named(&files, &entry, "const bundle = ", ";", &["script", "wasm", "style"]);
        let is_script = |file: &&File| file.immutable && file.name.ends_with(".js");
        let script = files.iter().filter(is_script).find(|file| !file.name.contains("samples"));
        let script = text(&files, &script.unwrap().name);
        let later = ["samplesScript", "samplesWasm", "part", "partStyle"];
        assert_named(&files, &script, "export const later = ", ";\n", &later);
        let script = files.iter().filter(is_script).find(|file| file.name.contains("samples"));
        let script = text(&files, &script.unwrap().name);
        assert_named(&files, &script, "export const later = ", ";\n", &["sample.py"]);
    }

    #[test]
    fn the_wasm_is_named_by_its_final_bytes_and_the_script_refers_to_it() {
        let before = contents().sealed(&Minifiers::NONE).unwrap();
        let smaller = |program| Ok(Program { wasm: b"\0asm smaller".to_vec(), ..program });
        let after = contents().sealed(&Minifiers { program: smaller, ..Minifiers::NONE }).unwrap();
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
        let files = contents().sealed(&Minifiers::NONE).unwrap();
        let manifest: Value = serde_json::from_str(&text(&files, MANIFEST)).unwrap();
        let listed = manifest["files"].as_array().unwrap();
        assert_eq!(listed.len(), files.len() - 1);
        let page = listed.iter().find(|entry| entry["file"] == "index.html").unwrap();
        assert_eq!(page["bytes"], 15);
        assert_eq!(page["immutable"], false);
        for name in [TYPES, NOTICES] {
            assert!(listed.iter().any(|entry| entry["file"] == name), "{name}");
        }
    }

    #[test]
    fn an_entry_without_the_placeholder_is_an_error() {
        let entry = b"const bundle = null;".to_vec();
        let error = Contents { entry, ..contents() }.sealed(&Minifiers::NONE).unwrap_err();
        assert!(error.to_string().contains("src/embed/element.js"));
    }
}
