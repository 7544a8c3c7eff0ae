//! Pages of a ledger, from the full contract down to the least that is promised.

use super::*;

const ID: &str = "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11";

fn read(rows: &str) -> Result<Page<Row>, DecodeError> {
    let text = [
        r#"{"totalCount":150000,"result":["#,
        rows,
        r#"],"pageIndex":2,"pageSize":1000,"totalPages":150}"#,
    ];
    page(text.concat().as_bytes(), ID)
}

fn about(payload: &str) -> String {
    let start = r#"{"id":"e","userName":"Ada","resource":{"0F0C6A52-6A53-4E0E-9C0A-3F8C2A0D7C11":"Fleet"},"payload":"#;
    [
        start,
        payload,
        r#","eventName":"Service account blocked","timestamp":"2026-11-21T09:00:00Z"}"#,
    ]
    .concat()
}

fn entry(payload: &str) -> Entry {
    match read(&about(payload)).unwrap().result.remove(0) {
        Row::About(entry) => entry,
        other => panic!("{other:?}"),
    }
}

#[test]
fn rows_about_this_account_are_told_from_all_others() {
    let other = r#"{"resource":{"a":"x"},"timestamp":"t"}"#;
    let nothing = r#"{"resource":null,"timestamp":"t"}"#;
    let rows = [&about("{}"), other, nothing, r#"{"resource":"?"}"#, "7"].join(" , ");
    let page = read(&rows).unwrap();
    assert_eq!((page.page_index, page.page_size, page.total_count), (2, 1_000, 150_000));
    assert!(matches!(page.result[0], Row::About(_)));
    let elsewhere = Row::Else(Some("t".into()));
    assert_eq!(page.result[1..], [elsewhere.clone(), elsewhere, Row::Unreadable, Row::Unreadable]);
    assert!(read("7").is_err() && read("").is_ok());
    assert!(page_of("{}").is_err() && page_of("[]").is_err());
}

fn page_of(text: &str) -> Result<Page<Row>, DecodeError> {
    page(text.as_bytes(), ID)
}

#[test]
fn the_least_that_is_promised_is_enough() {
    for (payload, kind) in [
        (r#"{"eventType":"ServiceAccountCreated"}"#, Kind::Created),
        (r#"{"eventType":"ServiceAccountUpdated"}"#, Kind::Updated),
        (r#"{"eventType":"ServiceAccountSecretRegenerated"}"#, Kind::SecretRegenerated),
        (r#"{"eventType":"ServiceAccountDeleted"}"#, Kind::Deleted),
        (r#"{"eventType":"ServiceAccountBlocked"}"#, Kind::Other("Service account blocked".into())),
        ("{}", Kind::Other("Service account blocked".into())),
        ("7", Kind::Other("Service account blocked".into())),
    ] {
        let entry = entry(payload);
        assert_eq!((entry.kind, entry.recorded), (kind, None), "{payload}");
        assert_eq!(entry.by.as_deref(), Some("Ada"));
        assert_eq!(entry.on.as_deref(), Some("2026-11-21T09:00:00Z"));
    }
}

#[test]
fn recorded_changes_are_read_and_half_of_one_is_none() {
    let told = |changes: &str| {
        let payload =
            [r#"{"eventType":"ServiceAccountUpdated","traceId":"00-1","changes":"#, changes, "}"];
        let entry = entry(&payload.concat());
        assert_eq!(entry.trace_id.as_deref(), Some("00-1"));
        entry.recorded.map(|told| Recorded::clone(&told))
    };
    let all = told(
        r#"{"name":{"from":"A","to":"B"},"access":{"from":{"scope":"workspace","level":"admin"},"to":{"scope":"dataSets"}},
            "dataSets":{"addedCount":2,"added":[{"id":"1","name":"Sales"},{"id":"2","name":null}],"removedCount":4000}}"#,
    )
    .unwrap();
    assert_eq!(all.name, Some(Change { from: Some("A".into()), to: Some("B".into()) }));
    let access = all.access.unwrap();
    assert_eq!(access.from, Some(Granted { scope: Scope::Workspace, level: Some(Level::Admin) }));
    assert_eq!(access.to, Some(Granted { scope: Scope::DataSets, level: None }));
    assert!(all.added.is_complete() && all.added.count == 2);
    assert!(!all.removed.is_complete() && all.removed.count == 4_000);
    for nothing in ["null", "7", "{}", r#"{"colour":{"from":"a","to":"b"}}"#] {
        assert_eq!(told(nothing), None, "{nothing}");
    }
    for half in
        [r#"{"name":{"from":"A","to":"B"},"access":7}"#, r#"{"access":{"to":{"level":"x"}}}"#]
    {
        assert_eq!(told(half), None, "{half}");
    }
    let unreadable = told(r#"{"dataSets":{"removed":[{"id":"1"},{"id":7}]}}"#).unwrap();
    assert!(unreadable.removed.count == 2 && !unreadable.removed.is_complete());
}

#[test]
fn an_entry_is_kept_as_it_came() {
    let odd = r#"{ "eventType":"x", "n":-1.50, "big":12345678901234567890, "t":"a\"],}{[\\" }"#;
    let text = about(odd);
    assert_eq!(&*entry(odd).raw, text);
    let rows = [r#"{"resource":{"b":"]},\""},"timestamp":"t"}"#, &text].join("\n,");
    match &read(&rows).unwrap().result[1] {
        Row::About(entry) => assert_eq!(&*entry.raw, text),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_entry_in_lines_has_the_same_values() {
    let text = r#"{"a":-1.50,"b":[ ],"c":{},"d":["x, {\"}",{"e":null}]}"#;
    let lines = in_lines(text);
    let expected = [
        "{",
        r#"  "a": -1.50,"#,
        r#"  "b": [],"#,
        r#"  "c": {},"#,
        r#"  "d": ["#,
        r#"    "x, {\"}","#,
        "    {",
        r#"      "e": null"#,
        "    }",
        "  ]",
        "}",
    ];
    assert_eq!(lines.lines().collect::<Vec<_>>(), expected);
    let values = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(values(text), values(&lines));
}
