//! The functions that the tab calls. Text that may hold the secret is passed as bytes, which can be
//! overwritten; strings in JavaScript cannot.

use js_sys::Uint8Array;
use samples::{Kind, LANGUAGES, SampleAccess, SampleInput, Syntax};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// The language at a place of the list: its label, form, file end, media type, where its sample
/// takes the secret from, and how tests prove it. `None` behind the last one.
#[wasm_bindgen]
pub fn language(at: usize) -> Option<Vec<String>> {
    let language = LANGUAGES.get(at)?;
    let facts =
        [language.label, language.form, language.end, language.kind, language.asks, language.proof];
    Some(facts.map(str::to_owned).into())
}

/// The names of the templates from which the sample or file of this form is written, for an account
/// with hand-picked data sets or for one with all.
#[wasm_bindgen]
pub fn templates(form: &str, hand_picked: bool) -> Vec<String> {
    let all = samples::language(form).map_or(&[][..], |language| language.templates);
    let needed = if hand_picked { all.len() } else { all.len().min(1) };
    all[..needed].iter().map(|name| (*name).to_owned()).collect()
}

/// Writes a file, whose `form` is `env` or `json`, or the sample of a language's form.
///
/// `facts` are, in this order: the account's name, ID and API key, the workspace's ID, the
/// addresses of the gateway and of the token endpoint, the resource, and the access level. The key
/// is empty if the user may not see it. The level is empty for an account with selected data sets;
/// then `data_sets` holds the ID and name of each, one after the other. `secret` is overwritten
/// once it has been read. `templates` are the templates of the form.
#[wasm_bindgen]
pub fn write(
    form: &str,
    facts: Vec<String>,
    data_sets: Vec<String>,
    secret: Option<Uint8Array>,
    templates: Vec<String>,
) -> Uint8Array {
    let secret = secret.map(|bytes| {
        let copy = text(&bytes);
        bytes.fill(0, 0, bytes.length());
        copy
    });
    let fact = |at: usize| facts.get(at).map_or("", String::as_str);
    let shared: Vec<(&str, &str)> =
        data_sets.chunks_exact(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
    let input = SampleInput {
        account_name: fact(0),
        account_id: fact(1),
        api_key: Some(fact(2)).filter(|key| !key.is_empty()),
        workspace_id: fact(3),
        api_base: fact(4),
        token_url: fact(5),
        resource: fact(6),
        access: match fact(7) {
            "" => SampleAccess::DataSets(&shared),
            level => SampleAccess::Workspace { level },
        },
        secret: secret.as_deref(),
    };
    let written = match form {
        "env" => samples::env_file(&input),
        "json" => samples::json_file(&input),
        _ => {
            let templates: Vec<&str> = templates.iter().map(String::as_str).collect();
            samples::sample(form, &input, &templates)
        }
    };
    Uint8Array::from(written.as_bytes())
}

/// A calendar file that reminds of the secret's end. Times are milliseconds since 1970. `None` if
/// the secret has already ended.
#[wasm_bindgen]
pub fn remind(name: &str, id: &str, expires_ms: f64, now_ms: f64) -> Option<String> {
    samples::ics_reminder(name, id, expires_ms, now_ms)
}

/// Shows a script of this form in an element, with syntax highlighting.
#[wasm_bindgen]
pub fn show(form: &str, script: &Uint8Array, inside: &Element) -> Result<(), JsValue> {
    let syntax = samples::language(form).map_or(Syntax::Lines, |language| language.syntax);
    inside.set_text_content(None);
    let Some(document) = inside.owner_document() else { return Ok(()) };
    for (kind, piece) in samples::highlight(syntax, &text(script)) {
        let class = match kind {
            Kind::Plain => {
                inside.append_with_str_1(piece)?;
                continue;
            }
            Kind::Keyword => "token-keyword",
            Kind::Name => "token-name",
            Kind::String => "token-string",
            Kind::Number => "token-number",
            Kind::Comment => "token-comment",
        };
        let span = document.create_element("span")?;
        span.set_class_name(class);
        span.set_text_content(Some(piece));
        inside.append_child(&span)?;
    }
    Ok(())
}

/// Decodes UTF-8, into memory that is overwritten afterwards.
fn text(bytes: &Uint8Array) -> String {
    let copy = String::from_utf8(bytes.to_vec());
    // It is always valid UTF-8, because the bytes were written by Rust.
    copy.unwrap_or_default()
}
