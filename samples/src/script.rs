//! The sample scripts: Python, curl in a POSIX shell, and C#. The text is in the templates; this
//! file fills in the account's values.

mod python_line;

use super::input::{LEVEL_ADMIN, SampleAccess, SampleInput};
use super::literal;
use super::template::{Block, Fill};

/// At most this many data sets are written into the Python script. More would make it unreadable;
/// the script says how to list them all.
pub const DATA_SETS_WRITTEN: usize = 100;

const PYTHON: &str = include_str!("sample.py");
const PYTHON_HAND_PICKED: &str = include_str!("hand_picked.py");
const SHELL: &str = include_str!("sample.sh");
const CSHARP: &str = include_str!("sample.cs");

/// A Python script (3.9 or later) that makes first calls with the account.
pub fn python(input: &SampleInput) -> String {
    python_from(input, PYTHON, PYTHON_HAND_PICKED)
}

/// The same, from the given templates.
pub fn python_from(input: &SampleInput, template: &str, hand_picked: &str) -> String {
    let block = |name: &str| match (name, input.access) {
        ("access" | "first calls", SampleAccess::DataSets(_)) => Block::From(hand_picked),
        ("admin", access) if !is_admin(access) => Block::Drop,
        _ => secret_block(input, name),
    };
    let constant = |out: &mut String, line: &str| {
        if let Some((name, value)) = constant_of(input, line, PYTHON_NAMES, " = ") {
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

/// A POSIX shell script that gets a token and lists the data sets with curl.
pub fn curl(input: &SampleInput) -> String {
    curl_from(input, SHELL)
}

/// The same, from the given template.
pub fn curl_from(input: &SampleInput, template: &str) -> String {
    let constant = |out: &mut String, line: &str| {
        let Some((name, value)) = constant_of(input, line, SHELL_NAMES, "=") else { return false };
        out.push_str(name);
        out.push('=');
        literal::shell(out, value);
        out.push('\n');
        true
    };
    filled(template, &Fill { block: &|name| secret_block(input, name), constant: &constant })
}

/// A C# program of one file that gets a token and lists the data sets.
pub fn csharp(input: &SampleInput) -> String {
    csharp_from(input, CSHARP)
}

/// The same, from the given template.
pub fn csharp_from(input: &SampleInput, template: &str) -> String {
    let constant = |out: &mut String, line: &str| {
        let Some((name, value)) = constant_of(input, line, CSHARP_NAMES, " = ") else {
            return false;
        };
        out.push_str(name);
        out.push_str(" = ");
        literal::csharp(out, value);
        out.push_str(";\n");
        true
    };
    filled(template, &Fill { block: &|name| secret_block(input, name), constant: &constant })
}

fn filled(template: &str, fill: &Fill) -> String {
    let mut out = String::with_capacity(template.len() * 2);
    fill.write(&mut out, template);
    out
}

fn secret_block<'a>(input: &SampleInput, name: &str) -> Block<'a> {
    match (name, input.secret.is_some()) {
        ("secret", false) | ("no secret", true) => Block::Drop,
        _ => Block::Keep,
    }
}

fn is_admin(access: SampleAccess) -> bool {
    matches!(access, SampleAccess::Workspace { level } if level == LEVEL_ADMIN)
}

/// The names of the constants in one language, in the order of [`constant_of`].
type Names = [&'static str; 8];

const PYTHON_NAMES: Names = [
    "ACCOUNT_NAME",
    "CLIENT_ID",
    "API_KEY",
    "CLIENT_SECRET",
    "WORKSPACE_ID",
    "API_BASE",
    "LOGIN_URL",
    "RESOURCE",
];
const SHELL_NAMES: Names = [
    "ACCOUNT_NAME",
    "CLIENT_ID",
    "API_KEY",
    "CLIENT_SECRET",
    "WORKSPACE_ID",
    "API_BASE",
    "TOKEN_URL",
    "RESOURCE",
];
const CSHARP_NAMES: Names = [
    "const string AccountName",
    "const string ClientId",
    "const string ApiKey",
    "const string ClientSecret",
    "const string WorkspaceId",
    "const string ApiBase",
    "const string TokenUrl",
    "const string Resource",
];

/// If a line of a template sets a constant: the constant's name, and the account's value for it.
fn constant_of<'a>(
    input: &SampleInput<'a>,
    line: &str,
    names: Names,
    equals: &str,
) -> Option<(&'static str, &'a str)> {
    let values = [
        input.account_name,
        input.account_id,
        input.api_key.unwrap_or(""),
        input.secret.unwrap_or(""),
        input.workspace_id,
        input.api_base,
        input.token_url,
        input.resource,
    ];
    let sets = |name: &str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(equals));
    names.into_iter().zip(values).find(|(name, _)| sets(name))
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
