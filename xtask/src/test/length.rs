//! The short and the long form of tests that work through many cases.

/// How many cases such a test works through.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Length {
    /// Seconds: in each run of the tests.
    Short,
    /// Hours.
    Long,
}
