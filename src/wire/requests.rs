//! The bodies that the tab sends. Unset members are left out.

use crate::domain::query::DataSetQuery;
use crate::domain::request::{AccessRequest, AccountRequest};
use crate::wire::json::Json;

impl From<&AccountRequest> for Json {
    fn from(request: &AccountRequest) -> Self {
        let mut members = Members::default();
        members.add("name", request.name().map(Json::from));
        members.add("contactEmail", request.contact_email().map(Json::from));
        members.add("access", request.access().map(Json::from));
        members.object()
    }
}

impl From<&AccessRequest> for Json {
    fn from(access: &AccessRequest) -> Self {
        let mut members = Members::default();
        match access {
            AccessRequest::Workspace(level) => {
                members.add("scope", Some("workspace".into()));
                members.add("level", Some(level.as_str().into()));
            }
            AccessRequest::DataSets(ids) => {
                members.add("scope", Some("dataSets".into()));
                members.add("dataSetIds", Some(texts(ids)));
            }
        }
        members.object()
    }
}

impl From<&DataSetQuery> for Json {
    fn from(query: &DataSetQuery) -> Self {
        let tags: Vec<(String, Json)> = query
            .tags
            .iter()
            .map(|(key, value)| (key.clone(), Json::List(vec![value.as_str().into()])))
            .collect();
        let mut members = Members::default();
        members.add("isBaseDataset", query.is_base_dataset.map(Json::Flag));
        members.add("datasetName", query.dataset_name.as_deref().map(Json::from));
        members.add("tags", (!tags.is_empty()).then_some(Json::Object(tags)));
        members.add("schemaVersionIds", query.schema_version_ids.as_deref().map(texts));
        members.add("sortColumn", Some(query.sort_column.into()));
        members.add("sortDirection", Some(query.sort_direction.into()));
        members.add("pageIndex", Some(query.page_index.into()));
        members.add("pageSize", Some(query.page_size.into()));
        members.object()
    }
}

fn texts(texts: &[String]) -> Json {
    Json::List(texts.iter().map(|text| text.as_str().into()).collect())
}

/// Builds an object member by member.
#[derive(Default)]
pub(super) struct Members(Vec<(String, Json)>);

impl Members {
    pub(super) fn add(&mut self, name: &str, value: Option<Json>) {
        if let Some(value) = value {
            self.0.push((name.to_owned(), value));
        }
    }

    pub(super) fn object(self) -> Json {
        Json::Object(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Level;
    use crate::wire::json::encode;

    #[test]
    fn a_request_says_its_scope() {
        let selected = AccessRequest::DataSets(vec!["d".into()]);
        assert_eq!(encode(&selected), r#"{"scope":"dataSets","dataSetIds":["d"]}"#);
        let all = AccessRequest::Workspace(Level::Admin);
        assert_eq!(encode(&all), r#"{"scope":"workspace","level":"admin"}"#);
    }

    #[test]
    fn a_tag_is_asked_for_as_a_list_of_values() {
        let mut query = DataSetQuery { page_index: 1, page_size: 50, ..DataSetQuery::by_name() };
        query.tags.push(("environment".to_owned(), "test".to_owned()));
        assert!(encode(&query).starts_with(r#"{"tags":{"environment":["test"]},"#));
    }

    #[test]
    fn a_query_leaves_out_what_it_does_not_ask_for() {
        let query = DataSetQuery { page_index: 1, page_size: 50, ..DataSetQuery::by_name() };
        assert_eq!(
            encode(&query),
            r#"{"sortColumn":"Name","sortDirection":"Ascending","pageIndex":1,"pageSize":50}"#
        );
    }
}
