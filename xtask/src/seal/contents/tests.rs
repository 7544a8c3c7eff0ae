use super::*;

fn program(name: &'static str) -> Program {
    let script = format!("new URL('{name}_bg.wasm', import.meta.url)");
    Program { name, script, wasm: b"\0asm".to_vec(), parts: Vec::new() }
}

fn contents() -> Contents {
    Contents {
        page: b"<!doctype html><!-- PRELOAD -->".to_vec(),
        program: program("api-management"),
        samples_program: program("samples"),
        panic: b"export const watchForPanics = () => {};".to_vec(),
        entry: b"const bundle = /* BUNDLE */ null;".to_vec(),
        types: b"export {};".to_vec(),
        style: b":host{}".to_vec(),
        part_styles: vec![("pages", b".dialog{}".to_vec())],
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
    let parts = vec![Part { name: "pages", wasm: b"\0asm part".to_vec() }];
    let split = Program { parts, ..program("api-management") };
    let files = Contents { program: split, ..contents() }.sealed(&Minifiers::NONE).unwrap();
    let entry = text(&files, "api-management.js");
    assert_named(&files, &entry, "const bundle = ", ";", &["script", "wasm", "style"]);
    let is_script = |file: &&File| file.immutable && file.name.ends_with(".js");
    let script = files.iter().filter(is_script).find(|file| !file.name.contains("samples"));
    let script = text(&files, &script.unwrap().name);
    let later = ["samplesScript", "samplesWasm", "pages"];
    assert_named(&files, &script, "export const later = ", ";\n", &later);
    let script = files.iter().filter(is_script).find(|file| file.name.contains("samples"));
    let script = text(&files, &script.unwrap().name);
    assert_named(&files, &script, "export const later = ", ";\n", &["sample.py"]);
}

#[test]
fn the_styles_of_a_part_come_with_it_and_an_undivided_program_has_them_in_its_sheet() {
    let style = |files: &[File]| {
        files
            .iter()
            .find(|file| file.name.ends_with(".css") && file.immutable)
            .unwrap()
            .bytes
            .clone()
    };
    let whole = contents().sealed(&Minifiers::NONE).unwrap();
    assert_eq!(style(&whole), b":host{}.dialog{}");
    let parts = vec![Part { name: "pages", wasm: b"\0asm\x01\0\0\0".to_vec() }];
    let split = Program { parts, ..program("api-management") };
    let files = Contents { program: split, ..contents() }.sealed(&Minifiers::NONE).unwrap();
    assert_eq!(style(&files), b":host{}");
    let part = files.iter().find(|file| file.name.ends_with("_pages_bg.wasm")).unwrap();
    assert_eq!(part.bytes, b"\0asm\x01\0\0\0\x00\x0f\x05style.dialog{}");
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
    assert_eq!(page["bytes"], text(&files, PAGE).len());
    assert_eq!(page["immutable"], false);
    for name in [TYPES, NOTICES] {
        assert!(listed.iter().any(|entry| entry["file"] == name), "{name}");
    }
}

#[test]
fn the_page_preloads_what_the_entry_asks_for_first_and_the_manifest_says_what_that_is() {
    let files = contents().sealed(&Minifiers::NONE).unwrap();
    let page = text(&files, PAGE);
    let manifest = text(&files, MANIFEST);
    let lines = preload::lines(manifest.as_bytes(), FOLDER).unwrap();
    assert_eq!(page, ["<!doctype html>", &lines.join("\n    ")].concat());
    let entry = text(&files, ENTRY);
    let named = entry.split('"').filter(|name| name.starts_with("api-management-"));
    let mut count = 0;
    for name in named {
        assert!(page.contains(&format!("\"{FOLDER}{name}\"")), "{name}: {page}");
        count += 1;
    }
    assert_eq!((count, lines.len()), (3, 3));
}

#[test]
fn a_placeholder_that_is_missing_is_an_error() {
    let entry = b"const bundle = null;".to_vec();
    let error = Contents { entry, ..contents() }.sealed(&Minifiers::NONE).unwrap_err();
    assert!(error.to_string().contains("src/embed/element.js"));
    let page = b"<!doctype html>".to_vec();
    let error = Contents { page, ..contents() }.sealed(&Minifiers::NONE).unwrap_err();
    assert!(error.to_string().contains("index.html"));
}
