//! A page of the ledger, read for the history of one account. Each entry is kept as it came too.

use crate::domain::account::{Level, Scope};
use crate::domain::data_set::SharedDataSet;
use crate::domain::ledger::entry::{Change, Entry, Granted, Kind, Listed, Recorded, Row};
use crate::domain::page::Page;
use crate::domain::selection::Selection;
use crate::wire::json::{DecodeError, Json, decode};
use std::str;
use std::sync::Arc;

/// Reads a page; `id` is the account's, in lower case.
pub fn page(bytes: &[u8], id: &str) -> Result<Page<Row>, DecodeError> {
    let Envelope { entries, page_index, page_size, total_count } = decode(bytes)?;
    let texts = str::from_utf8(bytes).map(items).unwrap_or_default();
    let is_aligned = texts.len() == entries.len();
    let mut result = Vec::new();
    for (at, entry) in entries.into_iter().enumerate() {
        let raw = texts.get(at).filter(|_| is_aligned).copied().unwrap_or_default();
        result.push(row(entry, id, raw));
    }
    if !result.is_empty() && result.iter().all(|row| *row == Row::Unreadable) {
        return Err("result");
    }
    Ok(Page { result, page_index, page_size, total_count })
}

struct Envelope {
    entries: Vec<Json>,
    page_index: u32,
    page_size: u32,
    total_count: u32,
}

/// A ledger may be longer than any other list of the contract.
impl TryFrom<Json> for Envelope {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        Ok(Self {
            entries: json.take("result").items().ok_or("result")?,
            page_index: json.take("pageIndex").number().ok_or("pageIndex")?,
            page_size: json.take("pageSize").number().ok_or("pageSize")?,
            total_count: json.take("totalCount").number().ok_or("totalCount")?,
        })
    }
}

fn row(mut json: Json, id: &str, raw: &str) -> Row {
    let on = json.take("timestamp").text();
    let is_about = match json.take("resource") {
        Json::Object(members) => members.iter().any(|(of, _)| of.eq_ignore_ascii_case(id)),
        // Such as an event about nothing that has an id.
        Json::Null if on.is_some() => false,
        _ => return Row::Unreadable,
    };
    if !is_about {
        return Row::Else(on);
    }
    let mut payload = json.take("payload");
    let event_type = payload.take("eventType").line();
    let event_name = json.take("eventName").line();
    let kind = match event_type.as_deref() {
        Some("ServiceAccountCreated") => Kind::Created,
        Some("ServiceAccountUpdated") => Kind::Updated,
        Some("ServiceAccountSecretRegenerated") => Kind::SecretRegenerated,
        Some("ServiceAccountDeleted") => Kind::Deleted,
        _ => match event_name.or(event_type) {
            Some(words) => Kind::Other(words),
            None => Kind::Unreadable,
        },
    };
    let trace_id = [payload.take("traceId"), json.take("traceId")].into_iter().find_map(Json::line);
    Row::About(Entry {
        id: json.take("id").text(),
        kind,
        by: json.take("userName").line().filter(|name| !name.is_empty()),
        on,
        at: None,
        recorded: recorded(payload.take("changes")).map(Arc::new),
        trace_id,
        raw: raw.into(),
    })
}

/// What was changed; `None` if that is not said, or not all of it can be read.
fn recorded(mut json: Json) -> Option<Recorded> {
    let mut data_sets = json.take("dataSets");
    let is_said = |json: &Json| *json != Json::Null;
    let (name, email, access) = (json.take("name"), json.take("contactEmail"), json.take("access"));
    let told = Recorded {
        name: if is_said(&name) { Some(change(name, Json::line)?) } else { None },
        contact_email: if is_said(&email) { Some(change(email, Json::line)?) } else { None },
        access: if is_said(&access) { Some(change(access, granted)?) } else { None },
        added: listed(data_sets.take("added"), data_sets.take("addedCount"))?,
        removed: listed(data_sets.take("removed"), data_sets.take("removedCount"))?,
    };
    (told != Recorded::default()).then_some(told)
}

fn change<T>(mut json: Json, read: fn(Json) -> Option<T>) -> Option<Change<T>> {
    if !json.has("to") {
        return None;
    }
    let mut side = |name| match json.take(name) {
        Json::Null => Some(None),
        side => read(side).map(Some),
    };
    Some(Change { from: side("from")?, to: side("to")? })
}

fn granted(mut json: Json) -> Option<Granted> {
    let scope = Scope::from(json.take("scope").text()?);
    Some(Granted { scope, level: json.take("level").text().map(Level::from) })
}

/// The number counts if the list is left out or cannot be read as a whole.
fn listed(list: Json, count: Json) -> Option<Listed> {
    let mut data_sets = Selection::default();
    let mut came = 0;
    if list != Json::Null {
        let list = list.items()?;
        came = list.len();
        let list: Vec<SharedDataSet> =
            list.into_iter().filter_map(|item| item.try_into().ok()).collect();
        data_sets.insert_all(list.iter().map(|it| (it.id.as_ref(), it.name.as_deref())));
    }
    Some(Listed { count: count.number().map_or(came, |count| count as usize), data_sets })
}

/// The texts of the items of the list `result`, as they came.
fn items(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let (mut items, mut depth, mut quote) = (Vec::new(), 0, None);
    // The last text outside of all lists, and the start of the current item.
    let (mut name, mut start) = ("", None);
    let mut at = 0;
    while at < bytes.len() {
        match (quote, bytes[at]) {
            (Some(_), b'\\') => at += 1,
            (Some(from), b'"') => {
                if depth == 1 {
                    name = &text[from..at];
                }
                quote = None;
            }
            (Some(_), _) => {}
            (None, b'"') => quote = Some(at + 1),
            (None, b'[' | b'{') => {
                depth += 1;
                if depth == 2 && bytes[at] == b'[' && name == "result" {
                    start = Some(at + 1);
                }
            }
            (None, b',') if depth == 2 => {
                if let Some(from) = &mut start {
                    items.push(text[*from..at].trim());
                    *from = at + 1;
                }
            }
            (None, b']' | b'}') => {
                if depth == 2
                    && let Some(from) = start.take()
                {
                    let last = text[from..at].trim();
                    if !last.is_empty() {
                        items.push(last);
                    }
                }
                depth -= 1;
            }
            _ => {}
        }
        at += 1;
    }
    items
}

/// An entry as it came, with a line for each member.
pub fn in_lines(raw: &str) -> String {
    let mut lines = String::with_capacity(raw.len() * 2);
    let (mut depth, mut is_text, mut is_escaped) = (0, false, false);
    for letter in raw.chars() {
        if is_text {
            lines.push(letter);
            is_text = is_escaped || letter != '"';
            is_escaped = letter == '\\' && !is_escaped;
            continue;
        }
        let is_end = matches!(letter, ']' | '}');
        if is_end {
            depth -= 1;
            if lines.ends_with(['[', '{']) {
                lines.push(letter);
                continue;
            }
        }
        let is_inside = lines.ends_with(['[', '{', ',']) && !letter.is_whitespace();
        if is_end || is_inside {
            lines.push('\n');
            lines.extend((0..depth.max(0)).map(|_| "  "));
        }
        match letter {
            letter if letter.is_whitespace() => {}
            ':' => lines.push_str(": "),
            letter => lines.push(letter),
        }
        is_text = letter == '"';
        depth += i32::from(matches!(letter, '[' | '{'));
    }
    lines
}

#[cfg(test)]
mod tests;
