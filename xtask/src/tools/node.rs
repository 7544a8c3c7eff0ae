//! npm, which brings the tools that are not written in Rust.

use std::process::Command;

use anyhow::{Result, bail};

use crate::step;

/// The oldest Node on which all of these tools run.
const OLDEST: u32 = 18;

/// An npm command that asks for nothing and reports to nobody.
pub(crate) fn npm(args: &[&str]) -> Result<Command> {
    match step::ask("node", &["--version"]) {
        None => bail!(
            "Node is missing. Mend: apt-get install -y nodejs npm (or see https://nodejs.org)"
        ),
        Some(version) if major(&version).is_none_or(|major| major < OLDEST) => {
            bail!("Node {version} is too old. Mend: install Node {OLDEST} or newer")
        }
        Some(_) => {}
    }
    let mut command = Command::new("npm");
    command.args(args).args(["--no-audit", "--no-fund", "--no-update-notifier"]);
    Ok(command)
}

/// The first number of a version such as `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_number_of_a_version_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("18"), Some(18));
        assert_eq!(major("nightly"), None);
    }
}
