//! A Workbench for each test, called as a browser would.

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, Request, StatusCode};
use http_body_util::BodyExt as _;
use tempfile::TempDir;
use tower::ServiceExt as _;
use workbench::demo::{self, DemoSize, WORKSPACE};
use workbench::store::Store;
use workbench::{AppState, Lifetimes};

/// A Workbench with demo data, in a temporary folder.
pub(crate) struct Workbench {
    router: Router,
    pub(crate) state: AppState,
    /// `dist` in it is the bundle's folder. It does not exist at first.
    pub(crate) folder: TempDir,
}

/// A complete answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The header's value; `""` if it is absent.
    pub(crate) fn header(&self, name: impl Into<HeaderName>) -> &str {
        self.headers
            .get(name.into())
            .map_or("", |value| value.to_str().expect("headers are plain text"))
    }

    pub(crate) fn location(&self) -> &str {
        self.header(LOCATION)
    }

    /// The cookie that the answer sets, without its attributes.
    pub(crate) fn cookie(&self) -> &str {
        self.header(SET_COOKIE).split(';').next().unwrap_or_default()
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is text")
    }
}

impl Workbench {
    pub(crate) fn new() -> Self {
        Self::with_data_sets(3)
    }

    pub(crate) fn with_data_sets(count: u64) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = Store::open(&folder.path().join("demo.sqlite")).expect("a database");
        demo::seed(&store, DemoSize { data_sets: count, service_accounts: 0 }).expect("demo data");
        let state = AppState::new(store, folder.path().join("dist"), Lifetimes::default())
            .expect("a signing key");
        Self { router: workbench::app(state.clone()), state, folder }
    }

    /// Without a session.
    pub(crate) async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address)).await
    }

    /// As the demo user with this role.
    pub(crate) async fn get_as(&self, role: &str, address: &str) -> Answer {
        let cookie = self.signed_in(role).await;
        self.send(Request::get(address).header(COOKIE, cookie)).await
    }

    /// Signs in as the demo user with this role; returns the cookie.
    pub(crate) async fn signed_in(&self, role: &str) -> String {
        self.post("/sign-in", &format!("as={role}")).await.cookie().to_owned()
    }

    /// Sends a form as a page of the portal does.
    pub(crate) async fn post(&self, address: &str, form: &str) -> Answer {
        self.send_form(Request::post(address), form).await
    }

    pub(crate) async fn send_form(
        &self,
        request: axum::http::request::Builder,
        form: &str,
    ) -> Answer {
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send_body(request, Body::from(form.to_owned())).await
    }

    /// A page of the demo workspace, as its administrator. `path` follows `/ws/{workspaceId}`.
    pub(crate) async fn page(&self, path: &str) -> Answer {
        self.get_as("administrator", &format!("/ws/{WORKSPACE}{path}")).await
    }

    pub(crate) async fn send(&self, request: axum::http::request::Builder) -> Answer {
        self.send_body(request, Body::empty()).await
    }

    async fn send_body(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let mut request = request.body(body).expect("a request");
        request
            .headers_mut()
            .entry(HOST)
            .or_insert(axum::http::HeaderValue::from_static("127.0.0.1:8080"));
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("the whole body").to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}
