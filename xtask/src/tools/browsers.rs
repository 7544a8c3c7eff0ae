//! Finds the browsers for the browser tests, or installs Debian's.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{apt, search_path};

/// The programs of the browsers.
pub(crate) struct Browsers {
    pub(crate) chromium: PathBuf,
    /// Chromium without its own windows: the same engine, with a sixth less work for each test.
    pub(crate) headless: PathBuf,
    pub(crate) firefox: PathBuf,
    /// The small browser of WebKitGTK. WebKitWebDriver starts it, in a display that Xvfb pretends.
    pub(crate) webkit: PathBuf,
}

/// A browser as it is looked for.
struct Wanted {
    /// An environment variable with the browser's path; it has precedence.
    variable: &'static str,
    /// The browser's program has one of these names in PATH, or is one of these files.
    names: &'static [&'static str],
    /// Programs in PATH that its tests need besides.
    besides: &'static [&'static str],
    /// Debian's packages that have all of them.
    packages: &'static [&'static str],
}

// A headless browser without fonts shows text without any width, and layouts would be wrong.
const FONTS: &str = "fonts-liberation";

const CHROMIUM: Wanted = Wanted {
    variable: "CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    besides: &[],
    packages: &["chromium", FONTS],
};

const HEADLESS: Wanted = Wanted {
    variable: "HEADLESS_CHROMIUM",
    names: &["chromium-headless-shell", "chrome-headless-shell"],
    besides: &[],
    packages: &["chromium-headless-shell", FONTS],
};

const FIREFOX: Wanted = Wanted {
    variable: "FIREFOX",
    names: &["firefox-esr"],
    besides: &[],
    packages: &["firefox-esr", FONTS],
};

const WEBKIT: Wanted = Wanted {
    variable: "WEBKIT",
    names: &[
        "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    ],
    besides: &["WebKitWebDriver", "Xvfb", "dbus-run-session"],
    packages: &["webkit2gtk-driver", "xvfb", "dbus", FONTS],
};

/// Returns the paths of the browsers, and installs those that are missing.
pub(crate) fn ensure() -> Result<Browsers> {
    Ok(Browsers {
        chromium: CHROMIUM.ensure()?,
        headless: headless()?,
        firefox: FIREFOX.ensure()?,
        webkit: WEBKIT.ensure()?,
    })
}

/// Returns the path of Chromium without its windows, and installs it if it is missing.
pub(crate) fn headless() -> Result<PathBuf> {
    HEADLESS.ensure()
}

impl Wanted {
    fn ensure(&self) -> Result<PathBuf> {
        let chosen = env::var_os(self.variable);
        let path = env::var_os("PATH").unwrap_or_default();
        if let Some(found) = self.find(chosen.clone(), &path) {
            return Ok(found);
        }
        apt::install(self.packages, "in which the browser tests run")?;
        self.find(chosen, &path).with_context(|| {
            format!(
                "apt installed {}, but the browser is not where Debian has it; set {} to its path",
                self.packages[0], self.variable
            )
        })
    }

    /// The browser, if all that its tests need is there.
    fn find(&self, chosen: Option<OsString>, path: &OsString) -> Option<PathBuf> {
        self.besides.iter().try_for_each(|name| search_path::find(name, path).map(drop))?;
        match chosen {
            Some(chosen) => Some(chosen.into()),
            None => self.names.iter().find_map(|name| {
                let file = Path::new(name);
                if file.is_absolute() {
                    file.is_file().then(|| file.to_owned())
                } else {
                    search_path::find(name, path)
                }
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_there_only_with_all_that_its_tests_need() {
        let bin = OsString::from("/bin");
        let wanted =
            Wanted { variable: "X", names: &["no-such", "sh"], besides: &[], packages: &[] };
        assert_eq!(wanted.find(None, &bin), Some("/bin/sh".into()));
        assert_eq!(wanted.find(Some("/mine".into()), &bin), Some("/mine".into()));
        let absolute = Wanted { names: &["/no/such", "/bin/sh"], ..wanted };
        assert_eq!(absolute.find(None, &bin), Some("/bin/sh".into()));
        let more = Wanted { besides: &["sh", "no-such-program"], ..absolute };
        assert_eq!(more.find(None, &bin), None);
        assert_eq!(more.find(Some("/mine".into()), &bin), None);
    }
}
