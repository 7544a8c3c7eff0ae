//! The identity of a crate.

/// A name and a version.
pub(crate) type Id = (String, String);
