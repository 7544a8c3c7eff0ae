//! What a request wants to upload, each member checked.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::gateway::ids::hyphenated;
use crate::gateway::members::Members;

const LONGEST_NAME: usize = 64;
const MOST_TAGS: usize = 100;
const LONGEST_KEY: usize = 20;
const LONGEST_VALUE: usize = 50;

pub(super) struct Draft {
    /// `None` after an error; so is `schema_version`.
    pub(super) name: Option<String>,
    pub(super) description: String,
    pub(super) schema_version: Option<Uuid>,
    pub(super) tags: BTreeMap<String, Vec<String>>,
    pub(super) starts_by_itself: bool,
}

impl Draft {
    /// Errors are added to `body`.
    pub(super) fn read(body: &mut Members) -> Self {
        let name = required(body, "datasetName", "a name of 1 to 64 characters", |text| {
            let name = text.trim();
            (is_within(name, LONGEST_NAME) && !has_control(text)).then(|| name.to_owned())
        });
        let schema_version = required(body, "schemaVersionId", "a UUID", hyphenated);
        required(body, "provider", "BYOD", |text| (text == "BYOD").then_some(()));
        read_files(body);
        Self {
            name,
            description: body.string("datasetDescription").unwrap_or_default(),
            schema_version,
            tags: read_tags(body),
            starts_by_itself: body.boolean("startAutomatically").unwrap_or_default(),
        }
    }
}

fn required<T>(
    members: &mut Members,
    name: &str,
    what: &str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let value = if members.has(name) { members.string(name) } else { None };
    let value = value.as_deref().and_then(read);
    if value.is_none() {
        members.error(name, format!("Must be {what}."));
    }
    value
}

fn is_within(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.chars().count()) && !has_control(text)
}

fn has_control(text: &str) -> bool {
    text.chars().any(char::is_control)
}

/// One file: the Workbench makes one data set of one file.
fn read_files(body: &mut Members) {
    let files = body.objects("files", |file| {
        required(file, "fileName", "the name of a CSV file", |name| {
            name.to_lowercase().ends_with(".csv").then_some(())
        });
        required(file, "operation", "Create", |word| (word == "Create").then_some(()))
    });
    if files.is_none_or(|files| files.len() != 1) {
        body.error("files", "Must be exactly one file.");
    }
}

fn read_tags(body: &mut Members) -> BTreeMap<String, Vec<String>> {
    let mut tags: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let pairs = body.objects("tags", |tag| {
        let key = required(tag, "Key", "a text of 1 to 20 characters", |key| {
            is_within(key, LONGEST_KEY).then(|| key.to_owned())
        });
        let values = tag.strings("Values").unwrap_or_default();
        if values.is_empty() || !values.iter().all(|value| is_within(value, LONGEST_VALUE)) {
            tag.error("Values", "Must be one or more texts of 1 to 50 characters.");
        }
        Some((key?, values))
    });
    let pairs = pairs.unwrap_or_default();
    if pairs.len() > MOST_TAGS {
        body.error("tags", format!("At most {MOST_TAGS} tags can be given."));
    }
    for (key, values) in pairs {
        let known = tags.entry(key).or_default();
        for value in values {
            if !known.contains(&value) {
                known.push(value);
            }
        }
    }
    tags
}
