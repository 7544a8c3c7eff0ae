//! A Workbench with a database of its own, and the callers that tests use.

use axum::Router;
use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, ETAG, HOST, HeaderValue, IF_MATCH};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt as _;
use uuid::Uuid;
use workbench::demo::{self, DemoSize, WORKSPACE};
use workbench::portal_user::Role;
use workbench::session::{COOKIE_NAME, issue};
use workbench::store::Store;
use workbench::{AppState, Lifetimes, gateway, token};

/// The `Host` of the tests' requests.
pub const OWN_HOST: &str = "127.0.0.1:8080";

/// The `type` of the 404 for an account that no longer exists.
pub const ACCOUNT_NOT_FOUND: &str = "urn:dwb:problem:service-account-not-found";

pub struct Workbench {
    pub state: AppState,
    app: Router,
    _folder: TempDir,
}

impl Workbench {
    /// With 60 data sets, 12 service accounts and the usual lifetimes.
    pub fn new() -> Self {
        Self::with(Lifetimes::default(), DemoSize { data_sets: 60, service_accounts: 12 })
    }

    pub fn with(lifetimes: Lifetimes, size: DemoSize) -> Self {
        let folder = TempDir::new().expect("a folder");
        let store = Store::open(&folder.path().join("demo.sqlite")).expect("a database");
        demo::seed(&store, size).expect("demo data");
        let state = AppState::new(store, folder.path().join("dist"), lifetimes).expect("a state");
        Self { app: workbench::app(state.clone()), state, _folder: folder }
    }

    /// The same, and pages of these origins may call.
    pub fn open_to(mut self, origins: &[&str]) -> Self {
        let origins = origins.iter().map(|origin| origin.parse().expect("an origin"));
        self.state.allowed_origins = origins.collect();
        self.app = workbench::app(self.state.clone());
        self
    }

    /// The same, and the ledger says only who did what and when.
    pub fn with_plain_ledger(mut self) -> Self {
        self.state.ledger_has_changes = false;
        self.app = workbench::app(self.state.clone());
        self
    }

    pub fn administrator(&self) -> Caller<'_> {
        self.user(Role::Administrator)
    }

    pub fn reader(&self) -> Caller<'_> {
        self.user(Role::Reader)
    }

    fn user(&self, role: Role) -> Caller<'_> {
        let cookie = format!("{COOKIE_NAME}={}", issue(&self.state, role));
        Caller { workbench: self, headers: vec![(COOKIE.to_string(), cookie)] }
    }

    pub fn stranger(&self) -> Caller<'_> {
        Caller { workbench: self, headers: Vec::new() }
    }

    pub fn machine(&self, api_key: &str, token: &str) -> Caller<'_> {
        let headers = vec![
            ("Ocp-Apim-Subscription-Key".to_owned(), api_key.to_owned()),
            (AUTHORIZATION.to_string(), format!("Bearer {token}")),
        ];
        Caller { workbench: self, headers }
    }

    /// A service account with the credentials in `issued`, the answer to a creation or a regeneration.
    pub async fn machine_of(&self, issued: &Value) -> Caller<'_> {
        let token =
            self.token_for(&issued["account"]["id"], &issued["secret"]["value"]).await.json();
        self.machine(text(&issued["account"]["apiKey"]), text(&token["access_token"]))
    }

    /// Asks for a token as in the user guides.
    pub async fn token_for(&self, id: &Value, secret: &Value) -> Answer {
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair("client_id", text(id))
            .append_pair("client_secret", text(secret))
            .append_pair("resource", token::RESOURCE)
            .finish();
        self.ask_for_token(form).await
    }

    pub async fn ask_for_token(&self, form: String) -> Answer {
        self.ask_for_token_at(token::PATH, form).await
    }

    pub async fn ask_for_token_at(&self, path: &str, form: String) -> Answer {
        let request = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form)).expect("a request")).await
    }

    /// Adds the `Host` that every request has, where there is none yet.
    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        request.headers_mut().entry(HOST).or_insert(HeaderValue::from_static(OWN_HOST));
        let response = self.app.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body").to_bytes().into();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

/// A caller of the gateway in the demo workspace.
#[derive(Clone)]
pub struct Caller<'a> {
    workbench: &'a Workbench,
    headers: Vec<(String, String)>,
}

impl Caller<'_> {
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// `path` starts with `/` and is relative to the workspace.
    pub async fn call(&self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        let kind = if method == Method::PATCH {
            "application/merge-patch+json"
        } else {
            "application/json"
        };
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.send(method, path, kind, body).await
    }

    pub async fn send(&self, method: Method, path: &str, kind: &str, body: Body) -> Answer {
        let address = format!("{}/workspaces/{WORKSPACE}{path}", gateway::PATH);
        self.send_to(method, &address, kind, body).await
    }

    /// Calls any address, without a body.
    pub async fn call_address(&self, method: Method, address: &str) -> Answer {
        self.send_to(method, address, "application/json", Body::empty()).await
    }

    async fn send_to(&self, method: Method, address: &str, kind: &str, body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(address).header(CONTENT_TYPE, kind);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        self.workbench.send(request.body(body).expect("a request")).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.call(Method::POST, path, Some(&body)).await
    }

    /// Creates with a new Idempotency-Key.
    pub async fn create(&self, account: &Value) -> Answer {
        self.clone()
            .with("Idempotency-Key", &new_key())
            .post("/serviceAccounts", account.clone())
            .await
    }

    /// Creates an account; returns the answer.
    pub async fn created(&self, name: &str, access: Value) -> Value {
        let answer = self
            .create(&json!({"name": name, "contactEmail": "a@example.com", "access": access}))
            .await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        answer.json()
    }

    pub async fn account(&self, id: &Value) -> Answer {
        self.get(&format!("/serviceAccounts/{}", text(id))).await
    }

    /// Changes the account with its current version.
    pub async fn change(&self, id: &Value, patch: Value) -> Answer {
        let tag = self.account(id).await.header(ETAG.as_str()).to_owned();
        let path = format!("/serviceAccounts/{}", text(id));
        self.clone().with(IF_MATCH.as_str(), &tag).call(Method::PATCH, &path, Some(&patch)).await
    }

    /// Regenerates the secret with the account's current version.
    pub async fn regenerate(&self, id: &Value) -> Answer {
        let tag = self.account(id).await.header(ETAG.as_str()).to_owned();
        let caller = self.clone().with(IF_MATCH.as_str(), &tag).with("Idempotency-Key", &new_key());
        caller.call(Method::POST, &format!("/serviceAccounts/{}/secret", text(id)), None).await
    }

    /// Removes the account with its current version.
    pub async fn remove(&self, id: &Value) -> Answer {
        let tag = self.account(id).await.header(ETAG.as_str()).to_owned();
        let caller = self.clone().with(IF_MATCH.as_str(), &tag);
        caller.call(Method::DELETE, &format!("/serviceAccounts/{}", text(id)), None).await
    }

    /// The ids of the first data sets, by name.
    pub async fn data_set_ids(&self, count: usize) -> Vec<String> {
        let page = self.post("/datasets/query", json!({"pageSize": count})).await.json();
        let result = page["result"].as_array().expect("a result");
        result.iter().map(|data_set| text(&data_set["id"]).to_owned()).collect()
    }
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Empty if the header is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("ASCII"))
    }

    /// Asserts that the answer is a complete problem with this status, and returns it.
    pub fn problem(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["status"], status);
        assert!(problem["title"].as_str().is_some_and(|title| !title.is_empty()), "{problem}");
        assert!(problem["type"].is_string(), "{problem}");
        let trace_id = text(&problem["traceId"]);
        let lengths: Vec<usize> = trace_id.split('-').map(str::len).collect();
        assert_eq!(lengths, [2, 32, 16, 2], "{trace_id}");
        problem
    }
}

/// The text of a JSON string.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("a string is wanted, not {value}"))
}

pub fn new_key() -> String {
    Uuid::new_v4().to_string()
}

pub fn whole_workspace(level: &str) -> Value {
    json!({"scope": "workspace", "level": level})
}

pub fn by_hand(ids: &[String]) -> Value {
    json!({"scope": "dataSets", "dataSetIds": ids})
}
