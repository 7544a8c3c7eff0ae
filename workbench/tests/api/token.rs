//! The token endpoint, which behaves like Azure AD v1.

use jiff::ToSpan as _;
use serde_json::{Value, json};
use workbench::demo::DemoSize;
use workbench::{Lifetimes, token};

use crate::workbench::{Answer, Workbench, text, whole_workspace};

fn assert_refused(answer: &Answer, status: u16, error: &str, code: u32) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
    let refusal = answer.json();
    assert_eq!(refusal["error"], error);
    assert_eq!(refusal["error_codes"], json!([code]));
    assert!(
        text(&refusal["error_description"]).starts_with(&format!("AADSTS{code}: ")),
        "{refusal}"
    );
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_token_comes_with_numbers_as_strings() {
    let workbench = Workbench::new();
    let issued = workbench.administrator().created("Fleet", whole_workspace("reader")).await;
    let answer = workbench.token_for(&issued["account"]["id"], &issued["secret"]["value"]).await;
    assert_eq!(answer.status.as_u16(), 200);
    assert_eq!(answer.header("cache-control"), "no-store");
    let token = answer.json();
    assert_eq!((text(&token["token_type"]), text(&token["expires_in"])), ("Bearer", "3599"));
    assert_eq!(token["ext_expires_in"], token["expires_in"]);
    let number = |member: &str| text(&token[member]).parse::<i64>().expect("a number in a string");
    assert_eq!(number("expires_on") - number("not_before"), 3599);
    assert_eq!(token["resource"], token::RESOURCE);
    assert_eq!(text(&token["access_token"]).split('.').count(), 3);
}

#[tokio::test]
async fn the_second_version_has_a_scope_for_the_resource() {
    let workbench = Workbench::new();
    let issued = workbench.administrator().created("Fleet", whole_workspace("reader")).await;
    let form = |name: &str, value: &str| {
        form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair("client_id", text(&issued["account"]["id"]))
            .append_pair("client_secret", text(&issued["secret"]["value"]))
            .append_pair(name, value)
            .finish()
    };
    let scope = format!("{}/.default", token::RESOURCE);
    let answer = workbench.ask_for_token_at(token::PATH_2, form("scope", &scope)).await;
    assert_eq!(answer.status.as_u16(), 200);
    assert_eq!(answer.header("cache-control"), "no-store");
    let token = answer.json();
    assert_eq!(token["expires_in"], json!(3599));
    assert_eq!(text(&token["access_token"]).split('.').count(), 3);
    let answer = workbench.ask_for_token_at(token::PATH_2, form("scope", token::RESOURCE)).await;
    assert_eq!(answer.status.as_u16(), 400);
    for (path, name) in [(token::PATH_2, "resource"), (token::PATH, "scope")] {
        let answer = workbench.ask_for_token_at(path, form(name, &scope)).await;
        assert_refused(&answer, 400, "invalid_request", 900_144);
    }
}

#[tokio::test]
async fn wrong_credentials_are_told_apart_as_azure_does() {
    let workbench = Workbench::new();
    let issued = workbench.administrator().created("Fleet", whole_workspace("reader")).await;
    let (id, secret) = (&issued["account"]["id"], &issued["secret"]["value"]);
    let wrong = json!(format!("{}x", text(secret)));
    assert_refused(&workbench.token_for(id, &wrong).await, 401, "invalid_client", 7_000_215);
    let nobody = json!("00000000-0000-4000-8000-000000000000");
    assert_refused(&workbench.token_for(&nobody, secret).await, 401, "invalid_client", 700_016);
    let swapped = workbench.token_for(secret, id).await;
    assert_refused(&swapped, 401, "invalid_client", 700_016);
    assert!(!swapped.text().contains(text(secret)), "a secret in the wrong field is not said back");
}

#[tokio::test]
async fn an_expired_secret_is_told_only_to_who_knows_it() {
    let lifetimes = Lifetimes { secret: 0.seconds(), ..Lifetimes::default() };
    let workbench = Workbench::with(lifetimes, DemoSize { data_sets: 1, service_accounts: 0 });
    let issued = workbench.administrator().created("Fleet", whole_workspace("reader")).await;
    let id = &issued["account"]["id"];
    assert_refused(
        &workbench.token_for(id, &issued["secret"]["value"]).await,
        401,
        "invalid_client",
        7_000_222,
    );
    assert_refused(
        &workbench.token_for(id, &json!("guess")).await,
        401,
        "invalid_client",
        7_000_215,
    );
}

#[tokio::test]
async fn a_token_ends_with_its_secret_at_the_latest() {
    let lifetimes = Lifetimes { secret: 100.seconds(), ..Lifetimes::default() };
    let workbench = Workbench::with(lifetimes, DemoSize { data_sets: 1, service_accounts: 0 });
    let issued = workbench.administrator().created("Fleet", whole_workspace("reader")).await;
    let token =
        workbench.token_for(&issued["account"]["id"], &issued["secret"]["value"]).await.json();
    assert!(
        text(&token["expires_in"]).parse::<u32>().is_ok_and(|seconds| seconds <= 100),
        "{token}"
    );
}

#[tokio::test]
async fn incomplete_and_foreign_requests_are_400() {
    let workbench = Workbench::new();
    let complete = [
        ("grant_type", "client_credentials"),
        ("client_id", "00000000-0000-4000-8000-000000000000"),
        ("client_secret", "secret"),
        ("resource", token::RESOURCE),
    ];
    let form = |change: &dyn Fn(&str, &str) -> Option<String>| {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for (name, value) in complete {
            if let Some(value) = change(name, value) {
                form.append_pair(name, &value);
            }
        }
        form.finish()
    };
    for (missing, _) in complete {
        let without = form(&|name, value| (name != missing).then(|| value.to_owned()));
        let answer = workbench.ask_for_token(without).await;
        assert_refused(&answer, 400, "invalid_request", 900_144);
        assert!(text(&answer.json()["error_description"]).contains(missing));
    }
    let other = |wanted: &'static str, other: &'static str| {
        form(&move |name, value| Some(if name == wanted { other } else { value }.to_owned()))
    };
    let answer = workbench.ask_for_token(other("grant_type", "password")).await;
    assert_refused(&answer, 400, "unsupported_grant_type", 70_003);
    let answer = workbench.ask_for_token(other("resource", "https://graph.windows.net")).await;
    assert_refused(&answer, 400, "invalid_resource", 500_011);
    let answer = workbench.ask_for_token("x".repeat(20_000)).await;
    assert_refused(&answer, 413, "invalid_request", 900_146);
    let answer = workbench.ask_for_token("%ff%00&&==&grant_type".to_owned()).await;
    assert_refused(&answer, 400, "invalid_request", 900_144);

    let json = axum::http::Request::post(token::PATH).header("content-type", "application/json");
    let answer = workbench.send(json.body("{}".into()).expect("a request")).await;
    assert_refused(&answer, 400, "invalid_request", 900_145);
    let get =
        axum::http::Request::get(token::PATH).body(axum::body::Body::empty()).expect("a request");
    let answer = workbench.send(get).await;
    answer.problem(405);
    assert_eq!(answer.header("allow"), "POST");
}

#[tokio::test]
async fn no_two_tokens_are_the_same() {
    let workbench = Workbench::new();
    let issued = workbench.administrator().created("Fleet", whole_workspace("reader")).await;
    let mut tokens = Vec::<Value>::new();
    for _ in 0..2 {
        let token =
            workbench.token_for(&issued["account"]["id"], &issued["secret"]["value"]).await.json();
        tokens.push(token["access_token"].clone());
    }
    assert_ne!(tokens[0], tokens[1]);
}
