//! Scripts and files for an account, written by the program `samples`, which is loaded with the
//! first of them. Whatever may hold the secret is passed as bytes and overwritten after use.

use crate::domain::config::TOKEN_RESOURCE;
use crate::domain::account::ServiceAccount;
use crate::platform::host::Samples;
use crate::domain::secret::Secret;
use crate::app::context::Tab;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;

/// A script or a file by its form, from templates of these names. `None` where the program or a
/// template does not arrive.
pub async fn written(
    tab: Tab,
    account: &ServiceAccount,
    form: &str,
    templates: &[&str],
    with_secret: bool,
) -> Option<(Samples, Uint8Array)> {
    let samples = tab.samples().await?;
    let texts = Array::new();
    for name in templates {
        texts.push(&tab.text(name).await?);
    }
    let facts = tab.try_config(|config| {
        let facts = [
            &account.name,
            &account.id,
            account.api_key.as_deref().unwrap_or_default(),
            &config.workspace_id,
            &config.api_base,
            &config.token_url,
            TOKEN_RESOURCE,
            account.access.level.as_deref().unwrap_or_default(),
        ];
        facts.into_iter().map(JsValue::from_str).collect::<Array>()
    })?;
    let data_sets = Array::new();
    for data_set in account.access.data_sets.iter().flatten() {
        if let Some(name) = &data_set.name {
            data_sets.push(&JsValue::from_str(&data_set.id));
            data_sets.push(&JsValue::from_str(name));
        }
    }
    let secret = with_secret.then(|| {
        tab.issued.try_with_untracked(|issued| {
            // They may be another account's by now.
            let issued = issued.as_ref().filter(|issued| issued.account.id == account.id)?;
            let secret = issued.secret.as_ref().map(Secret::expose)?;
            Some(Uint8Array::from(secret.as_bytes()))
        })
    });
    let secret = match secret {
        // The credentials were left in the meantime.
        Some(None | Some(None)) => return None,
        secret => secret.flatten().flatten(),
    };
    let text = samples.write(form, &facts, &data_sets, secret, &texts);
    Some((samples, text))
}

/// Overwrites bytes that may hold a secret.
pub fn wipe(bytes: &Uint8Array) {
    bytes.fill(0, 0, bytes.length());
}
