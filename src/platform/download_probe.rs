//! Finds out whether the browser would save a link's target as a file. Such a link does not leave
//! the page. Only the headers of the answer tell.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCache, RequestCredentials, RequestInit, Response};

const ANSWERS_WITHIN_MS: u32 = 3_000;

/// Requests the headers of an address of the page's own origin. Without an answer, or for another
/// origin, the target counts as a page.
pub async fn is_sent_as_file(url: &str) -> bool {
    let origin = window().location().origin().unwrap_or_default();
    if !url.starts_with(&(origin + "/")) {
        return false;
    }
    let options = RequestInit::new();
    options.set_method("HEAD");
    options.set_credentials(RequestCredentials::Include);
    options.set_cache(RequestCache::NoStore);
    options.set_signal(Some(&AbortSignal::timeout_with_u32(ANSWERS_WITHIN_MS)));
    let asked = JsFuture::from(window().fetch_with_str_and_init(url, &options)).await;
    let answer = asked.map(|answer| answer.unchecked_into::<Response>());
    let how = answer.and_then(|answer| answer.headers().get("Content-Disposition"));
    how.ok().flatten().is_some_and(|how| {
        how.trim_start().get(..10).is_some_and(|start| start.eq_ignore_ascii_case("attachment"))
    })
}
