//! No input makes the tab panic: answers, refusals, addresses, attributes, files and typed text.
//!
//! Each property takes 10,000 inputs. `PROPTEST_CASES=20000`, as in `cargo xtask soak`, makes it a million.

use api_management::domain::account::ServiceAccount;
use api_management::domain::config::Config as Attributes;
use api_management::domain::data_set::{DataSet, Schema, SharedDataSet, TagInUse};
use api_management::domain::page::Page;
use api_management::domain::route::Route;
use api_management::domain::text::isolated;
use api_management::domain::uuid::is_uuid;
use api_management::domain::workspace::Workspace;
use api_management::domain::{email, name};
use api_management::wire::answers::{Credentials, List};
use api_management::wire::description;
use api_management::wire::json::decode;
use api_management::wire::problem::{Sent, read_refusal};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};

const ACCOUNT: &str = r#"{"id":"0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11","name":"Fleet","contactEmail":"f@b.no",
"apiKey":"00112233445566778899aabbccddeeff","access":{"scope":"dataSets","level":"reader","dataSetCount":2,
"dataSets":[{"id":"a","name":"A"},{"id":"b","name":"B"}]},"secretExpiresOn":"2028-11-21T09:00:00Z"}"#;

/// Documents of the contract, from which the inputs are made.
fn documents() -> Vec<String> {
    let row = r#"{"id":"a","name":"A","schemaInfo":{"schemaName":"S"},"tags":{"region":"north"}}"#;
    vec![
        ACCOUNT.to_owned(),
        format!(r#"{{"result":[{ACCOUNT},{row}],"pageIndex":1,"pageSize":2,"totalCount":2}}"#),
        format!(r#"{{"account":{ACCOUNT},"secret":{{"value":"s3cret","expiresOn":"2028"}}}}"#),
        r#"[{"name":"S","schemaVersions":[{"id":"a"}]},{"key":"region","values":["north"]}]"#
            .to_owned(),
        r#"{"type":"urn:x","title":"No.","errors":{"Name":["a","b"]},"traceId":"00-1"}"#.to_owned(),
    ]
}

/// JSON that often breaks parsers.
const PIECES: [&str; 18] = [
    "null",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "\\ud800",
    "1e999",
    "-0",
    "12.0",
    "18446744073709551616",
    "\u{feff}",
    "\u{0}",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "true",
];

/// A document after some of its bytes were replaced, inserted or cut off.
fn spoilt() -> impl Strategy<Value = Vec<u8>> {
    let edit = (any::<Index>(), select(&PIECES[..]), any::<u8>(), 0..4_u8);
    (select(documents()), vec(edit, 0..6)).prop_map(|(document, edits)| {
        let mut bytes = document.into_bytes();
        for (place, piece, byte, kind) in edits {
            let at = place.index(bytes.len() + 1);
            match kind {
                0 => drop(bytes.splice(at..at, piece.bytes())),
                1 if at < bytes.len() => bytes[at] = byte,
                2 => bytes.truncate(at),
                _ => drop(bytes.splice(at..(at + 9).min(bytes.len()), piece.bytes())),
            }
        }
        bytes
    })
}

fn every<S: Strategy>(inputs: S, holds: impl Fn(S::Value)) {
    let Config { cases, .. } = Config::default();
    let standard = std::env::var_os("PROPTEST_CASES").is_none();
    let cases = if standard { 10_000 } else { cases.saturating_mul(50) };
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(
            proptest::test_runner::RngAlgorithm::ChaCha,
        ),
    )
    .run(&inputs, |input| {
        holds(input);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn answers() {
    every(spoilt(), |bytes| {
        let _ = decode::<ServiceAccount>(&bytes);
        let _ = decode::<Workspace>(&bytes);
        let _ = decode::<List<Schema>>(&bytes);
        let _ = decode::<List<TagInUse>>(&bytes);
        let _ = decode::<Page<Option<DataSet>>>(&bytes);
        let _ = decode::<Page<Option<SharedDataSet>>>(&bytes);
        if let Ok(page) = decode::<Page<Option<ServiceAccount>>>(&bytes) {
            assert!(page.total_count <= 100_000);
            assert!(page.result.is_empty() || page.result.iter().any(Option::is_some));
        }
        if let Ok(answer) = decode::<Credentials>(&bytes) {
            assert!(answer.secret.is_none_or(|secret| !secret.expose().is_empty()));
        }
    });
}

#[test]
fn refusals() {
    let sent = any::<(bool, bool, bool)>();
    every((300..600_u16, any::<Option<u32>>(), sent, spoilt()), |(status, wait, sent, body)| {
        let (has_body, key, version) = sent;
        let error = read_refusal(status, &body, wait, Sent { body: has_body, key, version });
        assert!(error.words().ends_with('.'), "{}", error.words());
        let shown = error.reason.iter().chain(error.fields.iter().map(|(_, reason)| reason));
        assert!(shown.map(String::len).all(|length| length < 20_000));
    });
}

#[test]
fn addresses() {
    let base = select(vec!["", "/", "#", "#/a", "/ws/1/apiManagement", "/ws/1/apiManagement/"]);
    let end = prop_oneof![
        "[/a-zA-Z0-9.%?#-]{0,12}",
        "\\PC{0,12}",
        "/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/?",
    ];
    every((base, end), |(base, end)| {
        let _ = Route::parse(base, &end);
        let Some(route) = Route::parse(base, &[base.trim_end_matches('/'), &end].concat()) else {
            return;
        };
        if let Route::Account(id) = &route {
            assert!(is_uuid(id) && *id == id.to_ascii_lowercase());
        }
        assert_eq!(Route::parse(base, &route.path(base)), Some(route));
    });
}

#[test]
fn attributes() {
    let value = prop_oneof![
        "\\PC{0,20}",
        "https?://[a-z@:?#/.]{0,12}",
        "[/#][a-z@:?#/.]{0,12}",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    ];
    every(vec(proptest::option::of(value), 6), |values| {
        let names = ["workspace-id", "api-base", "portal-base", "base-path", "token-url", "locale"];
        let attribute = |name: &str| values[names.iter().position(|it| *it == name)?].clone();
        let resolve = |value: &str| match value.starts_with('/') {
            true => Some(["https://host", value].concat()),
            false => value.starts_with("http").then(|| value.to_owned()),
        };
        match Attributes::read(attribute, resolve, str::is_ascii) {
            Ok(read) => {
                assert!(is_uuid(&read.workspace_id));
                assert!(!read.api_base.contains(['?', '#']), "{}", read.api_base);
            }
            Err(faults) => assert!(!faults.is_empty() && faults.iter().all(|it| it.ends_with('.'))),
        }
    });
}

#[test]
fn files_and_what_is_typed() {
    every(("\\PC{0,80}|[\\x00-\\x7f]{0,40}", spoilt()), |(text, bytes)| {
        let _ = description::read(&text);
        let _ = description::read(&String::from_utf8_lossy(&bytes));
        let _ = (email::as_sent(&text), isolated(&text));
        if let Ok(name) = name::check(&text) {
            assert_eq!(name::check(name), Ok(name));
            assert_eq!(name::shown(name), name);
        }
        if let Ok(address) = email::check(&text) {
            assert!(address.contains('@'));
        }
    });
}
