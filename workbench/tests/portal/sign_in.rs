//! Sign-in: which session users get, the cookie, and where it may redirect to.

use axum::http::Request;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, COOKIE, SET_COOKIE};
use workbench::demo::WORKSPACE;

use crate::client::Workbench;

fn demo_tab() -> String {
    format!("/ws/{WORKSPACE}/apiManagement")
}

#[tokio::test]
async fn whoever_opens_the_front_door_is_the_administrator_and_comes_to_the_demo_tab() {
    let workbench = Workbench::new();
    let answer = workbench.get("/").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location(), demo_tab());
    let cookie = answer.header(SET_COOKIE).split(';').next().unwrap().to_owned();
    let page = workbench.send(Request::get(demo_tab()).header(COOKIE, cookie)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("Ada Admin"));
}

#[tokio::test]
async fn a_session_that_is_there_is_kept() {
    let answer = Workbench::new().get_as("reader", "/").await;
    assert_eq!(answer.location(), demo_tab());
    assert_eq!(answer.header(SET_COOKIE), "");
}

#[tokio::test]
async fn the_cookie_is_closed_to_scripts_and_other_sites_and_is_never_cached() {
    let answer = Workbench::new().get("/sign-in?as=reader").await;
    let cookie = answer.header(SET_COOKIE);
    let mut parts = cookie.split("; ");
    assert!(parts.next().unwrap().starts_with("dwb_session="), "{cookie}");
    assert_eq!(
        parts.collect::<Vec<_>>(),
        ["Path=/", "Max-Age=43200", "HttpOnly", "SameSite=Strict"]
    );
    assert_eq!(answer.header(CACHE_CONTROL), "no-store");
}

#[tokio::test]
async fn the_role_that_was_asked_for_is_the_role_one_has() {
    let workbench = Workbench::new();
    for (role, name) in [("administrator", "Ada Admin"), ("reader", "Rolf Reader")] {
        let page = workbench.get_as(role, &demo_tab()).await;
        let signed_in =
            page.text().split_once("Signed in as").unwrap().1.split_once("</button>").unwrap().0;
        assert!(signed_in.contains(name), "{signed_in}");
    }
}

#[tokio::test]
async fn a_local_address_to_go_on_to_is_kept_with_its_query() {
    let answer = Workbench::new()
        .get("/sign-in?as=reader&then=%2Fws%2F1%3Fname%3D%252F%252Fx%26page%3D2")
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location(), "/ws/1?name=%2F%2Fx&page=2");
}

#[tokio::test]
async fn no_address_leads_to_another_host() {
    let workbench = Workbench::new();
    let elsewhere = [
        "https://evil.example/",
        "//evil.example",
        "%2F%2Fevil.example",
        "/%5Cevil.example",
        "%5C%5Cevil.example",
        "/%09/evil.example",
        "/%0A/evil.example",
        "%20//evil.example",
        "/x%0D%0ASet-Cookie:%20a=b",
        "javascript:alert(1)",
        "",
    ];
    for address in elsewhere {
        let answer = workbench.get(&format!("/sign-in?as=administrator&then={address}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}");
        assert_eq!((answer.location(), answer.header(SET_COOKIE)), ("", ""), "{address}");
        assert!(answer.text().contains("none of this Workbench"), "{address}");
    }
}

#[tokio::test]
async fn an_unknown_user_is_refused_with_the_choice_of_those_there_are() {
    let answer = Workbench::new().get("/sign-in?as=root").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.header(SET_COOKIE), "");
    assert!(answer.text().contains("There is no such demo user."));
    assert!(answer.text().contains("Continue as Rolf Reader"));
}

#[tokio::test]
async fn a_page_asked_for_without_a_session_follows_the_choice() {
    let workbench = Workbench::new();
    let asked = workbench.get(&format!("/ws/{WORKSPACE}/dataCatalogue?name=a%26b")).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let choice = workbench.get(asked.location()).await;
    assert_eq!(choice.status, StatusCode::OK);
    let link =
        choice.text().split('"').find(|part| part.starts_with("/sign-in?as=reader")).unwrap();
    let signed_in = workbench.get(&link.replace("&amp;", "&").replace("&#38;", "&")).await;
    assert_eq!(signed_in.location(), format!("/ws/{WORKSPACE}/dataCatalogue?name=a%26b"));
}

#[tokio::test]
async fn a_forged_session_is_none() {
    let workbench = Workbench::new();
    let real = workbench.get("/sign-in?as=reader").await;
    let cookie = real.header(SET_COOKIE).split(';').next().unwrap();
    let (claims, signature) = cookie.split_once('.').unwrap();
    let mut forged = claims.to_owned();
    forged.insert(forged.len() - 1, 'A');
    for value in [format!("{forged}.{signature}"), claims.to_owned(), "dwb_session=".to_owned()] {
        let answer = workbench.send(Request::get(demo_tab()).header(COOKIE, value)).await;
        assert!(answer.location().starts_with("/sign-in?then="), "{}", answer.location());
    }
}
