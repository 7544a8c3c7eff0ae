//! Starts editing with another access than the account has. The form is filled by the events by which a user
//! fills it, so that nothing is possible that a user could not do.

use super::event::Event;
use crate::domain::account::Scope;
use crate::domain::draft::{Draft, Edit};

/// The events that put the access of `wanted` into the form of an account that was just read.
pub fn with_access(wanted: Draft) -> Vec<Event> {
    let scope = Event::Edit(Edit::Scope(wanted.scope.clone()));
    match wanted.scope {
        Scope::DataSets => vec![
            scope,
            // The question that follows after all data was granted.
            Event::StartFromNone,
            Event::OpenPicker,
            Event::PickerConfirmed(wanted.chosen),
        ],
        _ => vec![scope, Event::Edit(Edit::Level(wanted.level))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::{Access, Level, ServiceAccount, Versioned};
    use crate::domain::data_set::SharedDataSet;
    use crate::domain::unsaved::Unsaved;
    use crate::screens::account_page::state::{Page, Task};

    fn account(level: Option<Level>, ids: &[&str]) -> ServiceAccount {
        let mut account = ServiceAccount::example("Fleet", "f@b.no");
        let shared = |id: &&str| SharedDataSet { id: (*id).into(), name: Some((*id).into()) };
        account.access = match level {
            Some(_) => Access { level, ..Access::default() },
            None => Access {
                scope: Scope::DataSets,
                data_set_count: Some(ids.len() as u32),
                data_sets: Some(ids.iter().map(shared).collect::<Vec<_>>().into()),
                level: None,
            },
        };
        account
    }

    #[test]
    fn every_access_comes_into_the_form_as_an_unsaved_change() {
        let all = [
            account(Some(Level::Reader), &[]),
            account(Some(Level::Admin), &[]),
            account(None, &["1", "2"]),
            account(None, &["2", "3"]),
        ];
        for (now, wanted) in all.iter().flat_map(|now| all.iter().map(move |it| (now, it))) {
            let (mut page, _) = Page::load();
            let version = Versioned { account: now.clone(), etag: Some("\"1\"".into()) };
            let call = if let Page::Loading(call) = page { call } else { 0 };
            page.apply(Event::Loaded(call, Ok(version)));
            for event in with_access(Draft::from(wanted)) {
                page.apply(event);
            }
            let open = page.open().unwrap();
            assert_eq!(open.task, Task::Editing);
            let draft = Draft::from(wanted);
            assert_eq!(open.draft.scope, draft.scope);
            match wanted.access.scope {
                Scope::DataSets => assert_eq!(open.draft.chosen, draft.chosen),
                _ => assert_eq!(open.draft.level, draft.level),
            }
            let is_same = now == wanted;
            assert_eq!(page.unsaved(), (!is_same).then_some(Unsaved::Changes));
        }
    }
}
