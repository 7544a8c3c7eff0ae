//! Scripts and files for an account, written by the program `samples`, which is loaded with the
//! first of them. Whatever may hold the secret is passed as bytes and overwritten after use.

use crate::app::context::Context;
use crate::domain::account::{Level, ServiceAccount};
use crate::domain::config::TOKEN_RESOURCE;
use crate::platform::host::Samples;
use js_sys::{Array, Uint8Array};
use leptos::prelude::{Callable, Callback};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;

/// A secret that can be put into a script or a file now.
#[derive(Clone, Copy)]
pub struct SecretAtHand {
    /// Its bytes; `None` after the user has left the credentials.
    pub read: Callback<(), Option<SendWrapper<Uint8Array>>>,
    /// Called when the user has copied or saved the secret.
    pub on_secret_saved: Callback<()>,
}

/// Writes a sample or a file of this form. The error is the reason for the user, empty if the view no
/// longer exists.
pub async fn render(
    ctx: Context,
    account: &ServiceAccount,
    form: &str,
    secret: Option<SecretAtHand>,
) -> Result<(Samples, Uint8Array), String> {
    let samples = ctx.samples().await?;
    let texts = Array::new();
    for name in samples.templates(form, account.access.level.is_none()) {
        texts.push(&ctx.text(&name.as_string().unwrap_or_default()).await?);
    }
    let facts = ctx.settings.try_config(|config| {
        let facts: [&str; 8] = [
            &account.name,
            &account.id,
            account.api_key.as_deref().unwrap_or_default(),
            &config.workspace_id,
            &config.api_base,
            &config.token_url,
            TOKEN_RESOURCE,
            account.access.level.as_ref().map_or("", Level::as_str),
        ];
        facts.into_iter().map(JsValue::from_str).collect::<Array>()
    });
    let facts = facts.ok_or_else(String::new)?;
    let data_sets = Array::new();
    for data_set in account.access.data_sets.iter().flat_map(|all| all.iter()) {
        if let Some(name) = &data_set.name {
            data_sets.push(&JsValue::from_str(&data_set.id));
            data_sets.push(&JsValue::from_str(name));
        }
    }
    let secret = match secret {
        // `None` if the user has left the credentials in the meantime.
        Some(secret) => Some(secret.read.run(()).ok_or_else(String::new)?.take()),
        None => None,
    };
    let text = samples.write(form, &facts, &data_sets, secret, &texts);
    Ok((samples, text))
}

/// Overwrites bytes that may hold a secret.
pub fn wipe(bytes: &Uint8Array) {
    bytes.fill(0, 0, bytes.length());
}
