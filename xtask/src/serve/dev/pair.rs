//! Two servers: when one ends, the other is stopped too.

use std::process::{Child, ChildStdout, Command};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};
use signal_hook::consts::{SIGCHLD, SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::step;

/// The running servers. Dropping this value stops them.
pub(super) struct Pair {
    servers: Vec<(&'static str, Child)>,
    signals: Signals,
}

impl Pair {
    /// Starts to listen for signals, so that none is missed while the servers start.
    pub(super) fn new() -> Result<Pair> {
        let signals = Signals::new([SIGCHLD, SIGHUP, SIGINT, SIGTERM])
            .context("cannot listen for the end of a server")?;
        Ok(Pair { servers: Vec::new(), signals })
    }

    /// Starts a server and returns its stdout if that is piped.
    pub(super) fn start(
        &mut self,
        name: &'static str,
        command: &mut Command,
    ) -> Result<Option<ChildStdout>> {
        let mut child = command.spawn().with_context(|| format!("{name} does not start"))?;
        let stdout = child.stdout.take();
        self.servers.push((name, child));
        Ok(stdout)
    }

    /// Waits until this process is told to stop. It is an error if a server ends before that.
    pub(super) fn wait(&mut self) -> Result<()> {
        for (name, child) in &mut self.servers {
            if let Some(status) = child.try_wait()? {
                bail!("{name} ended ({status}); see above");
            }
        }
        for signal in &mut self.signals.forever() {
            if signal != SIGCHLD {
                step::say("Stopping");
                return Ok(());
            }
            for (name, child) in &mut self.servers {
                if let Some(status) = child.try_wait()? {
                    bail!("{name} ended ({status}); see above");
                }
            }
        }
        Ok(())
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        for (_, child) in &mut self.servers {
            // Only if it still runs: the id of a process that has ended may belong to another.
            if matches!(child.try_wait(), Ok(None)) {
                // Trunk handles SIGINT only; the Workbench handles SIGTERM as well.
                let _ = kill_process(Pid::from_child(child), Signal::INT);
            }
        }
        for (_, child) in &mut self.servers {
            let _ = child.wait();
        }
    }
}
