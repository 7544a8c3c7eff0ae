//! What a bundle consists of: from what Trunk built to the files that hosts serve. It does not
//! touch the file system.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use wasm_encoder::{CustomSection, Section};

use crate::digest::digest;
use crate::preload::{self, Preload};

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

/// The text in the page that the lines replace by which it preloads those files.
const PRELOAD: &str = "<!-- PRELOAD -->";

/// The page's bundle; its own address may be any below it.
const FOLDER: &str = "/standalone/";

/// The section of a part's file that holds its styles; `element.js` knows it.
const STYLE: &str = "style";

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
    /// The styles of the program's parts by name, which a browser loads with them.
    pub(super) part_styles: Vec<(&'static str, Vec<u8>)>,
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
    pub(super) parts: Vec<Part>,
}

/// A part of a program that is loaded when it is needed.
pub(super) struct Part {
    pub(super) name: &'static str,
    pub(super) wasm: Vec<u8>,
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
    /// How a page asks for it early.
    preload: Option<Preload>,
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
            self.samples_program.sealed("_samples", Vec::new(), minify, |_| later(named))?;
        let (mut style, mut part_styles) = (self.style, self.part_styles);
        if self.program.parts.is_empty() {
            style.extend(part_styles.drain(..).flat_map(|(_, style)| style));
        }
        let mut style = File::hashed(".css", (minify.style)(style)?);
        let mut named = vec![
            ("samplesScript", samples_script.reference()),
            ("samplesWasm", samples_wasm.reference()),
        ];
        let mut samples = vec![samples_script, samples_wasm];
        samples.extend(templates.into_iter().map(|(_, file)| file));
        let panic = String::from_utf8(self.panic).context("src/embed/panic.js is not UTF-8")?;
        // Each script names the files that are loaded after it; the entry knows the first script's
        // integrity.
        let (mut script, mut wasm, parts) =
            self.program.sealed("", part_styles, minify, |parts| {
                named.extend(parts.iter().map(|(name, part)| (*name, part.reference())));
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

        script.preload = Some(Preload::Module);
        (wasm.preload, style.preload) = (Some(Preload::Fetched), Some(Preload::Fetched));
        let page = String::from_utf8(self.page).context("index.html is not UTF-8")?;
        ensure!(page.matches(PRELOAD).count() == 1, "index.html must hold `{PRELOAD}` once");
        let lines: Vec<String> = [&script, &wasm, &style].map(File::preload_line).into();
        let page = page.replace(PRELOAD, &lines.join("\n    "));

        let mut files = vec![
            File::stable(PAGE, page.into_bytes()),
            File::stable(ENTRY, entry),
            script,
            wasm,
            style,
        ];
        files.extend(parts.into_iter().map(|(_, part)| part));
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

/// A part of a program as a file, by the part's name.
type Named = (&'static str, File);

impl Program {
    /// The final script and wasm file, and the parts that are loaded later, by name, each with its style
    /// of `styles`; `kind` becomes a piece of the files' names, and `more` is added to the script.
    fn sealed(
        self,
        kind: &str,
        mut styles: Vec<(&str, Vec<u8>)>,
        minify: &Minifiers,
        more: impl FnOnce(&[Named]) -> String,
    ) -> Result<(File, File, Vec<Named>)> {
        let staged = format!("{}_bg.wasm", self.name);
        let Program { script, wasm, parts, .. } = (minify.program)(self)?;
        let wasm = File::hashed(&format!("{kind}_bg.wasm"), wasm);
        let with_style = |Part { name, mut wasm }| {
            let place = styles.iter().position(|(part, _)| *part == name);
            let (_, style) = styles.swap_remove(place.context("a part has no style")?);
            let style = (minify.style)(style)?;
            CustomSection { name: STYLE.into(), data: style.into() }.append_to(&mut wasm);
            Ok((name, File::hashed(&format!("{kind}_{name}_bg.wasm"), wasm)))
        };
        let parts = parts.into_iter().map(with_style).collect::<Result<Vec<_>>>()?;
        let script = script.replace(&staged, &wasm.name) + &more(&parts);
        let script = (minify.script)(script.into_bytes())?;
        Ok((File::hashed(&format!("{kind}.js"), script), wasm, parts))
    }
}

impl File {
    fn stable(name: &str, bytes: Vec<u8>) -> File {
        File { name: name.to_owned(), bytes, immutable: false, preload: None }
    }

    fn hashed(end: &str, bytes: Vec<u8>) -> File {
        let name = format!("api-management-{}{end}", digest(&bytes).name());
        File { name, bytes, immutable: true, preload: None }
    }

    /// What the entry needs to know to load the file.
    fn reference(&self) -> Value {
        json!({ "file": self.name, "integrity": digest(&self.bytes).integrity() })
    }

    /// The line of the page that preloads it.
    fn preload_line(&self) -> String {
        let kind = self.preload.unwrap_or(Preload::Fetched);
        preload::line(FOLDER, kind, &self.name, &digest(&self.bytes).integrity())
    }

    /// The file's entry in the manifest; `bytes` is its size before compression.
    fn entry(&self) -> Value {
        let mut entry = json!({
            "file": self.name,
            "bytes": self.bytes.len(),
            "integrity": digest(&self.bytes).integrity(),
            "immutable": self.immutable,
        });
        if let Some(preload) = self.preload {
            entry["preload"] = preload.name().into();
        }
        entry
    }
}

#[cfg(test)]
mod tests;
