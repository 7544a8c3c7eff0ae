//! Sign-in: which session users get, the cookie, and where it may redirect to.

use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, COOKIE, HOST, SET_COOKIE};
use axum::http::request::Builder;
use axum::http::{Request, StatusCode};
use workbench::demo::WORKSPACE;

use crate::client::{Answer, Workbench};
use crate::markup::between;

fn demo_tab() -> String {
    format!("/ws/{WORKSPACE}/apiManagement")
}

#[tokio::test]
async fn the_front_page_signs_in_the_administrator_and_leads_to_the_demo_tab() {
    let workbench = Workbench::new();
    let answer = workbench.get("/").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location(), demo_tab());
    let page = workbench.send(Request::get(demo_tab()).header(COOKIE, answer.cookie())).await;
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
    let answer = Workbench::new().post("/sign-in", "as=reader").await;
    let (name, attributes) = cookie_of(&answer);
    assert_eq!(name, "dwb_session_8080");
    assert_eq!(attributes, ["Path=/", "Max-Age=43200", "HttpOnly", "SameSite=Strict"]);
    assert_eq!(answer.header(CACHE_CONTROL), "no-store");
}

#[tokio::test]
async fn workbenches_on_other_ports_of_a_host_keep_their_sessions_apart() {
    let workbench = Workbench::new();
    let mut cookies = Vec::new();
    for (host, expected) in [
        ("127.0.0.1:8080", "dwb_session_8080"),
        ("127.0.0.1:8081", "dwb_session_8081"),
        ("[::1]:8080", "dwb_session_8080"),
        ("[::1]", "dwb_session"),
    ] {
        let request = Request::post("/sign-in").header(HOST, host);
        let answer = workbench.send_form(request, "as=reader").await;
        assert_eq!(cookie_of(&answer).0, expected, "{host}");
        cookies.push(answer.cookie().to_owned());
    }
    // A browser sends all of them, to each port.
    let sent = cookies.join("; ");
    let page = Request::get(demo_tab()).header(HOST, "127.0.0.1:8080").header(COOKIE, &sent);
    assert_eq!(workbench.send(page).await.status, StatusCode::OK);
    let other = Request::get(demo_tab()).header(HOST, "127.0.0.1:8082").header(COOKIE, &cookies[0]);
    let page = workbench.send(other).await;
    assert!(page.location().starts_with("/sign-in?then="), "another port's session does not count");
}

/// The name and the attributes of the cookie that an answer sets.
fn cookie_of(answer: &Answer) -> (&str, Vec<&str>) {
    let mut parts = answer.header(SET_COOKIE).split("; ");
    (parts.next().unwrap().split('=').next().unwrap(), parts.collect())
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_the_host_and_only_that_one_counts() {
    let workbench = Workbench::new();
    let https = |request: Builder| request.header("X-Forwarded-Proto", "https");
    let answer = workbench.send_form(https(Request::post("/sign-in")), "as=reader").await;
    let (name, attributes) = cookie_of(&answer);
    assert_eq!(name, "__Host-dwb_session_8080");
    assert_eq!(attributes, ["Path=/", "Max-Age=43200", "HttpOnly", "SameSite=Strict", "Secure"]);
    let page = https(Request::get(demo_tab())).header(COOKIE, answer.cookie());
    assert_eq!(workbench.send(page).await.status, StatusCode::OK);
    // A sibling host may set a cookie with the name that has no prefix.
    let plain = workbench.signed_in("administrator").await;
    let page = workbench.send(https(Request::get(demo_tab())).header(COOKIE, plain)).await;
    assert!(page.location().starts_with("/sign-in?then="));
}

#[tokio::test]
async fn the_session_has_the_requested_role() {
    let workbench = Workbench::new();
    for (role, name) in [("administrator", "Ada Admin"), ("reader", "Rolf Reader")] {
        let page = workbench.get_as(role, &demo_tab()).await;
        let signed_in = between(page.text(), "Signed in as", "</button>");
        assert!(signed_in.contains(name), "{signed_in}");
    }
}

#[tokio::test]
async fn a_local_address_to_go_on_to_is_kept_with_its_query() {
    let form = "as=reader&then=%2Fws%2F1%3Fname%3D%252F%252Fx%26page%3D2";
    let answer = Workbench::new().post("/sign-in", form).await;
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
        let shown = workbench.get(&format!("/sign-in?then={address}")).await;
        let answer = workbench.post("/sign-in", &format!("as=reader&then={address}")).await;
        for answer in [shown, answer] {
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}");
            assert_eq!((answer.location(), answer.header(SET_COOKIE)), ("", ""), "{address}");
            assert!(answer.text().contains("none of this Workbench"), "{address}");
        }
    }
}

#[tokio::test]
async fn an_unknown_user_is_refused_with_the_choice_of_those_there_are() {
    let workbench = Workbench::new();
    for form in ["as=root", "", "as=", "then=%2F"] {
        let answer = workbench.post("/sign-in", form).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{form}");
        assert_eq!(answer.header(SET_COOKIE), "");
        assert!(answer.text().contains("There is no such demo user."));
        assert!(answer.text().contains("Continue as Rolf Reader"));
    }
}

#[tokio::test]
async fn a_page_asked_for_without_a_session_follows_the_choice() {
    let workbench = Workbench::new();
    let asked = workbench.get(&format!("/ws/{WORKSPACE}/dataCatalogue?name=a%26b")).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let choice = workbench.get(asked.location()).await;
    assert_eq!(choice.status, StatusCode::OK);
    let then = between(choice.text(), "name=\"then\" value=\"", "\"");
    let form = form_urlencoded::Serializer::new("as=reader&".to_owned())
        .append_pair("then", &then.replace("&#38;", "&"))
        .finish();
    let signed_in = workbench.post("/sign-in", &form).await;
    assert_eq!(signed_in.location(), format!("/ws/{WORKSPACE}/dataCatalogue?name=a%26b"));
}

#[tokio::test]
async fn reading_changes_no_session() {
    let workbench = Workbench::new();
    let reader = workbench.signed_in("reader").await;
    for address in ["/", "/sign-in?as=administrator", "/sign-in", "/sign-out", "/sign-in?as=reader"]
    {
        for cookie in [Some(&reader), None] {
            if address == "/" && cookie.is_none() {
                // Only the front page signs in a user who has no session.
                continue;
            }
            let request = Request::get(address).header(COOKIE, cookie.map_or("", String::as_str));
            assert_eq!(workbench.send(request).await.header(SET_COOKIE), "", "{address}");
        }
    }
    let page = workbench.send(Request::get(demo_tab()).header(COOKIE, &reader)).await;
    assert!(between(page.text(), "Signed in as", "</button>").contains("Rolf Reader"));
}

#[tokio::test]
async fn signing_out_ends_the_session_for_every_copy_of_the_cookie() {
    let workbench = Workbench::new();
    let (leaves, stays) =
        (workbench.signed_in("reader").await, workbench.signed_in("reader").await);
    let answer = workbench.send_form(Request::post("/sign-out").header(COOKIE, &leaves), "").await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/sign-in"));
    let (name, attributes) = cookie_of(&answer);
    assert_eq!(name, "dwb_session_8080");
    assert!(attributes.contains(&"Max-Age=0"), "{attributes:?}");
    let gateway = format!("/veracity/dw/gateway/api/v2/workspaces/{WORKSPACE}");
    let value = leaves.split_once('=').unwrap().1;
    let calls = [
        Request::get(&gateway).header(COOKIE, &leaves),
        Request::get(&gateway).header(AUTHORIZATION, format!("Bearer {value}")),
    ];
    for call in calls {
        assert_eq!(workbench.send(call).await.status, StatusCode::UNAUTHORIZED);
    }
    let page = workbench.send(Request::get(demo_tab()).header(COOKIE, &leaves)).await;
    assert!(page.location().starts_with("/sign-in?then="));
    let other = workbench.send(Request::get(&gateway).header(COOKIE, &stays)).await;
    assert_eq!(other.status, StatusCode::OK);
}

#[tokio::test]
async fn another_user_ends_the_session_of_the_one_before() {
    let workbench = Workbench::new();
    let before = workbench.signed_in("administrator").await;
    let request = Request::post("/sign-in").header(COOKIE, &before);
    assert_eq!(workbench.send_form(request, "as=reader").await.status, StatusCode::SEE_OTHER);
    let page = workbench.send(Request::get(demo_tab()).header(COOKIE, &before)).await;
    assert!(page.location().starts_with("/sign-in?then="));
}

#[tokio::test]
async fn no_other_page_signs_anybody_in_or_out() {
    let workbench = Workbench::new();
    let cookie = workbench.signed_in("reader").await;
    for (name, value) in [
        ("Origin", "https://evil.example"),
        ("Origin", "http://127.0.0.1:5173"),
        ("Origin", "null"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ] {
        for address in ["/sign-in", "/sign-out"] {
            let request = Request::post(address).header(name, value).header(COOKIE, &cookie);
            let answer = workbench.send_form(request, "as=administrator").await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address} {value}");
            assert_eq!(answer.header(SET_COOKIE), "", "{address} {value}");
        }
    }
    let page = workbench.send(Request::get(demo_tab()).header(COOKIE, &cookie)).await;
    assert_eq!(page.status, StatusCode::OK, "the session is still there");
}

#[tokio::test]
async fn a_forged_session_is_refused() {
    let workbench = Workbench::new();
    let cookie = workbench.signed_in("reader").await;
    let (claims, signature) = cookie.split_once('.').unwrap();
    let mut forged = claims.to_owned();
    forged.insert(forged.len() - 1, 'A');
    for value in [format!("{forged}.{signature}"), claims.to_owned(), "dwb_session=".to_owned()] {
        let answer = workbench.send(Request::get(demo_tab()).header(COOKIE, value)).await;
        assert!(answer.location().starts_with("/sign-in?then="), "{}", answer.location());
    }
}
