//! `cargo xtask bench workbench`: how long the local Workbench takes for pages, searches and counts of 100,000 data
//! sets, on one connection. The times depend on the machine, so no test asserts them.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::{cargo, paths, step};

const DATA_SETS: u32 = 100_000;
const ROUNDS: usize = 300;
const CALLS: &str =
    "/veracity/dw/gateway/api/v2/workspaces/3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10/datasets/query";

/// A name, and the bodies that are sent in turn.
type Kind = (&'static str, Vec<String>);

/// Prints the median and the 95th percentile for each kind of query, and for all of them.
pub(crate) fn run() -> Result<()> {
    let program = cargo::workbench()?;
    let database = paths::scratch().join("bench.sqlite");
    step::say("Starting it with 100,000 data sets");
    let mut command = Command::new(program);
    command.args(["--port", "0", "--data-sets", &DATA_SETS.to_string(), "--database"]);
    let child = command.arg(database).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut running = Running(child);
    let mut line = String::new();
    let stdout = running.0.stdout.take().context("it has no stdout")?;
    BufReader::new(stdout).read_line(&mut line)?;
    let host = line.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let mut connection = Connection::open(host)?;
    println!("{:22} {:>9} {:>9}", "milliseconds", "median", "p95");
    let mut all = Vec::new();
    for (name, bodies) in kinds() {
        let mut times = Vec::new();
        for body in bodies.iter().cycle().take(ROUNDS) {
            times.push(connection.query(body)?);
        }
        print_times(name, &mut times);
        all.append(&mut times);
    }
    print_times("all", &mut all);
    Ok(())
}

fn kinds() -> Vec<Kind> {
    let pages = |more: &str| {
        let page = |number: u32| format!("{{\"pageIndex\": {}{more}}}", 1 + number * 997 % 2000);
        (0..100).map(page).collect()
    };
    let words = ["noon", "REPORT", "dcs", "nordic", "2025", "e", "no", "engine sensors", "zzz"];
    let searches = |more: &str| {
        words.iter().map(|word| format!("{{\"datasetName\": \"{word}\"{more}}}")).collect()
    };
    let one = |body: &str| vec![body.to_owned()];
    vec![
        ("first page", one("{}")),
        ("any page", pages("")),
        ("any page by change", pages(", \"sortColumn\": \"LastModifiedOn\"")),
        ("search", searches("")),
        ("search by creation", searches(", \"sortColumn\": \"CreatedOn\", \"pageIndex\": 2")),
        ("predefined", one("{\"isBaseDataset\": true}")),
        ("tag", one("{\"tags\": {\"year\": [\"2025\"]}}")),
        ("tag and search", one("{\"tags\": {\"year\": [\"2025\"]}, \"datasetName\": \"noon\"}")),
        ("count", one("{\"pageSize\": 1}")),
    ]
}

fn print_times(name: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0;
    println!("{name:22} {:9.2} {:9.2}", at(50), at(95));
}

/// A running Workbench; it is killed when this is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// One connection of a signed-in user.
struct Connection {
    stream: BufReader<TcpStream>,
    host: String,
    cookie: String,
}

impl Connection {
    fn open(host: String) -> Result<Self> {
        let stream = TcpStream::connect(&host)?;
        stream.set_nodelay(true)?;
        let mut connection = Self { stream: BufReader::new(stream), host, cookie: String::new() };
        let form = "Content-Type: application/x-www-form-urlencoded";
        let head = connection.send("/sign-in", form, "as=administrator")?;
        let cookie = head.iter().find_map(|line| line.strip_prefix("set-cookie: "));
        let cookie = cookie.and_then(|cookie| cookie.split(';').next());
        connection.cookie = cookie.context("the sign-in gave no cookie")?.to_owned();
        Ok(connection)
    }

    /// How long the whole answer takes.
    fn query(&mut self, body: &str) -> Result<Duration> {
        let started = Instant::now();
        let head = self.send(CALLS, "Content-Type: application/json", body)?;
        let time = started.elapsed();
        ensure!(head[0].contains(" 200 "), "the answer was {}", head[0]);
        Ok(time)
    }

    /// Sends a request and reads the whole answer; returns the lines of its head.
    fn send(&mut self, path: &str, kind: &str, body: &str) -> Result<Vec<String>> {
        let (host, cookie, length) = (&self.host, &self.cookie, body.len());
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n{kind}\r\nContent-Length: {length}\r\n\r\n"
        );
        self.stream.get_mut().write_all([head.as_str(), body].concat().as_bytes())?;
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line)?;
            match line.trim_end() {
                "" => break,
                line => lines.push(line.to_owned()),
            }
        }
        let length = lines.iter().find_map(|line| line.strip_prefix("content-length: "));
        let mut rest = vec![0; length.map_or(Ok(0), str::parse)?];
        self.stream.read_exact(&mut rest)?;
        Ok(lines)
    }
}
