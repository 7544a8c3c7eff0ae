//! The program: it says where it listens, stops cleanly on a signal, and loses no change that it confirmed.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

struct Running {
    child: Child,
    address: String,
    rest: BufReader<std::process::ChildStdout>,
}

impl Running {
    fn start(database: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_workbench"))
            .args(["--port", "0", "--data-sets", "5", "--service-accounts", "2", "--database"])
            .arg(database)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the Workbench starts");
        let mut rest = BufReader::new(child.stdout.take().expect("a stdout"));
        let mut line = String::new();
        rest.read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("The local Workbench listens at http://");
        let address = address
            .and_then(|address| address.strip_suffix('/'))
            .expect("the agreed line")
            .to_owned();
        Self { child, address, rest }
    }

    /// Sends a request over a plain socket; returns the answer.
    fn send(&self, head: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let length = body.len();
        write!(
            stream,
            "{head}\r\nHost: {}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}",
            self.address
        )
        .expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    fn signed_in(&self) -> String {
        let answer = self.send("GET /sign-in?as=administrator HTTP/1.1", "");
        let cookie = answer
            .lines()
            .find_map(|line| line.to_lowercase().starts_with("set-cookie: ").then(|| &line[12..]));
        cookie.and_then(|cookie| cookie.split(';').next()).expect("a cookie").to_owned()
    }

    fn signal(&self, name: &str) {
        let sent =
            Command::new("kill").args([format!("-{name}"), self.child.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()));
    }

    /// Waits for the program to end; asserts that stdout had no other lines.
    fn end(mut self) -> std::process::ExitStatus {
        let mut rest = String::new();
        self.rest.read_to_string(&mut rest).expect("the end of stdout");
        assert_eq!(rest, "");
        self.child.wait().expect("an end")
    }
}

const ACCOUNTS: &str =
    "/veracity/dw/gateway/api/v2/workspaces/3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10/serviceAccounts";

fn create(running: &Running, cookie: &str, number: u32) -> String {
    let head = format!(
        "POST {ACCOUNTS} HTTP/1.1\r\nCookie: {cookie}\r\nContent-Type: application/json\r\n\
         Idempotency-Key: 00000000-0000-4000-8000-{number:012}"
    );
    let access = "{\"scope\":\"workspace\",\"level\":\"reader\"}";
    let body = format!(
        "{{\"name\":\"Kept {number}\",\"contactEmail\":\"a@example.com\",\"access\":{access}}}"
    );
    running.send(&head, &body)
}

#[test]
fn it_stops_cleanly_on_either_signal_and_starts_again_with_its_data() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let database = folder.path().join("below").join("demo.sqlite");
    for (number, signal) in [(1, "TERM"), (2, "INT")] {
        let running = Running::start(&database);
        let cookie = running.signed_in();
        assert!(create(&running, &cookie, number).starts_with("HTTP/1.1 201"));
        // An idle connection must not delay the end.
        let _idle = TcpStream::connect(&running.address).expect("a connection");
        running.signal(signal);
        assert_eq!(running.end().code(), Some(0), "{signal}");
    }
    let running = Running::start(&database);
    let list = running.send(
        &format!("GET {ACCOUNTS}?search=kept HTTP/1.1\r\nCookie: {}", running.signed_in()),
        "",
    );
    assert!(list.contains("\"totalCount\":2"), "{list}");
    running.signal("TERM");
    running.end();
}

#[test]
fn what_was_acknowledged_outlives_a_sudden_death() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let database = folder.path().join("demo.sqlite");
    let running = Running::start(&database);
    let cookie = running.signed_in();
    for number in 1..=5 {
        assert!(create(&running, &cookie, number).starts_with("HTTP/1.1 201"));
    }
    running.signal("KILL");
    running.end();
    let running = Running::start(&database);
    // The session too: its key is in the database.
    let list =
        running.send(&format!("GET {ACCOUNTS}?search=kept HTTP/1.1\r\nCookie: {cookie}"), "");
    assert!(list.contains("\"totalCount\":5"), "{list}");
    running.signal("TERM");
    running.end();
}
