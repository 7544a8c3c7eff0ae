//! Reads values of `domain` from answers. Unknown members are ignored.

use crate::domain::account::{Access, ServiceAccount};
use crate::domain::data_set::{DataSet, Schema, SharedDataSet, TagInUse};
use crate::domain::page::Page;
use crate::domain::secret::Secret;
use crate::domain::uuid::is_uuid;
use crate::domain::workspace::Workspace;
use crate::wire::json::{DecodeError, Json};

/// A list that comes whole, without pages.
pub struct List<T>(pub Vec<T>);

/// The answer to a creation or a regeneration.
pub struct Credentials {
    /// As far as it can be read: what is wrong elsewhere in the answer must not cost the secret, which
    /// comes once.
    pub account: PartOfAccount,
    /// `None` in a replay: the secret was sent before, and that answer was lost.
    pub secret: Option<Secret>,
    /// RFC 3339, UTC.
    pub expires_on: Option<String>,
}

/// The longest list of the contract.
const LONGEST_LIST: u32 = 100_000;

/// A row that cannot be read is `None`, and hides no other; where none can be read, it is not a page.
impl<T: TryFrom<Json, Error = DecodeError>> TryFrom<Json> for Page<Option<T>> {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        let rows = json.take("result").items().ok_or("result")?;
        let result: Vec<_> = rows.into_iter().map(|row| T::try_from(row).ok()).collect();
        if !result.is_empty() && result.iter().all(Option::is_none) {
            return Err("result");
        }
        let total_count = json.take("totalCount").number().ok_or("totalCount")?;
        if total_count > LONGEST_LIST {
            return Err("totalCount");
        }
        Ok(Self {
            result,
            page_index: json.take("pageIndex").number().ok_or("pageIndex")?,
            page_size: json.take("pageSize").number().ok_or("pageSize")?,
            total_count,
        })
    }
}

/// What cannot be read is left out, and hides nothing else.
impl<T: TryFrom<Json, Error = DecodeError>> TryFrom<Json> for List<T> {
    type Error = DecodeError;

    fn try_from(json: Json) -> Result<Self, DecodeError> {
        readable(json.items().ok_or("a list")?).map(Self)
    }
}

/// The items that can be read; where none of them can, it is not that list.
fn readable<T: TryFrom<Json, Error = DecodeError>>(
    items: Vec<Json>,
) -> Result<Vec<T>, DecodeError> {
    let is_empty = items.is_empty();
    let read: Vec<T> = items.into_iter().filter_map(|item| T::try_from(item).ok()).collect();
    if read.is_empty() && !is_empty { Err("items") } else { Ok(read) }
}

impl TryFrom<Json> for Workspace {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        Ok(Self {
            id: json.take("id").text().ok_or("id")?,
            name: json.take("name").line(),
            role: json.take("role").line(),
        })
    }
}

/// An id as it is compared: a UUID means the same in capitals.
fn id(json: &mut Json) -> Option<String> {
    let mut id = json.take("id").text()?;
    if is_uuid(&id) {
        id.make_ascii_lowercase();
    }
    Some(id)
}

impl TryFrom<Json> for ServiceAccount {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        Ok(Self {
            id: id(&mut json).ok_or("id")?,
            name: json.take("name").line().ok_or("name")?,
            contact_email: json.take("contactEmail").line().ok_or("contactEmail")?,
            api_key: json.take("apiKey").text(),
            access: json.take("access").try_into()?,
            secret_expires_on: json.take("secretExpiresOn").text(),
            last_used_on: json.take("lastUsedOn").text(),
            created_on: json.take("createdOn").text(),
            created_by: json.take("createdBy").line(),
            last_modified_on: json.take("lastModifiedOn").text(),
            last_modified_by: json.take("lastModifiedBy").line(),
        })
    }
}

impl TryFrom<Json> for Access {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        let items = json.take("dataSets").items();
        let sent = items.as_ref().map(|items| items.len() as u32);
        let data_sets = items.map(|items| {
            items
                .into_iter()
                .filter_map(|item| SharedDataSet::try_from(item).ok())
                .collect::<Vec<_>>()
        });
        let lacks = data_sets.as_ref().map(|read| read.len() as u32) != sent;
        let count = json.take("dataSetCount").number();
        Ok(Self {
            scope: json.take("scope").text().ok_or("scope")?.into(),
            level: json.take("level").text().map(Into::into),
            // Where some cannot be read there are more than are known.
            data_set_count: if lacks { count.max(sent) } else { count },
            data_sets,
        })
    }
}

impl TryFrom<Json> for SharedDataSet {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        Ok(Self {
            id: id(&mut json).ok_or("id")?.into(),
            name: json.take("name").line().map(Into::into),
        })
    }
}

/// An account, or what of it can be read.
pub enum PartOfAccount {
    Whole(Box<ServiceAccount>),
    Part { id: Option<String>, api_key: Option<String> },
}

impl TryFrom<Json> for Credentials {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        let mut secret = json.take("secret");
        let expires_on = secret.take("expiresOn").text();
        // The secret's text is moved, not copied.
        let secret =
            secret.take("value").text().filter(|value| !value.is_empty()).map(Secret::from);
        let account = json.take("account");
        let mut parts = account.clone();
        let account = match ServiceAccount::try_from(account) {
            Ok(account) => PartOfAccount::Whole(Box::new(account)),
            Err(fault) if secret.is_none() => return Err(fault),
            Err(_) => {
                PartOfAccount::Part { id: id(&mut parts), api_key: parts.take("apiKey").text() }
            }
        };
        let expires_on = expires_on.or_else(|| match &account {
            PartOfAccount::Whole(account) => account.secret_expires_on.clone(),
            PartOfAccount::Part { .. } => None,
        });
        Ok(Self { account, secret, expires_on })
    }
}

impl TryFrom<Json> for DataSet {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        let tag = |(key, value): (String, Json)| value.line().map(|value| (key, value));
        Ok(Self {
            id: id(&mut json).ok_or("id")?,
            name: json.take("name").line().ok_or("name")?,
            created_on: json.take("createdOn").text(),
            last_modified_on: json.take("lastModifiedOn").text(),
            schema_name: json.take("schemaInfo").take("schemaName").line(),
            tags: json.take("tags").members().into_iter().filter_map(tag).collect(),
        })
    }
}

impl TryFrom<Json> for Schema {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        let versions: Vec<Text> =
            readable(json.take("schemaVersions").items().unwrap_or_default())?;
        Ok(Self {
            name: json.take("name").line().ok_or("name")?,
            version_ids: versions.into_iter().map(|version| version.0).collect(),
        })
    }
}

impl TryFrom<Json> for TagInUse {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        let values: Vec<Text> = readable(json.take("values").items().unwrap_or_default())?;
        Ok(Self {
            key: json.take("key").text().ok_or("key")?,
            values: values.into_iter().map(|value| value.0).collect(),
        })
    }
}

/// A text, or an object's `id`.
struct Text(String);

impl TryFrom<Json> for Text {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        let id = json.take("id");
        id.text().or_else(|| json.text()).map(Self).ok_or("a text")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::{Level, Scope};
    use crate::wire::json::decode;

    #[test]
    fn unknown_members_levels_and_scopes_do_not_break_an_account() {
        let account: ServiceAccount = decode(
            br#"{"id":"a","name":"n","contactEmail":"e","access":{"scope":"region","level":"auditor","x":1},"new":[]}"#,
        )
        .unwrap();
        assert_eq!(account.access.scope, Scope::Other("region".into()));
        assert_eq!(account.access.level, Some(Level::Other("auditor".into())));
        assert_eq!(account.last_used_on, None);
    }

    #[test]
    fn an_id_in_capitals_is_the_same_id() {
        let capitals = "3F2C8F0E-5B1D-4C53-9A57-2F6F0C1B7A10";
        let body = [r#"{"id":""#, capitals, r#"","name":"n"}"#].concat();
        let data_set: SharedDataSet = decode(body.as_bytes()).unwrap();
        assert_eq!(*data_set.id, capitals.to_ascii_lowercase());
        // An id of another form is left as it is.
        assert_eq!(&*decode::<SharedDataSet>(br#"{"id":"A"}"#).unwrap().id, "A");
    }

    #[test]
    fn a_row_that_cannot_be_read_hides_no_other() {
        let page = |rows: &str, total: &str| {
            let end = r#","pageIndex":1,"pageSize":2,"totalCount":"#;
            let text = [r#"{"result":"#, rows, end, total, "}"].concat();
            decode::<Page<Option<SharedDataSet>>>(text.as_bytes())
        };
        let read = page(r#"[{"id":"a"},{"id":7},null,{"id":"b"}]"#, "4").unwrap();
        let ids: Vec<_> = read.result.iter().map(|row| row.as_ref().map(|it| &*it.id)).collect();
        assert_eq!(ids, [Some("a"), None, None, Some("b")]);
        assert!(page("[]", "0").is_ok());
        for (rows, total) in [(r#"[{"id":7}]"#, "1"), ("{}", "0"), ("[]", "100001"), ("[]", "-1")] {
            assert!(page(rows, total).is_err(), "{rows} {total}");
        }
    }

    #[test]
    fn a_data_set_that_cannot_be_read_hides_no_other_and_is_missed() {
        for count in ["", r#""dataSetCount":2,"#, r#""dataSetCount":1,"#] {
            let text = [
                r#"{"scope":"dataSets","level":"reader","#,
                count,
                r#""dataSets":[{"id":"a"},{"id":7}]}"#,
            ];
            let access: Access = decode(text.concat().as_bytes()).unwrap();
            assert_eq!(access.data_sets.as_ref().map(Vec::len), Some(1));
            assert!(!access.is_complete(), "a save would take the other one away");
        }
        let schemas: List<Schema> =
            decode(br#"[{"name":7},{"name":"n","schemaVersions":[{"id":"a"},7,"b"]}]"#).unwrap();
        assert_eq!(schemas.0[0].version_ids, ["a", "b"]);
        assert!(decode::<List<TagInUse>>(b"[7]").is_err());
    }

    #[test]
    fn a_secret_is_kept_whatever_is_wrong_elsewhere_in_its_answer() {
        for (account, id) in [
            (r#"{"id":"a","name":null}"#, Some("a")),
            (r#"{"name":"n"}"#, None),
            ("null", None),
            ("[]", None),
        ] {
            let text =
                [r#"{"account":"#, account, r#","secret":{"value":"s3cret","expiresOn":7}}"#];
            let answer: Credentials = decode(text.concat().as_bytes()).unwrap();
            assert_eq!(answer.secret.unwrap().expose(), "s3cret");
            assert!(
                matches!(answer.account, PartOfAccount::Part { id: read, .. } if read.as_deref() == id)
            );
        }
        let without = br#"{"account":{"id":"a","name":null},"secret":{"value":""}}"#;
        assert!(decode::<Credentials>(without).is_err());
    }

    #[test]
    fn a_replayed_answer_has_no_secret_but_keeps_the_account() {
        let answer: Credentials = decode(
            br#"{"account":{"id":"a","name":"n","contactEmail":"e","secretExpiresOn":"2028-11-21T09:00:00Z",
                "access":{"scope":"workspace","level":"reader"}},"secret":null}"#,
        )
        .unwrap();
        assert!(answer.secret.is_none());
        assert_eq!(answer.expires_on.as_deref(), Some("2028-11-21T09:00:00Z"));
    }
}
