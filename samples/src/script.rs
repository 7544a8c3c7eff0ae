//! The samples: scripts, programs and files for tools. The text is in the templates; this file fills in
//! the account's values.

mod layout;
mod python_line;

use self::layout::Layout;
use super::credentials::sdk_env_file;
use super::input::{LEVEL_ADMIN, SampleAccess, SampleInput};
use super::literal;
use super::template::{Block, Fill};

/// At most this many data sets are written into the Python script. More would make it unreadable;
/// the script says how to list them all.
pub const DATA_SETS_WRITTEN: usize = 100;

/// The sample that programs call `form`, from its templates.
pub fn sample(form: &str, input: &SampleInput, templates: &[&str]) -> String {
    let template = |at: usize| templates.get(at).copied().unwrap_or_default();
    match Layout::of(form) {
        Some(layout) => filled_by(layout, input, template(0)),
        None if form == "sdk" => sdk_env_file(input),
        None => python(input, template(0), template(1)),
    }
}

fn filled_by(layout: &Layout, input: &SampleInput, template: &str) -> String {
    let block = |name: &str| match (name, input.access) {
        ("admin", access) if !is_admin(access) => Block::Drop,
        ("whole", SampleAccess::DataSets(_)) | ("picked", SampleAccess::Workspace { .. }) => {
            Block::Drop
        }
        _ => secret_block(input, name),
    };
    let constant = |out: &mut String, line: &str| {
        let starts = layout.starts.into_iter().zip(values(input));
        let Some((at, (start, value))) =
            starts.enumerate().find(|(_, (start, _))| line.starts_with(start))
        else {
            return input.secret.is_some() && warns_in_json(out, line);
        };
        let write = if at == 0 { layout.name } else { layout.value };
        out.push_str(start);
        write(out, value);
        // Such as a semicolon.
        out.push_str(line.rfind(['"', '\'']).map_or("", |quote| &line[quote + 1..]));
        out.push('\n');
        true
    };
    filled(template, &Fill { block: &block, constant: &constant })
}

/// A Python script (3.9 or later) that makes first calls with the account.
fn python(input: &SampleInput, template: &str, hand_picked: &str) -> String {
    let block = |name: &str| match (name, input.access) {
        ("access" | "first calls", SampleAccess::DataSets(_)) => Block::From(hand_picked),
        ("admin", access) if !is_admin(access) => Block::Drop,
        _ => secret_block(input, name),
    };
    let constant = |out: &mut String, line: &str| {
        if let Some((name, value)) = python_constant(input, line) {
            python_line::assignment(out, name, value);
            return true;
        }
        let SampleAccess::DataSets(shared) = input.access else { return false };
        let left_out = "LEFT_OUT = 0";
        if line.starts_with("DATA_SETS: ") {
            python_data_sets(out, line, shared);
        } else if let Some(comment) = line.strip_prefix(left_out) {
            let more = shared.len().saturating_sub(DATA_SETS_WRITTEN);
            out.push_str(left_out.trim_end_matches('0'));
            out.push_str(&more.to_string());
            out.push_str(comment);
            out.push('\n');
        } else {
            return false;
        }
        true
    };
    filled(template, &Fill { block: &block, constant: &constant })
}

/// JSON has no comments: the description of a Postman collection warns.
fn warns_in_json(out: &mut String, line: &str) -> bool {
    let Some((before, _)) = line.split_once("The secret is not in this file: write it into") else {
        return false;
    };
    out.push_str(before);
    out.push_str("WARNING: the variable clientSecret holds the secret. Keep this file out of version control, mail and chats: whoever reads it can act as this account.\",\n");
    true
}

fn filled(template: &str, fill: &Fill) -> String {
    let mut out = String::with_capacity(template.len() * 2);
    fill.write(&mut out, template);
    out
}

fn secret_block<'a>(input: &SampleInput, name: &str) -> Block<'a> {
    let is_there = match name {
        "secret" | "no secret" => input.secret.is_some(),
        "key" | "no key" => input.api_key.is_some(),
        _ => return Block::Keep,
    };
    if is_there == name.starts_with("no ") { Block::Drop } else { Block::Keep }
}

fn is_admin(access: SampleAccess) -> bool {
    matches!(access, SampleAccess::Workspace { level } if level == LEVEL_ADMIN)
}

/// The account's values in the order of the names below, and of [`Layout::starts`].
fn values<'a>(input: &SampleInput<'a>) -> [&'a str; 8] {
    [
        input.account_name,
        input.account_id,
        input.api_key.unwrap_or(""),
        input.secret.unwrap_or(""),
        input.workspace_id,
        input.api_base,
        input.token_url,
        input.resource,
    ]
}

const PYTHON_NAMES: [&str; 8] = [
    "ACCOUNT_NAME",
    "CLIENT_ID",
    "API_KEY",
    "CLIENT_SECRET",
    "WORKSPACE_ID",
    "API_BASE",
    "LOGIN_URL",
    "RESOURCE",
];

/// If a line of a template sets a constant: the constant's name, and the account's value for it.
fn python_constant<'a>(input: &SampleInput<'a>, line: &str) -> Option<(&'static str, &'a str)> {
    let sets = |name: &str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(" = "));
    PYTHON_NAMES.into_iter().zip(values(input)).find(|(name, _)| sets(name))
}

fn python_data_sets(out: &mut String, line: &str, shared: &[(&str, &str)]) {
    out.push_str(line);
    if shared.is_empty() {
        out.push_str("}\n");
        return;
    }
    out.push('\n');
    for (id, name) in shared.iter().take(DATA_SETS_WRITTEN) {
        out.push_str("    ");
        literal::python(out, id, false);
        out.push_str(": ");
        literal::python(out, name, false);
        out.push_str(",\n");
    }
    out.push_str("}\n");
}
