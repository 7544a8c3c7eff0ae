//! No acknowledged change is lost when the program is killed.
//!
//! Three writers create, rename, give new secrets and remove, each with accounts of its own. The program is killed
//! (SIGKILL) after a number of answers drawn at random, while other requests are under way, and started again. Then every
//! account must be as the last answer about it said. What was under way may have happened or not; a creation that is sent
//! again under its key must have happened once.
//!
//! `WORKBENCH_KILLS=200 cargo test -p workbench --test program kills` is the long form.

use std::collections::HashMap;
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use fastrand::Rng;
use serde_json::Value;

use crate::running::{Answer, Running};

const USUAL_KILLS: u64 = 10;
const WRITERS: u64 = 3;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Account {
    name: String,
    /// `None` if the answer with the current one was lost.
    secret: Option<String>,
}

enum Change {
    Create { number: u64 },
    Rename { id: String, name: String },
    NewSecret { id: String, key: String },
    Remove { id: String },
}

/// One writer: its accounts as in the last answers, and its last request without an answer.
struct Writer {
    random: Rng,
    next_number: u64,
    accounts: HashMap<String, Account>,
    under_way: Option<Change>,
}

impl Writer {
    fn new(place: u64) -> Self {
        Self {
            random: Rng::with_seed(place),
            next_number: place * 1_000_000,
            accounts: HashMap::new(),
            under_way: None,
        }
    }

    /// Makes changes until an answer is missing.
    fn work(&mut self, running: &Running, cookie: &str, acknowledged: &Sender<()>) {
        loop {
            let change = self.draw();
            let answer = send(running, cookie, &change);
            let Ok(answer) = answer else {
                self.under_way = Some(change);
                return;
            };
            self.note(&change, &answer);
            // The counter has ended: the program is about to be killed.
            let _ = acknowledged.send(());
        }
    }

    fn draw(&mut self) -> Change {
        let mut ids: Vec<&String> = self.accounts.keys().collect();
        ids.sort();
        let id = self.random.choice(&ids).map(|id| (*id).clone());
        self.next_number += 1;
        let number = self.next_number;
        match (id, self.random.u8(0..10)) {
            (None, _) | (_, 0..5) => Change::Create { number },
            (Some(id), 5..7) => Change::Rename { id, name: format!("Renamed {number}") },
            (Some(id), 7..9) => {
                Change::NewSecret { id, key: format!("00000000-0000-4000-9000-{number:012}") }
            }
            (Some(id), _) => Change::Remove { id },
        }
    }

    fn account(&mut self, id: &str) -> &mut Account {
        self.accounts.get_mut(id).expect("an account of this writer")
    }

    fn note(&mut self, change: &Change, answer: &Answer) {
        let secret = || text(&answer.json()["secret"]["value"]);
        match change {
            Change::Create { number } => {
                assert_eq!(answer.status, 201, "{}", answer.body);
                let name = format!("Kept {number}");
                self.accounts.insert(
                    text(&answer.json()["account"]["id"]),
                    Account { name, secret: Some(secret()) },
                );
            }
            Change::Rename { id, name } => {
                assert_eq!(answer.status, 200, "{}", answer.body);
                self.account(id).name.clone_from(name);
            }
            Change::NewSecret { id, .. } => {
                assert_eq!(answer.status, 200, "{}", answer.body);
                self.account(id).secret = Some(secret());
            }
            Change::Remove { id } => {
                assert_eq!(answer.status, 204, "{}", answer.body);
                self.accounts.remove(id);
            }
        }
    }

    /// After a restart: records the outcome of the unanswered change, and compares all others.
    fn compare(&mut self, running: &Running, cookie: &str, found: &mut HashMap<String, String>) {
        match self.under_way.take() {
            None => {}
            Some(Change::Create { number }) => {
                let again = running.create(cookie, number).expect("an answer");
                assert_eq!(again.status, 201, "{}", again.body);
                let name = format!("Kept {number}");
                let answer = again.json();
                let id = text(&answer["account"]["id"]);
                let twins = found.iter().filter(|(other, known)| **known == name && **other != id);
                assert_eq!(twins.count(), 0, "{name} was made twice");
                found.insert(id.clone(), name.clone());
                let secret = answer["secret"]["value"].as_str().map(str::to_owned);
                self.accounts.insert(id, Account { name, secret });
            }
            Some(Change::Rename { id, name }) if found.get(&id) == Some(&name) => {
                self.account(&id).name = name;
            }
            // The change was not made.
            Some(Change::Rename { .. }) => {}
            Some(Change::NewSecret { id, .. }) => {
                self.account(&id).secret = None;
            }
            Some(Change::Remove { id }) if !found.contains_key(&id) => {
                self.accounts.remove(&id);
            }
            Some(Change::Remove { .. }) => {}
        }
        for (id, account) in &self.accounts {
            assert_eq!(found.remove(id).as_ref(), Some(&account.name), "{id} after the new start");
        }
        // Only one secret is tried, because each costs a slow hash.
        let mut known: Vec<_> = self.accounts.iter().collect();
        known.retain(|(_, account)| account.secret.is_some());
        known.sort_by_key(|(id, _)| id.as_str());
        if let Some((id, account)) = self.random.choice(&known) {
            let secret = account.secret.as_deref().expect("a secret");
            let answer = running.ask_for_token(id, secret).expect("an answer");
            assert_eq!(answer.status, 200, "{}", answer.body);
        }
    }
}

fn send(running: &Running, cookie: &str, change: &Change) -> std::io::Result<Answer> {
    let any = "\r\nIf-Match: *";
    match change {
        Change::Create { number } => running.create(cookie, *number),
        Change::Rename { id, name } => running.call(
            cookie,
            ("PATCH", &format!("/serviceAccounts/{id}")),
            any,
            &format!("{{\"name\":\"{name}\"}}"),
        ),
        Change::NewSecret { id, key } => running.call(
            cookie,
            ("POST", &format!("/serviceAccounts/{id}/secret")),
            &format!("{any}\r\nIdempotency-Key: {key}"),
            "",
        ),
        Change::Remove { id } => {
            running.call(cookie, ("DELETE", &format!("/serviceAccounts/{id}")), any, "")
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a string is wanted, not {value}")).to_owned()
}

/// The names of all accounts that the writers made, by id.
fn accounts(running: &Running, cookie: &str) -> HashMap<String, String> {
    let mut all = HashMap::new();
    for page in 1.. {
        let path = format!("/serviceAccounts?pageSize=1000&pageIndex={page}");
        let answer = running.call(cookie, ("GET", &path), "", "").expect("an answer").json();
        let rows = answer["result"].as_array().expect("a page");
        all.extend(rows.iter().map(|row| (text(&row["id"]), text(&row["name"]))));
        if page >= answer["totalPages"].as_u64().expect("a number") {
            break;
        }
    }
    all.retain(|_, name| name.starts_with("Kept ") || name.starts_with("Renamed "));
    all
}

fn integrity(database: &Path) -> String {
    let db = rusqlite::Connection::open(database).expect("the database");
    db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer")
}

#[test]
fn acknowledged_changes_survive_every_kill() {
    let kills = std::env::var("WORKBENCH_KILLS")
        .map_or(USUAL_KILLS, |kills| kills.parse().expect("WORKBENCH_KILLS is a number"));
    let folder = tempfile::TempDir::new().expect("a folder");
    let database = folder.path().join("demo.sqlite");
    let mut random = Rng::with_seed(kills);
    let mut writers: Vec<Writer> = (1..=WRITERS).map(Writer::new).collect();
    let mut running = Running::start(&database);
    // The token stays valid: its signing key is in the database. The name of its cookie has the port, which
    // differs with each start.
    let cookie = running.signed_in();
    let (_, session) = cookie.split_once('=').expect("a name and a value");
    let cookie = format!("dwb_session={session}");
    let mut acknowledged = 0;
    for kill in 1..=kills {
        let enough = random.usize(1..20);
        let (sender, answers) = channel();
        thread::scope(|scope| {
            for writer in &mut writers {
                let (sender, running, cookie) = (sender.clone(), &running, &cookie);
                scope.spawn(move || writer.work(running, cookie, &sender));
            }
            assert_eq!(answers.iter().take(enough).count(), enough, "kill {kill}");
            running.signal("KILL");
        });
        running.end();
        acknowledged += enough + answers.try_iter().count();
        running = Running::start(&database);
        let mut found = accounts(&running, &cookie);
        for writer in &mut writers {
            writer.compare(&running, &cookie, &mut found);
        }
        assert_eq!(found, HashMap::new(), "accounts that nobody made, or that were removed");
    }
    running.signal("TERM");
    running.end();
    assert_eq!(integrity(&database), "ok");
    println!("{kills} kills, {acknowledged} acknowledged changes, none lost");
}
