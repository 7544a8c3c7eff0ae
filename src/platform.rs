//! The browser, as thin typed wrappers. This floor imports nothing of ours.

pub mod abort;
pub mod clipboard;
pub mod clock;
pub mod download_probe;
pub mod downloads;
pub mod history;
pub mod host;
pub mod intl;
pub mod navigation;
pub mod random;
