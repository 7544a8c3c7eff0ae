//! Edits the script that wasm-bindgen writes between JavaScript and the wasm, often called glue.
//!
//! wasm-bindgen writes each declaration on a line of its own. If a later version writes it in
//! another way, the build fails here.

use std::collections::HashSet;

use anyhow::{Result, ensure};

use super::optimise::Names;

/// How the script refers to the wasm's exports; the export's name follows.
const EXPORTS: &str = "wasm.";

/// The name that wasm-opt gives to the module of the wasm's imports.
const SHORT_MODULE: &str = "a";

/// Removes all exports from the script except the wanted ones. Their declarations stay, and a
/// bundler can remove those that nothing uses.
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
            // This line uses the class, so a bundler could not remove it.
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

/// The names of the wasm's exports that the script uses.
pub(super) fn used_exports(script: &str) -> HashSet<&str> {
    export_names(script).map(|at| word(&script[at..])).collect()
}

/// Replaces the names of imports and exports in the script by the short ones that wasm-opt chose.
/// Fails if the script does not hold one of the names, because it would not work with the wasm;
/// `shared` are the exports that another wasm uses.
pub(super) fn renamed(
    script: &str,
    program: &str,
    names: &Names,
    shared: &[String],
) -> Result<String> {
    let mut text = String::with_capacity(script.len());
    let mut copied = 0;
    let mut exports = HashSet::new();
    for at in export_names(script) {
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
        let is_used = exports.contains(name.as_str()) || shared.contains(name);
        ensure!(is_used, "the script does not use the export {name}");
    }
    let imported_as = format!("\"./{program}_bg.js\": import0");
    text = replaced_once(&text, &imported_as, [SHORT_MODULE, ": import0"])?;
    for (long, short) in &names.imports {
        // Each import is a property on a line of its own.
        text = replaced_once(&text, &format!("\n    {long}: "), ["\n    ", short, ": "])?;
    }
    Ok(without_long_names(&text))
}

/// Removes the imports that still have the name that wasm-bindgen gave them: the wasm does not import
/// them any more.
fn without_long_names(script: &str) -> String {
    let mut lines = String::with_capacity(script.len());
    let mut is_kept = true;
    for line in script.lines() {
        let property = line.strip_prefix("    ").unwrap_or_default();
        if property.starts_with("__wbg_") && property.ends_with('{') {
            is_kept = false;
        }
        if is_kept {
            lines.push_str(line);
            lines.push('\n');
        } else if ["},", "}"].contains(&property) {
            is_kept = true;
        }
    }
    lines
}

fn replaced_once<const N: usize>(text: &str, old: &str, new: [&str; N]) -> Result<String> {
    ensure!(text.matches(old).count() == 1, "the script does not have `{}` once", old.trim());
    Ok(text.replacen(old, &new.concat(), 1))
}

/// The positions in the script at which names of exports begin.
fn export_names(script: &str) -> impl Iterator<Item = usize> {
    let starts_word = |at: usize| !script[..at].ends_with(|c: char| is_part(c) || c == '.');
    script
        .match_indices(EXPORTS)
        .filter(move |&(at, _)| starts_word(at))
        .map(|(at, program)| at + program.len())
}

/// The identifier that a text begins with.
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
    fn an_export_that_is_not_wanted_is_removed() {
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
        assert_eq!(used_exports(script), HashSet::from(["memory", "__wbindgen_malloc"]));
    }

    const TREE_SHAKEN: &str = "\
  const import0 = {
    __wbg_get_01: function(arg0) {
      return wasm.memory_grow(wasm.memory);
    },
    __wbg_get_012: function() {
    },
    __wbg_view_03: function(arg0) {
      const ret = arg0.view;
      return ret;
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
        let script = renamed(TREE_SHAKEN, "api-management", &names, &[]).unwrap();
        assert!(script.contains("\n    b: function(arg0) {\n"), "{script}");
        assert!(script.contains("\n    c: function() {\n"), "{script}");
        assert!(script.contains("return wasm.e(wasm.d);"), "{script}");
        assert!(script.contains("a: import0"), "{script}");
        assert!(!script.contains("view"), "the wasm does not import it: {script}");
        assert!(script.contains("    },\n  };\n"), "{script}");
    }

    #[test]
    fn a_name_that_the_script_does_not_use_is_an_error() {
        let error = |names: &Names| {
            renamed(TREE_SHAKEN, "api-management", names, &[]).unwrap_err().to_string()
        };
        assert!(error(&names(&[("__wbg_set_02", "b")], &[])).contains("__wbg_set_02"));
        assert!(error(&names(&[], &[("table", "b")])).contains("table"));
    }
}
