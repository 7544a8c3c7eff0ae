//! Lists. An unreadable item does not hide the others.

use crate::domain::page::Page;
use crate::wire::json::{DecodeError, Json};

/// A list that is sent complete, without pages.
pub struct List<T>(pub Vec<T>);

/// The longest list of the contract.
const LONGEST_LIST: u32 = 100_000;

/// An unreadable row is `None`. If no row at all can be read, the answer is not a page.
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

/// Unreadable items are left out.
impl<T: TryFrom<Json, Error = DecodeError>> TryFrom<Json> for List<T> {
    type Error = DecodeError;

    fn try_from(json: Json) -> Result<Self, DecodeError> {
        readable(json.items().ok_or("a list")?).map(Self)
    }
}

/// The items that can be read. If there are items and none can be read, it is not such a list.
pub(super) fn readable<T: TryFrom<Json, Error = DecodeError>>(
    items: Vec<Json>,
) -> Result<Vec<T>, DecodeError> {
    let is_empty = items.is_empty();
    let read: Vec<T> = items.into_iter().filter_map(|item| T::try_from(item).ok()).collect();
    if read.is_empty() && !is_empty { Err("items") } else { Ok(read) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::data_set::SharedDataSet;
    use crate::wire::json::decode;

    #[test]
    fn an_unreadable_row_does_not_hide_the_others() {
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
}
