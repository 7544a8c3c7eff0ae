//! What a form holds while it is edited, and the rules that it must meet before it can be sent.

use crate::contract::*;
use crate::selection::{MOST_DATA_SETS, Selection};

/// Unicode characters after trimming.
pub const MOST_NAME_CHARACTERS: usize = 64;
const MOST_EMAIL_CHARACTERS: usize = 254;

/// The fields of the create form and of the account page, just as they were typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub name: String,
    pub contact_email: String,
    /// `workspace`, `dataSets`, or a scope that this tab does not know.
    pub scope: String,
    /// Kept while data sets are picked by hand, so that switching back loses nothing.
    pub level: String,
    /// Kept while all data is granted, for the same reason.
    pub chosen: Selection,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            name: String::new(),
            contact_email: String::new(),
            scope: SCOPE_WORKSPACE.to_owned(),
            level: LEVEL_READER.to_owned(),
            chosen: Selection::default(),
        }
    }
}

impl From<&ServiceAccount> for Draft {
    fn from(account: &ServiceAccount) -> Self {
        let access = &account.access;
        Self {
            name: account.name.clone(),
            contact_email: account.contact_email.clone(),
            scope: access.scope.clone(),
            level: access.level.clone().unwrap_or_else(|| LEVEL_READER.to_owned()),
            chosen: access.data_sets.iter().flatten().collect(),
        }
    }
}

/// What is wrong with a draft, a sentence for each field. The names are those of the contract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    pub name: Option<String>,
    pub contact_email: Option<String>,
    pub access: Option<String>,
}

impl Faults {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A name as the backend stores it: trimmed, 1 to 64 characters.
pub fn check_name(typed: &str) -> Result<&str, String> {
    let name = typed.trim();
    match count(name) {
        0 => Err("Enter an account name.".to_owned()),
        _ if name.chars().any(char::is_control) => {
            Err("Take out the characters that cannot be seen, such as tabs.".to_owned())
        }
        1..=MOST_NAME_CHARACTERS => Ok(name),
        length => {
            Err(format!("Use at most {MOST_NAME_CHARACTERS} characters; this name has {length}."))
        }
    }
}

/// An address by the rule of HTML's e-mail field, at most 254 characters.
pub fn check_email(typed: &str) -> Result<&str, String> {
    let email = typed.trim();
    if email.is_empty() {
        return Err("Enter a contact email.".to_owned());
    }
    let valid = email.len() <= MOST_EMAIL_CHARACTERS
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

/// Two labels at the least: the backend's administrators write to people, not to hosts.
fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.contains('.') && domain.split('.').all(label)
}

/// The characters of a name as the counter shows them.
pub fn count(name: &str) -> usize {
    name.chars().count()
}

impl Draft {
    /// The access that this draft asks for, or what is missing. A scope that this tab does not
    /// know cannot be asked for: it stays as it is on the backend.
    fn access(&self) -> Result<Option<AccessRequest>, String> {
        match self.scope.as_str() {
            SCOPE_WORKSPACE => Ok(Some(AccessRequest::Workspace { level: self.level.clone() })),
            SCOPE_DATA_SETS => match self.chosen.len() {
                0 => Err("Select at least one data set.".to_owned()),
                1..=MOST_DATA_SETS => Ok(Some(AccessRequest::DataSets {
                    data_set_ids: self.chosen.ids().map(str::to_owned).collect(),
                })),
                _ => {
                    Err("An account can reach at most 100,000 data sets picked by hand.".to_owned())
                }
            },
            _ => Ok(None),
        }
    }

    /// The whole draft as a request, or what is wrong with it.
    pub fn check(&self) -> Result<AccountRequest, Faults> {
        let (name, email, access) =
            (check_name(&self.name), check_email(&self.contact_email), self.access());
        match (name, email, access) {
            (Ok(name), Ok(email), Ok(access)) => Ok(AccountRequest {
                name: Some(name.to_owned()),
                contact_email: Some(email.to_owned()),
                access,
            }),
            (name, email, access) => {
                Err(Faults { name: name.err(), contact_email: email.err(), access: access.err() })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(name: &str, email: &str) -> Draft {
        Draft { name: name.into(), contact_email: email.into(), ..Draft::default() }
    }

    #[test]
    fn a_checked_draft_is_trimmed() {
        let request = draft("  Fleet reporting ", " fleet@example.com ").check().unwrap();
        assert_eq!(request.name.as_deref(), Some("Fleet reporting"));
        assert_eq!(request.contact_email.as_deref(), Some("fleet@example.com"));
        assert_eq!(request.access, Some(AccessRequest::Workspace { level: "reader".into() }));
    }

    #[test]
    fn a_name_has_1_to_64_characters_whatever_their_bytes() {
        assert_eq!(check_name("   "), Err("Enter an account name.".into()));
        assert!(check_name(&"é".repeat(64)).is_ok());
        assert!(check_name("a\u{0}b").is_err());
        assert_eq!(
            check_name(&"x".repeat(65)),
            Err("Use at most 64 characters; this name has 65.".into())
        );
    }

    #[test]
    fn an_email_follows_the_rule_of_html_and_names_a_domain() {
        for good in ["a@b.no", "first.last+tag@mail.example.com", "o'neil@x-y.org"] {
            assert_eq!(check_email(good), Ok(good));
        }
        let long = [&"a".repeat(250), "@b.no"].concat();
        for bad in
            ["", "a", "a@", "@b.no", "a@b", "a b@c.no", "a@b..no", "a@-b.no", "a@b@c.no", &long]
        {
            assert!(check_email(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let faults = Draft { scope: SCOPE_DATA_SETS.into(), ..draft("", "x") }.check().unwrap_err();
        assert!(faults.name.is_some() && faults.contact_email.is_some());
        assert_eq!(faults.access.as_deref(), Some("Select at least one data set."));
    }

    #[test]
    fn a_scope_that_the_tab_does_not_know_is_not_rewritten() {
        let unknown = Draft { scope: "region".into(), ..draft("n", "a@b.no") };
        assert_eq!(unknown.check().unwrap().access, None);
    }
}
