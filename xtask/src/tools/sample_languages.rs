//! Installs the programs that run samples: R with httr2, a JDK, and what comes from npm.

use std::env;

use anyhow::{Context, Result};

use super::{apt, npm_project, search_path};
use crate::{paths, step};

/// Programs in PATH, and Debian's packages that have them and what the samples need besides.
const R: [&str; 2] = ["r-cran-httr2", "r-cran-jsonlite"];
const JDK: &str = "default-jdk-headless";

/// Installs what is missing.
pub(crate) fn ensure() -> Result<()> {
    let has_r = step::stdout_of("Rscript", &["-e", "library(httr2); library(jsonlite)"]).is_some();
    let path = env::var_os("PATH").unwrap_or_default();
    // `java` alone can be a run-time environment, which cannot compile a source.
    let has_jdk = search_path::find("javac", &path).is_some();
    let mut packages = Vec::new();
    if !has_r {
        packages.extend(R);
    }
    if !has_jdk {
        packages.push(JDK);
    }
    if !packages.is_empty() {
        apt::install(&packages, "with which the sample tests run the samples in R and Java")?;
    }
    let tests = paths::root().join("tests/sample");
    npm_project::ensure(&tests, "the sample tests").context("without them no sample can be run")
}
