//! Refused bodies: encoded ones, and those that never end.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{Method, Request};
use hyper::body::Frame;
use workbench::token;

use crate::workbench::{Workbench, new_key};

/// A body that never ends.
struct Unfinished(Option<Bytes>);

impl hyper::body::Body for Unfinished {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.take().map_or(Poll::Pending, |piece| Poll::Ready(Some(Ok(Frame::data(piece)))))
    }
}

fn unfinished() -> Body {
    Body::new(Unfinished(Some(Bytes::from_static(b"{"))))
}

const CALLS_WITH_A_BODY: [(&str, Method); 4] = [
    ("/datasets/query", Method::POST),
    ("/serviceAccounts", Method::POST),
    ("/serviceAccounts/0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11", Method::PATCH),
    ("/ingest", Method::POST),
];

// With a paused clock, the runtime skips waiting times.
#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_come_to_an_end_is_given_up() {
    let workbench = Workbench::new();
    let caller =
        workbench.administrator().with("Idempotency-Key", &new_key()).with("If-Match", "*");
    for (path, method) in CALLS_WITH_A_BODY {
        let answer = caller.send(method, path, "application/json", unfinished()).await;
        answer.problem(408);
    }
    let form = |path: &str| {
        let request =
            Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        workbench.send(request.body(unfinished()).expect("a request"))
    };
    assert_eq!(form(token::PATH).await.status.as_u16(), 408);
    form("/sign-in").await.problem(408);
}

#[tokio::test]
async fn an_encoded_body_is_not_unpacked() {
    let workbench = Workbench::new();
    let caller =
        workbench.administrator().with("Idempotency-Key", &new_key()).with("If-Match", "*");
    for coding in ["gzip", "br", "deflate, identity", "made-up"] {
        for (path, method) in CALLS_WITH_A_BODY {
            let caller = caller.clone().with("Content-Encoding", coding);
            let answer = caller.send(method, path, "application/json", Body::from("{}")).await;
            answer.problem(415);
            assert_eq!(answer.header("accept-encoding"), "identity", "{path} {coding}");
        }
        let form = |path: &str| {
            let request = Request::post(path)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("content-encoding", coding);
            workbench.send(request.body(Body::from("as=reader")).expect("a request"))
        };
        let refusal = form(token::PATH).await;
        assert_eq!(refusal.status.as_u16(), 415);
        assert_eq!(refusal.json()["error"], "invalid_request");
        form("/sign-in").await.problem(415);
    }
    let plain = caller.with("Content-Encoding", "identity");
    let answer =
        plain.send(Method::POST, "/datasets/query", "application/json", Body::from("{}")).await;
    assert_eq!(answer.status.as_u16(), 200);
}
