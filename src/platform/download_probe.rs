//! Finds out whether the browser would save a link's target as a file. Such a link does not leave
//! the page. Only the headers of the answer tell.

use gloo_net::http::{Method, RequestBuilder};
use leptos::prelude::window;
use web_sys::{AbortSignal, RequestCache, RequestCredentials};

const ANSWERS_WITHIN_MS: u32 = 3_000;

/// Requests the headers of an address of the page's own origin. Without an answer, or for another
/// origin, the target counts as a page.
pub async fn is_sent_as_file(url: &str) -> bool {
    let origin = window().location().origin().unwrap_or_default();
    if !url.starts_with(&[&origin, "/"].concat()) {
        return false;
    }
    let time = AbortSignal::timeout_with_u32(ANSWERS_WITHIN_MS);
    let asked = RequestBuilder::new(url)
        .method(Method::HEAD)
        .credentials(RequestCredentials::Include)
        .cache(RequestCache::NoStore)
        .abort_signal(Some(&time))
        .send()
        .await;
    asked.ok().and_then(|answer| answer.headers().get("Content-Disposition")).is_some_and(|how| {
        how.trim_start().get(..10).is_some_and(|start| start.eq_ignore_ascii_case("attachment"))
    })
}
