//! The endpoint's paths on its host, the same as in production.

/// The path of the first version.
pub const PATH: &str = "/dnvglb2cprod.onmicrosoft.com/oauth2/token";

/// The path of the second version.
pub const PATH_2: &str = "/dnvglb2cprod.onmicrosoft.com/oauth2/v2.0/token";
