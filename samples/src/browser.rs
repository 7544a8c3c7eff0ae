//! The functions that the tab calls. Text that may hold the secret is passed as bytes, which can be
//! overwritten; strings in JavaScript cannot.

use js_sys::Uint8Array;
use samples::{Kind, Language, SampleAccess, SampleInput};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Writes a script or a file: `form` is `python`, `curl`, `csharp`, `env` or `json`.
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
    let template = |at: usize| templates.get(at).map_or("", String::as_str);
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
        "python" => samples::python_from(&input, template(0), template(1)),
        "curl" => samples::curl_from(&input, template(0)),
        "csharp" => samples::csharp_from(&input, template(0)),
        "env" => samples::env_file(&input),
        _ => samples::json_file(&input),
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
    let language = match form {
        "python" => Language::Python,
        "curl" => Language::Shell,
        _ => Language::CSharp,
    };
    inside.set_text_content(None);
    let Some(document) = inside.owner_document() else { return Ok(()) };
    for (kind, piece) in samples::highlight(language, &text(script)) {
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
