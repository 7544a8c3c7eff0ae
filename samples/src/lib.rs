//! What a developer takes away from the tab: sample scripts, credential files and the reminder.
//!
//! Pure text in, pure text out: the library knows nothing of the browser. The tab links hardly any
//! of it; `main.rs` makes it a program of its own, which browsers load once a sample is asked for.
//! Names are written so that no quote, line break or invisible letter in them can become code.

mod credentials;
mod file_name;
mod highlight;
mod input;
mod language;
mod literal;
mod reminder;
mod script;
mod template;

pub use credentials::{contact_message, env_file, json_file};
pub use file_name::file_name;
pub use highlight::{Kind, highlight};
pub use input::{GUIDE, SampleAccess, SampleInput};
pub use language::Language;
pub use reminder::ics_reminder;
pub use script::{DATA_SETS_WRITTEN, csharp, csharp_from, curl, curl_from, python, python_from};
