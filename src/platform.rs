//! Thin typed wrappers around browser APIs. This floor imports no other floor.

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
pub mod timer;
pub mod window_event;
