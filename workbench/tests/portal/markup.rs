//! Checks of HTML.

/// The part of `text` between two marks.
pub(crate) fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("{start} is not in {text}"));
    rest.split_once(end).unwrap_or_else(|| panic!("{end} is not in {rest}")).0
}

/// Fails for inline scripts and styles, which the content security policy forbids.
pub(crate) fn assert_nothing_inline(page: &str) {
    for (number, script) in page.split("<script").skip(1).enumerate() {
        assert!(script.starts_with(" type=\"module\" src=\"/assets/"), "script {number}: {script}");
    }
    for tag in page.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default()) {
        for forbidden in [" style=", " onload", " onerror", " onclick", "javascript:"] {
            // Inside quotes this is text of an attribute. Quotes in a hostile name are escaped, so it cannot get out.
            let outside_quotes: String = tag.split('"').step_by(2).collect();
            assert!(!outside_quotes.contains(forbidden), "{tag}");
        }
        assert!(!tag.starts_with("style") && !tag.starts_with("img"), "{tag}");
    }
}
