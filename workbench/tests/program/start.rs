//! What a start does to existing files: other programs' files are left alone, and nothing is changed before the port is
//! bound.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use rusqlite::Connection;

use crate::running::{Running, command, outcome};

fn number_of_accounts(running: &Running) -> u64 {
    let list = running.call(&running.signed_in(), ("GET", "/serviceAccounts"), "", "");
    list.expect("an answer").json()["totalCount"].as_u64().expect("a number")
}

fn stopped(running: Running) {
    running.signal("TERM");
    assert_eq!(running.end().code(), Some(0));
}

/// A database with one more account than the demo has.
fn used_database(database: &Path) {
    let running = Running::start(database);
    let cookie = running.signed_in();
    assert_eq!(running.create(&cookie, 1).expect("an answer").status, 201);
    stopped(running);
}

#[test]
fn fresh_deletes_the_database_only_after_the_port_is_bound() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let database = folder.path().join("demo.sqlite");
    used_database(&database);

    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let refused = outcome(command(&database, port).arg("--fresh"));
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("choose another --port"));

    let running = Running::start(&database);
    assert_eq!(number_of_accounts(&running), 3, "nothing was lost");
    stopped(running);

    let running = Running::of(command(&database, 0).arg("--fresh"));
    assert_eq!(number_of_accounts(&running), 2, "the demo's own");
    stopped(running);
    let mode = fs::metadata(&database).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// Files of other programs, by name.
fn strangers(folder: &Path) -> Vec<std::path::PathBuf> {
    let of = |name: &str| folder.join(name);
    fs::write(of("notes.txt"), "Notes of somebody, more than a hundred bytes long. ".repeat(9))
        .expect("a file");
    fs::write(of("short"), "x").expect("a file");
    fs::write(of("cut-off.sqlite"), "SQLite format 3").expect("a file");
    let holidays = Connection::open(of("holidays.sqlite")).expect("a database");
    holidays
        .execute_batch("CREATE TABLE photos (name TEXT); INSERT INTO photos VALUES ('a')")
        .unwrap();
    let marked = Connection::open(of("marked.sqlite")).expect("a database");
    marked
        .execute_batch("PRAGMA application_id = 252006674; CREATE TABLE signing_key (a); CREATE TABLE idempotency_keys (a)")
        .unwrap();
    let alike = Connection::open(of("alike.sqlite")).expect("a database");
    alike.execute_batch("PRAGMA user_version = 1; CREATE TABLE signing_key (a)").unwrap();
    ["notes.txt", "short", "cut-off.sqlite", "holidays.sqlite", "marked.sqlite", "alike.sqlite"]
        .map(of)
        .into()
}

#[test]
fn files_of_other_programs_are_left_alone_with_and_without_fresh() {
    let folder = tempfile::TempDir::new().expect("a folder");
    for path in strangers(folder.path()) {
        let before = fs::read(&path).expect("a file");
        for fresh in [false, true] {
            let mut command = command(&path, 0);
            let refused = outcome(if fresh { command.arg("--fresh") } else { &mut command });
            let said = String::from_utf8_lossy(&refused.stderr).into_owned();
            assert_eq!(refused.status.code(), Some(1), "{}: {said}", path.display());
            assert!(said.contains("no database of the Workbench"), "{said}");
            assert!(said.contains("choose another --database"), "{said}");
            assert!(!said.contains("--fresh"), "no advice to remove it: {said}");
            assert!(fs::read(&path).expect("a file") == before, "{} has changed", path.display());
        }
    }
}

#[test]
fn a_folder_is_no_database() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let refused = outcome(command(folder.path(), 0).arg("--fresh"));
    assert_eq!(refused.status.code(), Some(1));
    assert!(!String::from_utf8_lossy(&refused.stderr).contains("--fresh"));
    assert!(folder.path().is_dir());
}

#[test]
fn an_empty_file_becomes_a_database() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let database = folder.path().join("demo.sqlite");
    fs::write(&database, "").expect("a file");
    stopped(Running::of(command(&database, 0).arg("--fresh")));
    stopped(Running::start(&database));
}

#[test]
fn a_database_of_the_first_workbench_is_known_and_brought_up_to_date() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let database = folder.path().join("demo.sqlite");
    used_database(&database);
    let older = Connection::open(&database).expect("a database");
    older
        .execute_batch(
            "PRAGMA application_id = 0; PRAGMA user_version = 1; DROP TABLE ended_sessions;
             ALTER TABLE workspaces DROP COLUMN region;
             DROP INDEX ledger_of_data_set;
             ALTER TABLE ledger DROP COLUMN data_set_id;
             DROP TABLE ingest_jobs; DROP TABLE uploaded_rows; DROP TABLE sas_generations;
             CREATE VIRTUAL TABLE data_set_names USING fts5 (folded_name, tokenize = 'trigram');
             CREATE INDEX data_sets_by_name ON data_sets (row);
             CREATE INDEX data_sets_by_creation ON data_sets (created_on);
             CREATE INDEX data_sets_by_change ON data_sets (last_modified_on);
             UPDATE data_sets SET tags = '{\"environment\": \"test\"}';
             UPDATE ledger SET resource = '{\"type\": \"ServiceAccount\", \"id\": \"a\", \"name\": \"Fleet\"}';
             INSERT INTO ledger (id, workspace_id, user_id, user_name, event_name, resource, payload, timestamp)
             SELECT 'e', id, id, 'Ada Admin', 'Ingest requested', '{\"type\": \"Ingest\", \"id\": \"i\"}',
                 '{\"eventType\": \"IngestRequested\", \"description\": null}', 0 FROM workspaces",
        )
        .expect("as it was");
    // Two names that are equal only in the new comparison, and one that was stored for the old one.
    let rename = "UPDATE service_accounts SET name = ?1, folded_name = ?2, search_text = ?2
                  WHERE row = (SELECT min(row) + ?3 FROM service_accounts)";
    for (place, (name, folded)) in
        [("A\u{308}rger", "a\u{308}rger"), ("Ärger", "ärger"), ("STRAẞE", "straße")]
            .iter()
            .enumerate()
    {
        older.execute(rename, rusqlite::params![name, folded, place as i64]).expect("a change");
    }
    drop(older);
    let running = Running::start(&database);
    assert_eq!(number_of_accounts(&running), 3);
    let search = |text: &str| {
        let path = format!("/serviceAccounts?search={text}");
        let answer = running.call(&running.signed_in(), ("GET", &path), "", "");
        answer.expect("an answer").json()["totalCount"].clone()
    };
    assert_eq!(search("strasse"), 1);
    assert_eq!(search("%C3%A4rger"), 2);
    let get = |method, path| {
        running.call(&running.signed_in(), (method, path), "", "").expect("an answer").json()
    };
    assert_eq!(get("GET", "")["region"], "EU");
    let data_sets = get("POST", "/datasets/query");
    assert_eq!(data_sets["result"][0]["tags"]["environment"][0], "test");
    let event = &get("GET", "/ledger")["result"][0];
    assert_eq!(
        (&event["resource"]["i"], &event["payload"]["eventType"]),
        (&"".into(), &"IngestRequested".into())
    );
    stopped(running);
    stopped(Running::of(command(&database, 0).arg("--fresh")));
}
