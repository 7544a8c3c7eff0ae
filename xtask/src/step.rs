//! The steps of a command: says what is being done, runs other programs, shows progress, and
//! explains how to install a program that is missing.

use std::ffi::OsStr;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

/// Says what is being done now. It goes to stderr, because stdout is for results.
pub(crate) fn say(text: impl Display) {
    eprintln!("==> {text}");
}

/// Runs a program that shows its own progress.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if !status.success() {
        bail!("`{}` failed ({status})", command_line(command));
    }
    Ok(())
}

/// Runs a program that takes long without a useful output: shows progress while it runs, and its
/// output only if it fails.
pub(crate) fn run_quietly(what: &str, command: &mut Command) -> Result<Output> {
    say(what);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().map_err(|error| not_started(command, &error))?;
    let output =
        with_progress(move || child.wait_with_output()).context("cannot wait for a program")?;
    if !output.status.success() {
        io::stderr().write_all(&output.stdout)?;
        io::stderr().write_all(&output.stderr)?;
        bail!("`{}` failed ({})", command_line(command), output.status);
    }
    Ok(output)
}

/// What a program prints on stdout. None if the program is missing or fails.
pub(crate) fn stdout_of(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Shows how long the work has taken: each second on a terminal, each ten seconds in a log.
pub(crate) fn with_progress<T>(work: impl FnOnce() -> T) -> T {
    let terminal = io::stderr().is_terminal();
    let pause = Duration::from_secs(if terminal { 1 } else { 10 });
    let (done, finished) = mpsc::channel::<()>();
    let ticker = thread::spawn(move || {
        let start = Instant::now();
        let mut ticked = false;
        while finished.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
            let seconds = start.elapsed().as_secs();
            match terminal {
                true => eprint!("\r    {seconds} s "),
                false => eprintln!("    still running after {seconds} s"),
            }
            ticked = true;
        }
        if terminal && ticked {
            eprintln!();
        }
    });
    let result = work();
    drop(done);
    let _ = ticker.join();
    result
}

/// The command as one would type it, without the program's folder.
fn command_line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// An error and its causes in one line. Some errors repeat their cause at their end; then it is not
/// added again.
pub(crate) fn explain(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).fold(String::new(), |text, cause| match () {
        () if text.is_empty() => cause,
        () if text.ends_with(&cause) => text,
        () => format!("{text}: {cause}"),
    })
}

fn not_started(command: &Command, error: &io::Error) -> anyhow::Error {
    let program = command.get_program().to_string_lossy();
    if error.kind() != io::ErrorKind::NotFound {
        return anyhow!("`{program}` does not start: {error}");
    }
    anyhow!("`{program}` is missing. To fix it: {}", how_to_install(&program))
}

/// How to get a program that is missing.
fn how_to_install(program: &str) -> String {
    match program {
        "node" | "npm" | "npx" => {
            "apt-get install -y nodejs npm (or see https://nodejs.org)".into()
        }
        "python3" => "apt-get install -y python3 python3-venv".into(),
        "cargo" | "rustc" | "rustup" => "install Rust as https://rustup.rs says".into(),
        "apt-get" => "install the packages named above with your system's package manager".into(),
        other => format!("install `{other}` and put it in PATH"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_for_a_missing_program_says_how_to_install_it() {
        let error = not_started(&Command::new("npm"), &io::ErrorKind::NotFound.into());
        assert_eq!(
            error.to_string(),
            "`npm` is missing. To fix it: apt-get install -y nodejs npm (or see https://nodejs.org)"
        );
    }

    #[test]
    fn a_cause_is_named_once() {
        let error = anyhow!("no network").context("cannot fetch: no network").context("no build");
        assert_eq!(explain(&error), "no build: cannot fetch: no network");
    }

    #[test]
    fn what_a_program_prints_is_given_only_when_it_succeeds() {
        assert_eq!(stdout_of("sh", &["-c", "echo ' yes '"]).as_deref(), Some("yes"));
        assert_eq!(stdout_of("sh", &["-c", "echo no; exit 3"]), None);
        assert_eq!(stdout_of("no-such-program-anywhere", &[]), None);
    }

    #[test]
    fn a_failure_names_the_command_and_its_exit() {
        let error = run_quietly("Failing", Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(error.to_string(), "`sh -c exit 3` failed (exit status: 3)");
    }
}
