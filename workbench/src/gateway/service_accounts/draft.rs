//! What a request wants of an account: name, e-mail and access, each checked.

use uuid::Uuid;

use crate::gateway::members::Members;
use crate::problem::Problem;
use crate::store::service_accounts::{Level, Sharing};

/// Unicode characters, not bytes.
const LONGEST_NAME: usize = 64;
const LONGEST_EMAIL: usize = 254;
const MOST_DATA_SETS: usize = 100_000;
/// How many unknown ids an answer lists.
const UNKNOWN_LISTED: u32 = 10;

/// The access that is asked for.
#[derive(Clone)]
pub(super) enum RequestedAccess {
    Workspace(Level),
    DataSets(Vec<Uuid>),
}

#[derive(Clone, Copy)]
enum Scope {
    Workspace,
    DataSets,
}

/// The parts that a request mentions; the others are `None`.
#[derive(Clone)]
pub(super) struct Draft {
    pub(super) name: Option<String>,
    pub(super) contact_email: Option<String>,
    pub(super) access: Option<RequestedAccess>,
}

impl Draft {
    /// For a new account: every part must be there.
    pub(super) fn complete(members: &mut Members) -> Self {
        for (name, words) in [
            ("name", "The account name is missing."),
            ("contactEmail", "The contact e-mail is missing."),
            ("access", "The access is missing."),
        ] {
            if !members.has(name) {
                members.error(name, words);
            }
        }
        Self::read(members)
    }

    /// For a change: parts that are not mentioned stay as they are.
    pub(super) fn read(members: &mut Members) -> Self {
        let name = read_text(members, "name", check_name);
        let contact_email = read_text(members, "contactEmail", check_email);
        refuse_null(members, "access");
        let access = members.object("access", read_access);
        Self { name, contact_email, access }
    }
}

/// In a merge patch `null` removes a member, but an account needs all of these.
fn refuse_null(members: &mut Members, name: &str) {
    if members.is_null(name) {
        members.error(name, "Must not be null.");
    }
}

fn read_text(
    members: &mut Members,
    name: &str,
    check: fn(&str) -> Result<(), String>,
) -> Option<String> {
    refuse_null(members, name);
    let text = members.string(name)?.trim().to_owned();
    if let Err(reason) = check(&text) {
        members.error(name, reason);
    }
    Some(text)
}

fn check_name(name: &str) -> Result<(), String> {
    match name.chars().count() {
        0 => Err("The account name must not be empty.".to_owned()),
        length if length > LONGEST_NAME => Err(format!(
            "The account name has {length} characters; at most {LONGEST_NAME} are allowed."
        )),
        _ if name.chars().any(char::is_control) => {
            Err("The account name must not have line breaks, tabs or other control characters."
                .to_owned())
        }
        _ if name.chars().any(hides_or_turns_text) => {
            Err("The account name must not have characters that hide text or change its direction."
                .to_owned())
        }
        _ if name.chars().all(|letter| letter.is_whitespace() || shows_nothing(letter)) => {
            Err("The account name must have characters that can be seen.".to_owned())
        }
        _ => Ok(()),
    }
}

/// Tag characters, which hide text, and characters that embed or override a direction.
fn hides_or_turns_text(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

/// Joiners, direction marks, fillers and other unseen characters: allowed in a name that also has visible ones.
fn shows_nothing(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{2800}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}'
    )
}

/// The same rule as HTML's e-mail field, so that browsers and the gateway agree; besides, the domain must have a dot.
fn check_email(email: &str) -> Result<(), String> {
    if email.len() > LONGEST_EMAIL {
        return Err(format!("The e-mail address has more than {LONGEST_EMAIL} characters."));
    }
    let is_valid = email
        .rsplit_once('@')
        .is_some_and(|(local, domain)| is_local_part(local) && is_domain(domain));
    if is_valid { Ok(()) } else { Err("This is not a valid e-mail address.".to_owned()) }
}

fn is_local_part(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte))
}

fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.contains('.') && text.split('.').all(is_label)
}

/// The access must be complete, in a change too. `None` when something is missing or wrong.
fn read_access(access: &mut Members) -> Option<RequestedAccess> {
    let Some(scope) =
        access.choice("scope", &[("workspace", Scope::Workspace), ("dataSets", Scope::DataSets)])
    else {
        access.error("scope", "Must be workspace or dataSets.");
        return None;
    };
    match scope {
        Scope::Workspace => {
            let level =
                access.choice("level", &[("reader", Level::Reader), ("admin", Level::Admin)]);
            if level.is_none() {
                access.error(
                    "level",
                    "Access to the whole workspace takes a level: reader or admin.",
                );
            }
            level.map(RequestedAccess::Workspace)
        }
        Scope::DataSets => {
            let ids = access.ids("dataSetIds").unwrap_or_default();
            match ids.len() {
                0 => access.error("dataSetIds", "Select at least one data set."),
                count if count > MOST_DATA_SETS => access.error(
                    "dataSetIds",
                    format!(
                        "{count} data sets are too many; at most {MOST_DATA_SETS} are allowed."
                    ),
                ),
                _ => {}
            }
            Some(RequestedAccess::DataSets(ids))
        }
    }
}

/// # Errors
/// 400 with the wanted ids that are no data sets of the workspace.
pub(super) fn refuse_unknown_data_sets(
    sharing: &Sharing<'_>,
    workspace: Uuid,
) -> Result<(), Problem> {
    let unknown = sharing.unknown(workspace, UNKNOWN_LISTED)?;
    if unknown.is_empty() {
        return Ok(());
    }
    let words = |id| format!("The workspace has no data set with the id {id}.");
    Err(unknown
        .into_iter()
        .fold(Problem::validation(), |problem, id| problem.error("Access.DataSetIds", words(id))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_1_to_64_characters_of_any_kind() {
        for name in ["a", &"ø".repeat(64), &"🚢".repeat(64), "\"quoted\" \\ {} %"] {
            assert_eq!(check_name(name), Ok(()), "{name}");
        }
        for name in ["a\u{200d}b", "\u{5d0}\u{200f}!", "co\u{ad}op"] {
            assert_eq!(check_name(name), Ok(()), "{name:?}");
        }
        for name in [
            "\u{200b}\u{200b}",
            "\u{feff}",
            "\u{3164} \u{2800}",
            "\u{202e}evil",
            "a\u{2066}",
            "a\u{e0041}",
        ] {
            assert!(check_name(name).is_err(), "{name:?}");
        }
        for name in ["", "a\nb", "a\u{0}b", "\u{7f}", "a\u{85}b"] {
            assert!(check_name(name).is_err(), "{name:?}");
        }
        assert!(check_name(&"ø".repeat(65)).is_err());
    }

    #[test]
    fn addresses_look_like_addresses() {
        let longest =
            format!("{}@{}.{}.example.com", "a".repeat(64), "b".repeat(63), "c".repeat(63));
        for email in ["fleet@example.com", "a+b.c'd@sub.example.co", "a.@b.com", &longest] {
            assert_eq!(check_email(email), Ok(()), "{email}");
        }
        let too_long = format!("{}@{}.com", "a".repeat(64), vec!["b".repeat(60); 4].join("."));
        for email in [
            "",
            "fleet",
            "@example.com",
            "fleet@",
            "fleet@example",
            "a b@example.com",
            "a@@example.com",
            "a@-b.com",
            "a@b..com",
            "søren@rederi.dk",
            "post@møller.no",
            "a@b.com\n",
            "\u{0}@b.com",
            "a@b c.com",
            &too_long,
        ] {
            assert!(check_email(email).is_err(), "{email:?}");
        }
    }
}
