//! Compresses answers, except those with credentials. An eavesdropper who can put text into an answer could find out
//! the rest from its compressed length, piece by piece (the BREACH attack).

use axum::extract::Extension;
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use tower_http::compression::predicate::{Predicate, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel};

/// Below this, an answer fits into one packet anyway.
const WORTH_IT: u64 = 1024;

/// Marks an answer with a secret, an API key or a SAS address.
#[derive(Clone, Copy)]
pub(super) struct HoldsCredentials;

/// Part of an answer that must not be compressed.
pub(super) const HOLDS_CREDENTIALS: Extension<HoldsCredentials> = Extension(HoldsCredentials);

pub(super) fn layer() -> CompressionLayer<impl Predicate> {
    let is_free = |_: StatusCode, _: Version, _: &HeaderMap, marks: &Extensions| {
        marks.get::<HoldsCredentials>().is_none()
    };
    // The fastest level: a page of data sets shrinks to a tenth with any of them.
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(WORTH_IT).and(is_free))
}
