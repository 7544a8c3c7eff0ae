//! What the headers of an answer mean.

/// The version that `If-Match` names. A weak tag is sent back as the strong one that the contract
/// gives: proxies weaken it where they compress an answer.
pub fn version(etag: &str) -> Option<String> {
    let tag = etag.trim();
    let tag = tag.strip_prefix("W/").unwrap_or(tag);
    (!tag.is_empty()).then(|| tag.to_owned())
}

/// Whether what answered is a page to sign in on: a call was led to another address, and a page for
/// people came from there.
pub fn is_sign_in(asked: &str, answered: &str, content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("text/html") && place(asked) != place(answered)
}

/// Host and path.
fn place(address: &str) -> Option<&str> {
    let behind_scheme = address.split_once("://").map_or(address, |(_, rest)| rest);
    behind_scheme.split(['?', '#']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weak_version_is_sent_back_as_the_strong_one() {
        for (etag, sent) in [
            (r#""1""#, Some(r#""1""#)),
            (r#"W/"1""#, Some(r#""1""#)),
            (r#" W/"1" "#, Some(r#""1""#)),
            (r#""W/1""#, Some(r#""W/1""#)),
            ("1", Some("1")),
            ("", None),
            (" ", None),
            ("W/", None),
        ] {
            assert_eq!(version(etag).as_deref(), sent, "{etag}");
        }
    }

    #[test]
    fn only_a_page_from_another_address_is_one_to_sign_in_on() {
        const CALL: &str = "https://host/api/v2/workspaces/1";
        for (answered, content_type, expected) in [
            ("https://host/login?from=x", "text/html; charset=utf-8", true),
            ("https://login.example/", "Text/HTML", true),
            ("https://login.example/api/v2/workspaces/1", "text/html", true),
            ("https://host/login", "application/json", false),
            ("https://host/login", "", false),
            ("https://host/api/v2/workspaces/1?x", "text/html", false),
            ("http://host/api/v2/workspaces/1#x", "text/html", false),
        ] {
            assert_eq!(is_sign_in(CALL, answered, content_type), expected, "{answered}");
        }
    }
}
