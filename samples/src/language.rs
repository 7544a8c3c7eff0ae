//! The languages that samples are written in.

/// The language of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Python,
    Shell,
    CSharp,
}
