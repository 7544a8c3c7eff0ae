//! The folders that the commands use: the repository, the bundle, and the user's cache of tools.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, Result};

/// The repository's top folder, as `cargo run` says it now: the folder may have been moved since
/// this program was built.
pub(crate) fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let mut package = package.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        assert!(package.pop(), "the package xtask lies below the repository's top folder");
        package
    });
    &ROOT
}

/// The folder of the release bundle.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder of the debug bundle of `serve --dev`. It is another one, so that nobody deploys a
/// debug build by mistake.
pub(crate) fn dev_dist() -> PathBuf {
    root().join("dist-dev")
}

/// The folder of temporary files, which may be deleted at any time.
pub(crate) fn scratch() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(target) => root().join(target),
        None => root().join("target"),
    }
    .join("xtask")
}

/// The user's cache of tools, shared by all clones of the repository. Its place follows the XDG
/// base directory specification.
pub(crate) fn cache() -> Result<PathBuf> {
    let base = match env::var_os("XDG_CACHE_HOME").filter(|home| Path::new(home).is_absolute()) {
        Some(cache) => PathBuf::from(cache),
        None => env::home_dir()
            .context("neither XDG_CACHE_HOME nor HOME is set, so there is no folder for the tools")?
            .join(".cache"),
    };
    Ok(base.join("dwb-api-management"))
}
