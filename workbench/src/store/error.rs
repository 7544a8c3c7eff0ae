//! The errors of the store. `problem/causes.rs` turns them into answers.

use std::fmt;

/// Why the store refused or failed. Nothing was changed.
#[derive(Debug)]
pub enum Error {
    /// The workspace has no service account with this id.
    AccountNotFound,
    /// Another account of the workspace has this name; upper and lower case count as the same.
    NameTaken(String),
    /// The idempotency key was used for another request before.
    KeyReused,
    /// The file was written by a newer Workbench, whose tables this one does not know.
    TooNew,
    /// The file exists and is not a database of the Workbench, so it was not changed.
    NotOwn,
    /// The file or its folder cannot be created.
    File(std::io::Error),
    /// SQLite reported an error.
    Database(rusqlite::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AccountNotFound => formatter.write_str("there is no such service account"),
            Self::NameTaken(name) => write!(formatter, "the account name \"{name}\" is taken"),
            Self::KeyReused => {
                formatter.write_str("the idempotency key was used for another request")
            }
            Self::TooNew => formatter.write_str("it was written by a newer Workbench"),
            Self::NotOwn => formatter.write_str("it is no database of the Workbench"),
            Self::File(error) => error.fmt(formatter),
            Self::Database(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::File(error)
    }
}
