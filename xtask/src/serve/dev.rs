//! `cargo xtask serve --dev`: Trunk's server rebuilds the tab at each change and reloads the page;
//! it forwards the Workbench's paths to the Workbench.

mod config;
mod pair;

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use super::port;
use crate::args::ServeOptions;
use crate::{cargo, paths, step, tools};
use pair::Pair;

/// Runs both servers until one of them ends or this process is told to stop.
pub(crate) fn run(options: &ServeOptions) -> Result<()> {
    port::check_free(options.port)?;
    let port = if options.port == 0 { port::find_free()? } else { options.port };
    let mut trunk = tools::trunk()?;
    cargo::fetch_crates()?;
    let workbench = cargo::workbench()?;

    // The Workbench serves the same bundle on the portal's pages.
    let bundle = paths::dev_dist().join(config::ASSETS);
    let mut workbench = super::command(&workbench, options, 0, &bundle)?;
    workbench.stdout(Stdio::piped());

    let mut pair = Pair::new()?;
    let stdout = pair.start("the local Workbench", &mut workbench)?;
    let address = first_address(stdout.context("the Workbench has no stdout")?)?;

    serve_with(&mut trunk, port, &address)?;
    step::say("Building the tab (debug; the first time takes minutes)");
    pair.start("Trunk", &mut trunk)?;
    announce(port);
    pair.wait()
}

/// Reads the line with the Workbench's address, and prints all lines that follow.
fn first_address(stdout: ChildStdout) -> Result<String> {
    let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
    let line = lines.next().context("the local Workbench ended before it listened; see above")?;
    thread::spawn(move || lines.for_each(|line| println!("{line}")));
    config::address_in(&line).with_context(|| format!("no address in `{line}`"))
}

/// Sets up a Trunk command to serve at `port` and to forward requests to the Workbench.
fn serve_with(trunk: &mut Command, port: u16, workbench: &str) -> Result<()> {
    let file = paths::scratch().join("dev/Trunk.toml");
    fs::create_dir_all(file.parent().context("the scratch folder has no parent")?)?;
    fs::write(&file, config::config(paths::root(), &paths::dev_dist(), workbench, port))
        .with_context(|| format!("cannot write {}", file.display()))?;
    trunk
        .args(["serve", "--offline", "--skip-version-check", "--config"])
        .arg(file)
        .current_dir(paths::root());
    Ok(())
}

/// Prints the address as soon as Trunk listens, which it does after the first build.
fn announce(port: u16) {
    thread::spawn(move || {
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            thread::sleep(Duration::from_millis(250));
        }
        println!(
            "The tab, rebuilt and reloaded at each change: \
             http://127.0.0.1:{port}/sign-in?then=/standalone/"
        );
    });
}
