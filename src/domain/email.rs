//! The rules for a contact e-mail.

const MOST_BYTES: usize = 254;

/// An address that HTML's e-mail field accepts, with at most 254 characters.
pub fn check(typed: &str) -> Result<&str, String> {
    let email = typed.trim();
    if email.is_empty() {
        return Err("Enter a contact email.".to_owned());
    }
    let valid = email.len() <= MOST_BYTES
        && email.split_once('@').is_some_and(|(local, domain)| {
            let atom =
                |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
            !local.is_empty() && local.bytes().all(atom) && is_domain(domain)
        });
    if valid {
        Ok(email)
    } else {
        Err("Enter an email address such as name@example.com.".to_owned())
    }
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
            assert_eq!(check(good), Ok(good));
        }
        let long = [&"a".repeat(250), "@b.no"].concat();
        for bad in
            ["", "a", "a@", "@b.no", "a@b", "a b@c.no", "a@b..no", "a@-b.no", "a@b@c.no", &long]
        {
            assert!(check(bad).is_err(), "{bad}");
        }
    }
}
