//! A Workbench that runs as a process of its own, and its answers over a plain socket.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};

use serde_json::Value;
use workbench::demo::WORKSPACE;
use workbench::{gateway, token};

pub(crate) struct Running {
    pub(crate) child: Child,
    /// Such as `127.0.0.1:40123`.
    pub(crate) address: String,
    rest: BufReader<std::process::ChildStdout>,
}

/// The program with this database and a small demo.
pub(crate) fn command(database: &Path, port: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_workbench"));
    command
        .args(["--data-sets", "5", "--service-accounts", "2", "--port"])
        .arg(port.to_string())
        .arg("--database")
        .arg(database);
    command
}

/// Runs a command that must end with an error.
pub(crate) fn outcome(command: &mut Command) -> Output {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the Workbench starts");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("a stdout")).read_line(&mut line).expect("a line");
    if !line.is_empty() {
        child.kill().expect("an end");
    }
    assert_eq!(line, "", "it listens");
    child.wait_with_output().expect("an outcome")
}

impl Running {
    pub(crate) fn start(database: &Path) -> Self {
        Self::of(&mut command(database, 0))
    }

    pub(crate) fn of(command: &mut Command) -> Self {
        let mut child = command
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

    /// The complete answer to a request, or an error.
    pub(crate) fn send(&self, head: &str, body: &str) -> io::Result<Answer> {
        let mut stream = TcpStream::connect(&self.address)?;
        let (host, length) = (&self.address, body.len());
        write!(
            stream,
            "{head}\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
        )?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        Answer::whole(text)
    }

    /// Signs in as the administrator; returns the cookie.
    pub(crate) fn signed_in(&self) -> String {
        let form = "POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded";
        let answer = self.send(form, "as=administrator").expect("an answer");
        let line = answer.head.lines().find(|line| line.to_lowercase().starts_with("set-cookie: "));
        let cookie = line.and_then(|line| line["set-cookie: ".len()..].split(';').next());
        cookie.expect("a cookie").to_owned()
    }

    /// Calls the gateway in the demo workspace.
    pub(crate) fn call(
        &self,
        cookie: &str,
        method_and_path: (&str, &str),
        more: &str,
        body: &str,
    ) -> io::Result<Answer> {
        let (method, path) = method_and_path;
        let base = format!("{}/workspaces/{WORKSPACE}", gateway::PATH);
        let head = format!(
            "{method} {base}{path} HTTP/1.1\r\nCookie: {cookie}\r\nContent-Type: application/json{more}"
        );
        self.send(&head, body)
    }

    /// Creates an account; its name and Idempotency-Key are made from the number.
    pub(crate) fn create(&self, cookie: &str, number: u64) -> io::Result<Answer> {
        let access = "{\"scope\":\"workspace\",\"level\":\"reader\"}";
        let body = format!(
            "{{\"name\":\"Kept {number}\",\"contactEmail\":\"a@example.com\",\"access\":{access}}}"
        );
        let key = format!("\r\nIdempotency-Key: 00000000-0000-4000-8000-{number:012}");
        self.call(cookie, ("POST", "/serviceAccounts"), &key, &body)
    }

    pub(crate) fn ask_for_token(&self, id: &str, secret: &str) -> io::Result<Answer> {
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair("client_id", id)
            .append_pair("client_secret", secret)
            .append_pair("resource", token::RESOURCE)
            .finish();
        let head = format!(
            "POST {} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded",
            token::PATH
        );
        self.send(&head, &form)
    }

    pub(crate) fn signal(&self, name: &str) {
        let sent =
            Command::new("kill").args([format!("-{name}"), self.child.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()));
    }

    /// Waits for the program to end; asserts that stdout had no other lines.
    pub(crate) fn end(mut self) -> ExitStatus {
        let mut rest = String::new();
        self.rest.read_to_string(&mut rest).expect("the end of stdout");
        assert_eq!(rest, "");
        self.child.wait().expect("an end")
    }
}

/// Ends the program also when a test fails.
impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    /// An answer that was cut off is an error.
    fn whole(text: String) -> io::Result<Self> {
        let cut_off = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut_off)?;
        let length = head.lines().find_map(|line| {
            line.to_lowercase().strip_prefix("content-length: ").map(str::to_owned)
        });
        if length.is_some_and(|length| length != body.len().to_string()) {
            return Err(cut_off());
        }
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.ok_or_else(cut_off)?;
        Ok(Self { status, head: head.to_owned(), body: body.to_owned() })
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}
