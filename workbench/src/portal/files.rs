//! The portal's style sheet, script and icon. They are part of the binary, so it needs no files beside it.

use std::sync::LazyLock;

use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, IF_NONE_MATCH,
};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// The order matters: the first file names the cascade layers.
const STYLE_SHEET: &str = concat!(
    include_str!("../../portal/style/layers.css"),
    include_str!("../../portal/style/base.css"),
    include_str!("../../portal/style/top-bar.css"),
    include_str!("../../portal/style/menu.css"),
    include_str!("../../portal/style/strip.css"),
    include_str!("../../portal/style/panel.css"),
    include_str!("../../portal/style/table.css"),
    include_str!("../../portal/style/pages.css"),
);

const SCRIPT: &str = include_str!("../../portal/portal.js");

const ICON: &str = include_str!("../../portal/favicon.svg");

static STYLE_SHEET_TAG: LazyLock<HeaderValue> = LazyLock::new(|| tag(STYLE_SHEET));
static SCRIPT_TAG: LazyLock<HeaderValue> = LazyLock::new(|| tag(SCRIPT));
static ICON_TAG: LazyLock<HeaderValue> = LazyLock::new(|| tag(ICON));

pub(super) async fn style_sheet(headers: HeaderMap) -> Response {
    file("text/css; charset=utf-8", STYLE_SHEET, &STYLE_SHEET_TAG, &headers)
}

pub(super) async fn script(headers: HeaderMap) -> Response {
    file("text/javascript; charset=utf-8", SCRIPT, &SCRIPT_TAG, &headers)
}

pub(super) async fn icon(headers: HeaderMap) -> Response {
    file("image/svg+xml", ICON, &ICON_TAG, &headers)
}

/// The browser keeps the file but asks each time whether it has changed, for its name stays the same.
fn file(
    kind: &'static str,
    content: &'static str,
    tag: &HeaderValue,
    headers: &HeaderMap,
) -> Response {
    let kept = [(CACHE_CONTROL, HeaderValue::from_static("no-cache")), (ETAG, tag.clone())];
    if headers.get_all(IF_NONE_MATCH).iter().any(|known| known == tag) {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    (kept, [(CONTENT_TYPE, kind)], content).into_response()
}

/// A weak tag, for the same content is sent compressed or plain.
fn tag(content: &str) -> HeaderValue {
    let digest = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(content));
    HeaderValue::try_from(format!("W/\"{digest}\"")).expect("base64url may stand in a header")
}
