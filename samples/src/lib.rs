//! Writes what the tab offers to developers: sample scripts, credential files and a calendar file
//! that reminds of the secret's end.
//!
//! The library is pure text in, text out, and does not use the browser. The tab itself needs little
//! of it; `main.rs` makes it a program of its own, which browsers load when the user asks for a
//! sample.
//! Names are written so that no quote, line break or invisible character in them can become code.

#[cfg(not(target_arch = "wasm32"))]
mod bundled;
mod credentials;
mod file_name;
mod highlight;
mod input;
mod language;
mod literal;
mod reminder;
mod script;
mod template;

#[cfg(not(target_arch = "wasm32"))]
pub use bundled::bundled_sample;
pub use credentials::{contact_message, env_file, json_file};
pub use file_name::file_name;
pub use highlight::{Kind, highlight};
pub use input::{GUIDE, SampleAccess, SampleInput};
pub use language::{LANGUAGES, Language, Syntax, language};
pub use reminder::ics_reminder;
pub use script::{DATA_SETS_WRITTEN, sample};
