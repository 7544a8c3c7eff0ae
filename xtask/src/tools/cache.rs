//! The user's cache of tools: one folder for each tool and version, which exists only if the tool
//! is completely installed.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{paths, step};

/// Returns the folder of a tool, and calls `install` to fill it if it does not exist.
///
/// `install` gets a temporary folder, which is renamed when it is complete. A lock keeps two runs
/// from installing the same tool at once.
pub(crate) fn ensure(name: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    ensure_in(&paths::cache()?, name, install)
}

fn ensure_in(
    cache: &Path,
    name: &str,
    install: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let folder = cache.join(name);
    if folder.is_dir() {
        return Ok(folder);
    }
    let _lock = lock(cache, name)?;
    if folder.is_dir() {
        return Ok(folder);
    }
    let partial = cache.join(format!("{name}.partial"));
    clear(&partial)?;
    fs::create_dir_all(&partial).with_context(|| format!("cannot make {}", partial.display()))?;
    install(&partial).with_context(|| format!("could not install {name}"))?;
    fs::rename(&partial, &folder)
        .with_context(|| format!("cannot rename {} to {name}", partial.display()))?;
    Ok(folder)
}

/// Locks `name` against other runs until the returned file is dropped.
pub(crate) fn lock(cache: &Path, name: &str) -> Result<File> {
    fs::create_dir_all(cache).with_context(|| {
        format!("cannot make {}; set XDG_CACHE_HOME to a folder of yours", cache.display())
    })?;
    let path = cache.join(format!("{name}.lock"));
    let file = File::create(&path).with_context(|| format!("cannot make {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            step::say(format!("Waiting for another run that installs {name}"));
            step::with_progress(|| file.lock())?;
        }
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    Ok(file)
}

/// Deletes a folder, if it exists: an interrupted installation may have left one.
pub(crate) fn clear(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache(test: &str) -> PathBuf {
        let cache = std::env::temp_dir().join(format!("xtask-cache-{test}-{}", std::process::id()));
        clear(&cache).unwrap();
        cache
    }

    #[test]
    fn a_tool_is_installed_once() {
        let cache = cache("once");
        let install = |folder: &Path| Ok(fs::write(folder.join("tool"), "1")?);
        let folder = ensure_in(&cache, "tool-1", install).unwrap();
        assert_eq!(fs::read_to_string(folder.join("tool")).unwrap(), "1");

        let again = ensure_in(&cache, "tool-1", |_| unreachable!("it is there")).unwrap();
        assert_eq!(again, folder);
        clear(&cache).unwrap();
    }

    #[test]
    fn after_a_failed_installation_the_next_one_starts_afresh() {
        let cache = cache("failed");
        let fail = |folder: &Path| {
            fs::write(folder.join("half"), "")?;
            anyhow::bail!("no network")
        };
        let error = ensure_in(&cache, "tool-1", fail).unwrap_err();
        assert_eq!(format!("{error:#}"), "could not install tool-1: no network");

        let folder = ensure_in(&cache, "tool-1", |_| Ok(())).unwrap();
        assert!(!folder.join("half").exists());
        clear(&cache).unwrap();
    }
}
