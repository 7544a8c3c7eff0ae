//! The script that wasm-bindgen writes: what it exports, what it calls, and its names for that.
//!
//! It is generated in a fixed form, one declaration a line. Where the form is another than the
//! one known here the seal fails; it never guesses.

use std::collections::HashSet;

use anyhow::{Result, ensure};

use super::optimise::Names;

/// How the script calls the program, before `.` and the export's name.
const PROGRAM: &str = "wasm.";

/// Leaves of the script's exports those that are named. The rest stays in it as declarations,
/// which a bundler may leave out when nothing else uses them.
pub(super) fn with_exports(script: &str, wanted: &[&str]) -> String {
    let mut lines = String::with_capacity(script.len());
    for line in script.lines() {
        let line = match line.strip_prefix("export class ") {
            Some(class) if !wanted.contains(&word(class)) => format!("class {class}"),
            _ if is_disposal(line) && !wanted.iter().any(|class| disposes(line, class)) => continue,
            _ if wanted.contains(&"default") => line.replace("export { initSync, ", "export { "),
            _ => line.to_owned(),
        };
        lines.push_str(&line);
        lines.push('\n');
    }
    lines
}

/// A line outside any class that makes it disposable, and so keeps it from being left out.
fn is_disposal(line: &str) -> bool {
    line.starts_with("if (Symbol.dispose) ")
}

fn disposes(line: &str, class: &str) -> bool {
    line.contains(&format!(" {class}.prototype["))
}

/// The names of the program's exports that the script mentions.
pub(super) fn called(script: &str) -> HashSet<&str> {
    calls(script).map(|at| word(&script[at..])).collect()
}

/// The script with the program's short names for its imports and exports. Fails if it lacks one:
/// the two would not find each other.
pub(super) fn renamed(script: &str, names: &Names) -> Result<String> {
    let mut text = String::with_capacity(script.len());
    let mut copied = 0;
    let mut exports = HashSet::new();
    for at in calls(script) {
        let name = word(&script[at..]);
        if let Some(short) = names.exports.get(name) {
            exports.insert(name);
            text.push_str(&script[copied..at]);
            text.push_str(short);
            copied = at + name.len();
        }
    }
    text.push_str(&script[copied..]);
    let lacks = names.exports.keys().find(|name| !exports.contains(name.as_str()));
    ensure!(lacks.is_none(), "wasm-bindgen's script does not mention the export {lacks:?}");

    for (module, functions) in &names.imports {
        let place = format!("\"{}\": import", module.long);
        ensure!(text.matches(&place).count() == 1, "the script does not import {}", module.long);
        text = text.replace(&place, &format!("\"{}\": import", module.short));
        for (long, short) in functions {
            // Each is a property in a line of its own.
            let place = format!("\n    {long}: ");
            ensure!(text.matches(&place).count() == 1, "the script does not import {long} once");
            text = text.replace(&place, &format!("\n    {short}: "));
        }
    }
    Ok(text)
}

/// Where names of exports begin.
fn calls(script: &str) -> impl Iterator<Item = usize> {
    let starts_word = |at: usize| !script[..at].ends_with(|c: char| is_part(c) || c == '.');
    script
        .match_indices(PROGRAM)
        .filter(move |&(at, _)| starts_word(at))
        .map(|(at, program)| at + program.len())
}

/// The name that a text begins with.
fn word(text: &str) -> &str {
    &text[..text.find(|c| !is_part(c)).unwrap_or(text.len())]
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}
