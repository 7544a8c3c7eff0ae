//! Installs Debian's packages, for what neither cargo nor npm provides.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::step;

/// Installs packages with apt. `why` is the end of the sentence "Installing … with apt, …".
pub(crate) fn install(packages: &[&str], why: &str) -> Result<()> {
    let list = packages.join(" ");
    let by_hand = format!("apt-get update && apt-get install -y {list}");
    if step::stdout_of("apt-get", &["--version"]).is_none() {
        bail!(
            "{list} is missing, {why}, and there is no apt-get here. To fix it: install it yourself"
        );
    }
    let failed = || format!("apt could not install {list}. To fix it, as root: {by_hand}");
    step::run_quietly("Asking Debian for its list of packages", &mut apt(&["update", "--quiet"]))
        .with_context(failed)?;
    let mut install = apt(&["install", "--yes", "--quiet", "--no-install-recommends"]);
    let what = format!("Installing {list} with apt, {why} (once; needs the network)");
    step::run_quietly(&what, install.args(packages)).with_context(failed)?;
    Ok(())
}

/// An apt command that asks no questions, and waits if another apt is running.
fn apt(args: &[&str]) -> Command {
    let root = step::stdout_of("id", &["-u"]).is_some_and(|id| id == "0");
    let mut command = Command::new(if root { "env" } else { "sudo" });
    command
        .arg("DEBIAN_FRONTEND=noninteractive")
        .args(["apt-get", "-o", "DPkg::Lock::Timeout=600"])
        .args(args);
    command
}
