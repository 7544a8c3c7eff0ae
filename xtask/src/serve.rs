//! `cargo xtask serve`: the tab on a local Workbench.

pub(crate) mod dev;
mod port;

use std::ffi::OsString;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::args::ServeOptions;
use crate::{bundle, cargo, paths, step};

/// Builds the tab and the Workbench, then replaces this process by the Workbench, so that Ctrl-C
/// and SIGTERM reach it directly.
pub(crate) fn run(options: &ServeOptions) -> Result<()> {
    // Checked first: the build takes minutes.
    port::check_free(options.port)?;
    let dist = bundle::release()?;
    let workbench = cargo::workbench()?;
    step::say("Starting the local Workbench; Ctrl-C stops it");
    let mut command = command(&workbench, options, options.port, &dist)?;
    // From here on this process is the Workbench, which prints its address when it listens.
    let error = command.exec();
    bail!("{} does not start: {error}", workbench.display())
}

/// The Workbench's command line.
fn command(workbench: &Path, options: &ServeOptions, port: u16, bundle: &Path) -> Result<Command> {
    let database = match &options.database {
        Some(chosen) => std::path::absolute(chosen)?,
        None => paths::root().join(".workbench/demo.sqlite"),
    };
    if let Some(folder) = database.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {} for the database", folder.display()))?;
    }
    let mut command = Command::new(workbench);
    command.args(arguments(options, port, database, bundle)).current_dir(paths::root());
    Ok(command)
}

fn arguments(options: &ServeOptions, port: u16, database: PathBuf, bundle: &Path) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = vec![
        "--port".into(),
        port.to_string().into(),
        "--database".into(),
        database.into(),
        "--bundle".into(),
        bundle.into(),
    ];
    if options.fresh {
        arguments.push("--fresh".into());
    }
    for (name, number) in
        [("--data-sets", options.data_sets), ("--service-accounts", options.service_accounts)]
    {
        if let Some(number) = number {
            arguments.extend([name.into(), number.to_string().into()]);
        }
    }
    for origin in &options.allow_origins {
        arguments.extend(["--allow-origin".into(), origin.into()]);
    }
    if options.plain_ledger {
        arguments.push("--plain-ledger".into());
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_options_that_were_given_are_passed_on() {
        let arguments = |options: &ServeOptions| {
            let words = super::arguments(options, 1, "d".into(), Path::new("b"));
            words
                .iter()
                .map(|word| word.to_string_lossy().into_owned())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let plain = ServeOptions::default();
        assert_eq!(arguments(&plain), "--port 1 --database d --bundle b");
        let allow_origins = vec!["http://a".to_owned()];
        let many = ServeOptions { fresh: true, data_sets: Some(9), allow_origins, ..plain };
        assert_eq!(
            arguments(&many),
            "--port 1 --database d --bundle b --fresh --data-sets 9 --allow-origin http://a"
        );
    }
}
