//! What tells one crate from another.

/// A name and a version.
pub(crate) type Id = (String, String);
