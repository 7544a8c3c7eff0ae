//! The log never holds credentials. The test reads everything that any part of the program logs, at every level.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE};
use axum::http::{Method, Request};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::SubscriberExt as _;
use workbench::demo::{self, DemoSize, WORKSPACE};
use workbench::portal_user::Role;
use workbench::session::{COOKIE_NAME, issue};
use workbench::store::Store;
use workbench::{AppState, Lifetimes, gateway, token};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("a log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

async fn send(
    app: &Router,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    body: String,
) -> Value {
    let mut request = Request::builder().method(method).uri(path).header("Host", "127.0.0.1");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = app
        .clone()
        .oneshot(request.body(Body::from(body)).expect("a request"))
        .await
        .expect("an answer");
    let bytes = answer.into_body().collect().await.expect("a body").to_bytes();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

// The only test in this program: its log subscriber is global, so that blocking threads use it too.
#[tokio::test]
async fn no_secret_key_token_session_query_or_body_is_logged() {
    let log = Log::default();
    let writer = log.clone();
    let lines =
        tracing_subscriber::fmt::layer().with_ansi(false).with_writer(move || writer.clone());
    let subscriber = tracing_subscriber::registry().with(LevelFilter::TRACE).with(lines);
    tracing::subscriber::set_global_default(subscriber).expect("the first subscriber");

    let folder = tempfile::TempDir::new().expect("a folder");
    let store = Store::open(&folder.path().join("demo.sqlite")).expect("a database");
    demo::seed(&store, DemoSize { data_sets: 5, service_accounts: 3 }).expect("demo data");
    let state =
        AppState::new(store, folder.path().join("dist"), Lifetimes::default()).expect("a state");
    let session = issue(&state, Role::Administrator);
    let app = workbench::app(state);
    let base = format!("{}/workspaces/{WORKSPACE}", gateway::PATH);
    let cookie = format!("{COOKIE_NAME}={session}");
    let json = (CONTENT_TYPE.as_str(), "application/json");

    let key = uuid::Uuid::new_v4().to_string();
    let user = [
        (COOKIE.as_str(), cookie.as_str()),
        json,
        ("Idempotency-Key", key.as_str()),
        ("If-Match", "*"),
    ];
    let body = json!({"name": "Bodyguard", "contactEmail": "q@example.com", "access": {"scope": "workspace", "level": "admin"}});
    let issued =
        send(&app, Method::POST, &format!("{base}/serviceAccounts"), &user, body.to_string()).await;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (id, secret) = (text(&issued["account"]["id"]), text(&issued["secret"]["value"]));
    let api_key = text(&issued["account"]["apiKey"]);

    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("grant_type", "client_credentials").append_pair("client_id", &id);
    form.append_pair("client_secret", &secret).append_pair("resource", token::RESOURCE);
    let form_type = [(CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded")];
    let token = send(&app, Method::POST, token::PATH, &form_type, form.finish()).await;
    let token = text(&token["access_token"]);
    let bearer = format!("Bearer {token}");
    for api_key in [api_key.as_str(), "wrong-key-of-somebody"] {
        let machine = [
            ("Ocp-Apim-Subscription-Key", api_key),
            (AUTHORIZATION.as_str(), bearer.as_str()),
            json,
        ];
        send(&app, Method::POST, &format!("{base}/datasets/query"), &machine, "{}".to_owned())
            .await;
        send(&app, Method::GET, &base, &machine, String::new()).await;
    }
    send(
        &app,
        Method::GET,
        &format!("{base}/serviceAccounts?search=Bodyguard&{secret}"),
        &user,
        String::new(),
    )
    .await;
    send(&app, Method::POST, &format!("{base}/datasets/query"), &user, "{\"Bodyguard\"".to_owned())
        .await;
    let other = uuid::Uuid::new_v4().to_string();
    let user = [user[0], json, ("Idempotency-Key", other.as_str()), ("If-Match", "*")];
    let path = format!("{base}/serviceAccounts/{id}/secret");
    let second =
        text(&send(&app, Method::POST, &path, &user, String::new()).await["secret"]["value"]);

    let log = String::from_utf8(log.0.lock().expect("a log").clone()).expect("text");
    let signature = session.split_once('.').expect("two parts").1;
    let secrets =
        [&secret, &second, &api_key, &token, signature, "wrong-key-of-somebody", "Bodyguard"];
    for secret in secrets {
        assert!(secret.len() >= 9, "{secret:?} was not had");
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    assert_eq!(log.lines().filter(|line| line.contains("answered")).count(), 9, "{log}");
    assert!(log.contains(&format!("path=\"{base}/serviceAccounts/{id}/secret\"")));
}
