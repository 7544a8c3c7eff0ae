//! The file with what each account reaches. An account with many data sets is handed to the browser at once, so
//! that they do not fill the program's memory.

use super::state::purpose::Format;
use crate::domain::account::{Scope, ServiceAccount};
use crate::domain::joined::Joined;
use crate::domain::review::entry::Entry;
use crate::domain::review::export;
use crate::platform::clock::iso;
use crate::platform::downloads::{Downloads, text};
use crate::wire::json::decode;
use crate::wire::review;
use js_sys::Array;
use send_wrapper::SendWrapper;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use web_sys::Blob;

/// Accounts that were read in full, as JSON, by id.
#[derive(Clone)]
pub(super) struct Files(SendWrapper<BTreeMap<String, Blob>>);

impl Default for Files {
    fn default() -> Self {
        Self(SendWrapper::new(BTreeMap::new()))
    }
}

impl Files {
    pub fn add(&mut self, account: &ServiceAccount) {
        // A blob of one text cannot fail.
        if let Ok(blob) = Blob::new_with_str_sequence(&Array::of1(&review::account(account).into()))
        {
            self.0.insert(account.id.clone(), blob);
        }
    }

    /// The parts of the file; `of` is the workspace's id and name. An account that was removed meanwhile is
    /// not in it. What needs attention is known only when all accounts have been read, so the rows of a table
    /// are made now, for one account after another.
    pub async fn parts(&self, format: Format, of: [&str; 2], listed: Listed, now: f64) -> Array {
        let parts = Array::new();
        let add = |text: String| {
            parts.push(&text.into());
        };
        add(match format {
            Format::Csv => export::head(),
            Format::Json => review::head(of, &iso(now), listed.unreadable),
        });
        let mut is_first = true;
        for entry in listed.entries {
            let selected = entry.account.access.scope == Scope::DataSets;
            let full = self.0.get(&entry.account.id);
            if full.is_none() && selected {
                continue;
            }
            if !is_first && format == Format::Json {
                add(",\n".to_owned());
            }
            is_first = false;
            match (format, full) {
                (Format::Json, Some(full)) => {
                    parts.push(full);
                }
                (Format::Json, None) => add(review::account(&entry.account)),
                (Format::Csv, full) => {
                    let full = match full {
                        Some(full) => text(full)
                            .await
                            .and_then(|text| decode::<ServiceAccount>(text.as_bytes()).ok()),
                        None => None,
                    };
                    add(export::rows(&entry, full.as_ref()));
                }
            }
        }
        add(match format {
            Format::Csv => export::unreadable(listed.unreadable),
            Format::Json => review::END.to_owned(),
        });
        parts
    }
}

/// All accounts by name, and how many could not be read.
pub(super) struct Listed {
    pub entries: Vec<Entry>,
    pub unreadable: usize,
}

/// Makes the browser save the file.
pub(super) fn save(
    downloads: &Downloads,
    format: Format,
    parts: &Array,
    now: f64,
) -> Result<(), JsValue> {
    let (kind, end) = match format {
        Format::Csv => ("text/csv;charset=utf-8", ".csv"),
        Format::Json => ("application/json", ".json"),
    };
    let taken = iso(now);
    let day = taken.get(..10).unwrap_or_default();
    downloads.save_parts(&["access-review-", day, end].joined(), kind, parts)
}
