//! The variable PATH, in which programs are searched.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use anyhow::{Context, Result};

/// PATH with some folders before all others.
pub(crate) fn beginning_with(folders: Vec<PathBuf>) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.into_iter().chain(env::split_paths(&path)))
        .context("a tool's folder has a colon in its name; set XDG_CACHE_HOME to another")
}

/// The first program of this name in `path`.
pub(crate) fn find(name: &str, path: &OsStr) -> Option<PathBuf> {
    env::split_paths(path).map(|folder| folder.join(name)).find(|candidate| candidate.is_file())
}
