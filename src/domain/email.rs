//! The rules for a contact e-mail.

use crate::domain::joined::Joined;
use crate::domain::name::embeds_a_direction;
use std::cell::Cell;

const MOST_BYTES: usize = 254;

/// Writes a domain in ASCII, such as `blåbær.example` as `xn--blbr-zrai.example`; `None` if it is
/// not a domain.
type ToAscii = fn(&str) -> Option<String>;

thread_local! {
    /// Set by the platform: the browser already has the large tables that this needs.
    static TO_ASCII: Cell<ToAscii> = const { Cell::new(|_| None) };
}

pub fn write_domains_with(to_ascii: ToAscii) {
    TO_ASCII.set(to_ascii);
}

/// The address as it is sent: without spaces around it, its domain in ASCII. An invalid
/// domain is left as it is.
pub fn as_sent(typed: &str) -> String {
    let email = typed.trim();
    let parts = email.rsplit_once('@').filter(|(_, domain)| !domain.is_ascii());
    parts
        .and_then(|(local, domain)| Some([local, "@", &TO_ASCII.get()(domain)?].joined()))
        .unwrap_or_else(|| email.to_owned())
}

/// The address as it is sent: one that HTML's e-mail field accepts, with at most 254 bytes. The part
/// before the `@` may have letters beyond ASCII; the backend decides whether to accept them.
pub fn check(typed: &str) -> Result<String, String> {
    let email = as_sent(typed);
    if email.is_empty() {
        return Err("Enter a contact email.".to_owned());
    }
    let valid = email.len() <= MOST_BYTES
        && email.split_once('@').is_some_and(|(local, domain)| {
            let atom = |letter: char| {
                letter.is_ascii_alphanumeric()
                    || ".!#$%&'*+/=?^_`{|}~-".contains(letter)
                    || !letter.is_ascii() && !letter.is_whitespace() && !embeds_a_direction(letter)
            };
            !local.is_empty() && local.chars().all(atom) && is_domain(domain)
        });
    if valid { Ok(email) } else { Err("Enter an email such as name@example.com.".to_owned()) }
}

/// At least two labels: a bare host name is not a domain for e-mail.
fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.contains('.') && domain.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_follows_the_rule_of_html_and_names_a_domain() {
        for good in ["a@b.no", "first.last+tag@mail.example.com", "o'neil@x-y.org"] {
            assert_eq!(check(good).as_deref(), Ok(good));
        }
        let long = [&"a".repeat(250), "@b.no"].concat();
        for bad in
            ["", "a", "a@", "@b.no", "a@b", "a b@c.no", "a@b..no", "a@-b.no", "a@b@c.no", &long]
        {
            assert!(check(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_domain_is_sent_in_ascii_and_letters_beyond_it_are_no_fault() {
        write_domains_with(|domain| {
            (domain == "blåbær.example").then(|| "xn--x.example".to_owned())
        });
        assert_eq!(check(" ola@blåbær.example ").as_deref(), Ok("ola@xn--x.example"));
        assert_eq!(check("øla@blåbær.example").as_deref(), Ok("øla@xn--x.example"));
        assert_eq!(as_sent("ola@blåbær.example"), as_sent("ola@xn--x.example"));
        assert!(check("ola@½.example").is_err());
        assert!(check("a@b@blåbær.example").is_err());
        assert!(check("o\u{202e}la@b.no").is_err());
    }
}
