//! The file with what each account reaches. The rows of an account with many data sets are handed to the
//! browser at once, so that they do not fill the program's memory.

use super::state::Review;
use super::state::purpose::Format;
use crate::domain::account::{Scope, ServiceAccount};
use crate::domain::review::entry::Entry;
use crate::domain::review::export;
use crate::platform::clock::iso;
use crate::platform::downloads::Downloads;
use crate::wire::review;
use js_sys::Array;
use send_wrapper::SendWrapper;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use web_sys::Blob;

/// The pieces of accounts that were read in full, by id.
pub(super) struct Files(SendWrapper<BTreeMap<String, Blob>>);

impl Default for Files {
    fn default() -> Self {
        Self(SendWrapper::new(BTreeMap::new()))
    }
}

impl Files {
    /// Takes the piece of an account.
    pub fn add(&mut self, format: Format, listed: &Entry, account: &ServiceAccount) {
        let text = piece(format, listed, Some(account));
        // A blob of one text cannot fail.
        if let Ok(blob) = Blob::new_with_str_sequence(&Array::of1(&text.into())) {
            self.0.insert(account.id.clone(), blob);
        }
    }

    /// Makes the browser save the file; `of` is the workspace's id and name. An account that was removed
    /// meanwhile has no piece.
    pub fn save(
        &self,
        downloads: &Downloads,
        format: Format,
        review: &Review,
        of: [&str; 2],
        now: f64,
    ) -> Result<(), JsValue> {
        let taken = iso(now);
        let parts = Array::new();
        let add = |text: &str| {
            parts.push(&text.into());
        };
        add(&match format {
            Format::Csv => export::head(),
            Format::Json => review::head(of, &taken),
        });
        let mut is_first = true;
        for entry in review.all_by_name() {
            let selected = entry.account.access.scope == Scope::DataSets;
            let piece: JsValue = match self.0.get(&entry.account.id) {
                Some(blob) => blob.into(),
                None if selected => continue,
                None => piece(format, entry, None).into(),
            };
            if !is_first && format == Format::Json {
                add(",\n");
            }
            is_first = false;
            parts.push(&piece);
        }
        let (kind, end) = match format {
            Format::Csv => ("text/csv;charset=utf-8", ".csv"),
            Format::Json => ("application/json", ".json"),
        };
        if format == Format::Json {
            add(review::END);
        }
        let day = taken.get(..10).unwrap_or_default();
        downloads.save_parts(&["access-review-", day, end].concat(), kind, &parts)
    }
}

fn piece(format: Format, listed: &Entry, full: Option<&ServiceAccount>) -> String {
    match format {
        Format::Csv => export::rows(listed, full),
        Format::Json => review::account(full.unwrap_or(&listed.account)),
    }
}
