//! What the headers of an answer mean.

use crate::domain::joined::Joined;

/// The suffixes that Apache and Jetty add to a tag when they compress an answer.
const COMPRESSED: [&str; 4] = ["-gzip\"", "--gzip\"", "-br\"", ";gzip\""];

/// The version for `If-Match`, from an `ETag`. A proxy that compresses an answer may make the tag weak
/// and add a suffix. Both are undone, so that the tag is again the strong one of the contract.
pub fn version(etag: &str) -> Option<String> {
    let tag = etag.trim();
    let tag = tag.strip_prefix("W/").unwrap_or(tag);
    let bare = COMPRESSED.iter().find_map(|end| tag.strip_suffix(end));
    match bare {
        Some(bare) => Some([bare.trim_end_matches('-'), "\""].joined()),
        None => (!tag.is_empty()).then(|| tag.to_owned()),
    }
}

/// The last segment of an address's path.
pub fn last_segment(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?;
    path.rsplit('/').next().filter(|segment| !segment.is_empty()).map(str::to_owned)
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
            (r#""1-gzip""#, Some(r#""1""#)),
            (r#"W/"1--gzip""#, Some(r#""1""#)),
            (r#""1-br""#, Some(r#""1""#)),
            ("1", Some("1")),
            ("", None),
            (" ", None),
            ("W/", None),
        ] {
            assert_eq!(version(etag).as_deref(), sent, "{etag}");
        }
    }

    #[test]
    fn the_last_segment_of_an_address_is_the_id() {
        assert_eq!(last_segment("https://host/a/7?x/y").as_deref(), Some("7"));
        assert_eq!(last_segment("/a/7").as_deref(), Some("7"));
        assert_eq!(last_segment("/a/"), None);
    }
}
