//! The script that wasm-bindgen writes: what it exports, what it calls, and its names for that.
//!
//! It is generated in a fixed form, one declaration a line. Where the form is another than the
//! one known here the seal fails; it never guesses.

use std::collections::HashSet;

use anyhow::{Result, ensure};

use super::optimise::Names;

/// How the script calls the program, before `.` and the export's name.
const PROGRAM: &str = "wasm.";

/// wasm-opt's name for the module that the script gives to the program.
const SHORT_MODULE: &str = "a";

/// Leaves of the script's exports those that are named. The rest stays in it as declarations,
/// which a bundler may leave out when nothing else uses them.
pub(super) fn with_exports(script: &str, wanted: &[&str]) -> String {
    let is_wanted = |class: &str| wanted.contains(&word(class));
    let mut lines = String::with_capacity(script.len());
    for line in script.lines() {
        let line = if let Some(class) = line.strip_prefix("export class ")
            && !is_wanted(class)
        {
            format!("class {class}")
        } else if let Some(class) = line.strip_prefix("if (Symbol.dispose) ")
            && !is_wanted(class)
        {
            // It stands outside the class and would keep it in use.
            continue;
        } else {
            line.replace("export { initSync, ", "export { ").replace(
                ": new FinalizationRegistry(",
                ": /* @__PURE__ */ new FinalizationRegistry(",
            )
        };
        lines.push_str(&line);
        lines.push('\n');
    }
    lines
}

/// The names of the program's exports that the script mentions.
pub(super) fn called(script: &str) -> HashSet<&str> {
    calls(script).map(|at| word(&script[at..])).collect()
}

/// The script with the program's short names for its imports and exports. Fails if it lacks one:
/// the two would not find each other.
pub(super) fn renamed(script: &str, program: &str, names: &Names) -> Result<String> {
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
    for name in names.exports.keys() {
        ensure!(exports.contains(name.as_str()), "the script does not mention the export {name}");
    }
    let imported_as = format!("\"./{program}_bg.js\": import0");
    text = replaced_once(&text, &imported_as, [SHORT_MODULE, ": import0"])?;
    for (long, short) in &names.imports {
        // Each is a property in a line of its own.
        text = replaced_once(&text, &format!("\n    {long}: "), ["\n    ", short, ": "])?;
    }
    Ok(text)
}

fn replaced_once<const N: usize>(text: &str, old: &str, new: [&str; N]) -> Result<String> {
    ensure!(text.matches(old).count() == 1, "the script does not have `{}` once", old.trim());
    Ok(text.replacen(old, &new.concat(), 1))
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

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "\
export class Tab {
    free() { wasm.__wbg_tab_free(ptr, 0); }
}
if (Symbol.dispose) Tab.prototype[Symbol.dispose] = Tab.prototype.free;
export class Stream {
}
if (Symbol.dispose) Stream.prototype[Symbol.dispose] = Stream.prototype.free;
const StreamFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_stream_free(ptr, 1));
export { initSync, __wbg_init as default };
";

    #[test]
    fn an_export_that_is_not_wanted_can_be_left_out() {
        let script = with_exports(SCRIPT, &["Tab"]);
        assert!(script.contains("export class Tab {\n"));
        assert!(script.contains("if (Symbol.dispose) Tab."));
        assert!(script.contains("\nclass Stream {\n"));
        assert!(!script.contains("if (Symbol.dispose) Stream."));
        assert!(script.contains(": /* @__PURE__ */ new FinalizationRegistry(ptr"));
        assert!(script.contains("export { __wbg_init as default };"));
    }

    #[test]
    fn whole_names_of_exports_are_found() {
        let script = "wasm.memory.buffer; f(wasm.__wbindgen_malloc, 1); a.wasm.no(); mywasm.nor()";
        assert_eq!(called(script), HashSet::from(["memory", "__wbindgen_malloc"]));
    }

    const SHAKEN: &str = "\
  const import0 = {
    __wbg_get_01: function(arg0) {
      return wasm.memory_grow(wasm.memory);
    },
    __wbg_get_012: function() {
    }
  };
  return {
    \"./api-management_bg.js\": import0
  };
";

    fn names(imports: &[(&str, &str)], exports: &[(&str, &str)]) -> Names {
        let owned = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|&(long, short)| (long.to_owned(), short.to_owned())).collect()
        };
        Names { imports: owned(imports), exports: owned(exports) }
    }

    #[test]
    fn names_become_short_on_both_sides() {
        let imports = [("__wbg_get_01", "b"), ("__wbg_get_012", "c")];
        let names = names(&imports, &[("memory", "d"), ("memory_grow", "e")]);
        let script = renamed(SHAKEN, "api-management", &names).unwrap();
        assert!(script.contains("\n    b: function(arg0) {\n"), "{script}");
        assert!(script.contains("\n    c: function() {\n"), "{script}");
        assert!(script.contains("return wasm.e(wasm.d);"), "{script}");
        assert!(script.contains("a: import0"), "{script}");
    }

    #[test]
    fn a_name_that_only_the_program_knows_is_an_error() {
        let told =
            |names: &Names| renamed(SHAKEN, "api-management", names).unwrap_err().to_string();
        assert!(told(&names(&[("__wbg_set_02", "b")], &[])).contains("__wbg_set_02"));
        assert!(told(&names(&[], &[("table", "b")])).contains("table"));
    }
}
