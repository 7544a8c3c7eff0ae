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
    const PAGE: &[u8] = b"text/html";
    let kind = content_type.as_bytes().get(..PAGE.len());
    kind.is_some_and(|kind| kind.eq_ignore_ascii_case(PAGE)) && place(asked) != place(answered)
}

/// Host and path. Bytes, since searching in texts costs some kilobytes of program.
fn place(address: &str) -> &[u8] {
    let secure = address.strip_prefix("https:");
    let place = secure.or_else(|| address.strip_prefix("http:")).unwrap_or(address).as_bytes();
    place.split(|byte| matches!(byte, b'?' | b'#')).next().unwrap_or_default()
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
