use super::attention::{Details, details, find};
use super::concern::Concern;
use super::entry::{Entry, Reading};
use super::export;
use super::order::{Column, Order, concerns as all_concerns, shown};
use super::totals::{Readers, accounts_words, concerns_words, totals};
use crate::domain::account::{Access, LastUse, Level, Scope, ServiceAccount};
use crate::domain::data_set::SharedDataSet;
use crate::domain::expiry::DAY_MS;
use std::sync::Arc;

const READING: Reading =
    Reading { lower: |text| text.to_lowercase(), time: |text| text.parse().ok() };

fn entry(name: &str, change: impl FnOnce(&mut ServiceAccount)) -> Entry {
    let mut account = ServiceAccount::example(name, "fleet@example.com");
    account.id = name.to_lowercase();
    change(&mut account);
    Entry::new(account, READING)
}

fn by_hand(count: u32) -> impl FnOnce(&mut ServiceAccount) {
    move |account| {
        account.access =
            Access { scope: Scope::DataSets, data_set_count: Some(count), ..Access::default() };
    }
}

fn names(entries: &[Entry], wanted: &str, order: Order) -> String {
    let places = shown(entries, wanted, order);
    let names: Vec<_> = places.iter().map(|at| entries[*at].account.name.as_str()).collect();
    names.join(" ")
}

#[test]
fn each_column_orders_the_rows_and_equal_ones_follow_their_names() {
    let entries = [
        entry("b", |it| {
            it.access.level = Some(Level::Admin);
            it.last_use = LastUse::On("9".into());
            it.secret_expires_on = Some("5".into());
        }),
        entry("A", |it| {
            by_hand(3)(it);
            it.contact_email = "x@example.com".into();
            it.created_by = Some("Bo".into());
            it.last_use = LastUse::Never;
        }),
        entry("c", |it| {
            by_hand(7)(it);
            it.created_by = Some("Ada".into());
            it.secret_expires_on = Some("4".into());
        }),
        entry("d", |it| it.last_use = LastUse::On("2".into())),
    ];
    for (column, ascending, descending) in [
        (Column::Name, "A b c d", "d c b A"),
        (Column::Access, "b d c A", "A c d b"),
        (Column::Contact, "b c d A", "A d c b"),
        (Column::Expires, "c b A d", "d A b c"),
        (Column::Used, "A d b c", "c b d A"),
        (Column::MadeBy, "c A b d", "d b A c"),
    ] {
        let order = Order { column, is_reversed: false };
        assert_eq!(names(&entries, "", order), ascending, "{column:?}");
        let order = Order { column, is_reversed: true };
        assert_eq!(names(&entries, "", order), descending, "{column:?}");
    }
}

#[test]
fn a_second_click_turns_the_order_round() {
    let by_used = Order::BY_NAME.after_click(Column::Used);
    assert_eq!(by_used, Order { column: Column::Used, is_reversed: false });
    assert_eq!(by_used.aria_sort(Column::Used), "ascending");
    assert_eq!(by_used.after_click(Column::Used).aria_sort(Column::Used), "descending");
    assert_eq!(by_used.aria_sort(Column::Name), "none");
}

#[test]
fn a_search_looks_through_name_contact_id_and_maker() {
    let entries = [
        entry("Fleet", |it| it.created_by = Some("Ada Admin".into())),
        entry("Power BI", |it| it.contact_email = "bi@example.com".into()),
    ];
    for (wanted, found) in [
        ("fleet", "Fleet"),
        ("ada", "Fleet"),
        ("bi@", "Power BI"),
        ("power bi", "Power BI"),
        ("q", ""),
    ] {
        assert_eq!(names(&entries, wanted, Order::BY_NAME), found, "{wanted}");
    }
}

/// The concerns of accounts at day 1,000, in words.
fn concerns(entries: &mut [Entry], details: &[(String, Option<Details>)]) -> Vec<String> {
    find(entries, details, 1_000.0 * DAY_MS);
    let words = |entry: &Entry| {
        let words: Vec<_> = entry
            .concerns
            .iter()
            .map(|concern| concern.words(&|count| count.to_string()))
            .collect();
        words.join(", ")
    };
    entries.iter().map(words).collect()
}

fn day(day: f64) -> String {
    (day * DAY_MS).to_string()
}

#[test]
fn use_and_expiry_need_attention_by_the_day() {
    for (used, created, expires, words) in [
        (LastUse::Never, None, None, "Never used"),
        (LastUse::Never, Some(970.1), None, ""),
        (LastUse::Never, Some(970.0), None, "Never used"),
        (LastUse::Unknown, Some(1.0), None, ""),
        (LastUse::On(day(910.1)), None, None, ""),
        (LastUse::On(day(910.0)), None, None, "Not used for 90 days"),
        (LastUse::On("?".into()), None, None, ""),
        (LastUse::Unknown, None, Some(1_000.0), "Secret expired"),
        (LastUse::Unknown, None, Some(1_059.9), "Expires in 59 days"),
        (LastUse::Unknown, None, Some(1_060.0), ""),
        (LastUse::Never, None, Some(1.0), "Secret expired, Never used"),
    ] {
        let it = entry("a", |it| {
            it.last_use = used.clone();
            it.created_on = created.map(day);
            it.secret_expires_on = expires.map(day);
        });
        assert_eq!(concerns(&mut [it], &[]), [words], "{used:?} {created:?} {expires:?}");
    }
}

#[test]
fn who_reaches_the_same_for_the_same_contact_is_named() {
    let same = details([("1", true), ("2", true)].into_iter());
    let again = details([("2", true), ("1", true)].into_iter());
    let other = details([("1", true), ("3", false)].into_iter());
    assert_eq!(same, again);
    assert_ne!(same.fingerprint, other.fingerprint);
    let entries = || {
        [
            entry("a", by_hand(2)),
            entry("b", by_hand(2)),
            entry("c", by_hand(2)),
            entry("d", |_| {}),
            entry("e", |it| it.contact_email = "FLEET@example.com".into()),
            entry("f", |it| it.access.level = Some(Level::Admin)),
            entry("g", |it| it.contact_email = "other@example.com".into()),
        ]
    };
    let read = [("a", same), ("b", again), ("c", other)].map(|(id, it)| (id.to_owned(), Some(it)));
    let same_as = |name: &str| ["Same access and contact as ", name].concat();
    let (none, gone) = (String::new, "Data sets: 1 no longer exists".to_owned());
    assert_eq!(
        concerns(&mut entries(), &read),
        [same_as("b"), same_as("a"), gone, same_as("e"), same_as("d"), none(), none()]
    );
    let unread = concerns(&mut entries(), &[]);
    assert_eq!(
        unread[..3],
        [none(), none(), none()],
        "data sets that were not read are not compared"
    );
}

#[test]
fn the_most_urgent_concern_comes_first_and_each_has_its_way() {
    let mut entries = [
        entry("a", |it| {
            it.last_use = LastUse::Never;
            it.secret_expires_on = Some(day(999.0));
        }),
        entry("b", |it| {
            it.secret_expires_on = Some(day(1.0));
            it.contact_email = "b@example.com".into();
        }),
        entry("c", |it| {
            it.secret_expires_on = Some(day(1_050.0));
            it.contact_email = "c@example.com".into();
        }),
        entry("d", |it| {
            it.secret_expires_on = Some(day(1_005.0));
            it.contact_email = "d@example.com".into();
        }),
    ];
    find(&mut entries, &[], 1_000.0 * DAY_MS);
    assert_eq!(all_concerns(&entries), [(0, 0), (1, 0), (3, 0), (2, 0), (0, 1)]);
    let ways = entries.iter().flat_map(|entry| &entry.concerns);
    assert!(ways.map(Concern::way).all(|way| way.ends_with('.')));
}

fn with_data_sets(sent: &[(&str, Option<&str>)], count: u32) -> ServiceAccount {
    let mut account = entry("=Fleet", by_hand(count)).account;
    let shared = |(id, name): &(&str, Option<&str>)| SharedDataSet {
        id: (*id).into(),
        name: name.map(Into::into),
    };
    account.access.data_sets = Some(Arc::new(sent.iter().map(shared).collect()));
    account.api_key = Some("key-of-the-account".into());
    account
}

#[test]
fn the_table_has_a_row_for_each_data_set_and_no_key() {
    let full = with_data_sets(&[("1", Some("Voyages, 2025")), ("2", None)], 2);
    let listed = Entry::new(ServiceAccount { api_key: None, ..full.clone() }, READING);
    let table = export::rows(&listed, Some(&full));
    let rows: Vec<_> = table.split_terminator("\r\n").collect();
    assert_eq!(
        rows[0],
        r#""'=Fleet","=fleet","fleet@example.com","Selected data sets","","Voyages, 2025","1","","","","","Data sets: 1 no longer exists""#
            .replace("\"=fleet\"", "\"'=fleet\"")
    );
    assert!(rows[1].contains(r#""(no longer exists)","2""#), "{}", rows[1]);
    assert_eq!(rows.len(), 2);
    assert!(!table.contains("key-of-the-account"));
    assert!(export::head().starts_with("\u{feff}\"Account\",\"Service account ID\""));
}

#[test]
fn what_is_not_known_is_said_and_never_left_out() {
    let rows = |entry: &Entry, full: Option<&ServiceAccount>| export::rows(entry, full);
    assert!(
        rows(&entry("a", |_| {}), None)
            .contains(r#""All workspace data","Reader","(all data in the workspace)""#)
    );
    assert!(rows(&entry("a", by_hand(3)), None).contains("(not known)"));
    let short = with_data_sets(&[("1", Some("Voyages"))], 3);
    let table = rows(&entry("a", by_hand(3)), Some(&short));
    assert!(table.contains("Voyages") && table.contains("(not known)"));
    let odd = entry("a", |it| it.access.scope = Scope::Other("region".into()));
    assert!(rows(&odd, None).contains(r#""region","Reader","(not known)""#));
}

#[test]
fn the_totals_count_each_account_once() {
    let mut entries = [
        entry("a", |_| {}),
        entry("b", |it| it.access.level = Some(Level::Admin)),
        entry("c", by_hand(3)),
        entry("d", |it| it.access.level = Some(Level::Other("auditor".into()))),
        entry("e", |it| it.secret_expires_on = Some(day(1.0))),
    ];
    entries[4].account.contact_email = "e@example.com".into();
    find(&mut entries, &[], 1_000.0 * DAY_MS);
    assert_eq!(
        totals(&entries, &|count| count.to_string()),
        "5 service accounts: 1 reach all data as Admin, 2 all data as Reader, 1 selected data sets, \
         1 have access of another kind. Things that need attention: 1."
    );
}

#[test]
fn nothing_is_said_of_what_is_not_known_yet() {
    let number = |count: usize| count.to_string();
    for (is_listed, counts, words) in [
        (false, [0, 0], ""),
        (false, [500, 500], "500 service accounts so far"),
        (false, [500, 2], "2 of 500 service accounts so far"),
        (false, [500, 0], "No service account matches so far"),
        (true, [0, 0], "No service accounts yet"),
        (true, [1, 1], "1 service account"),
        (true, [12, 12], "12 service accounts"),
        (true, [12, 1], "1 of 12 service accounts"),
        (true, [1, 0], "No service account matches"),
    ] {
        assert_eq!(accounts_words(is_listed, counts, &number), words);
    }
    for (is_listed, count, words) in [
        (false, 0, ""),
        (false, 2, "2 things need attention so far."),
        (true, 0, "Nothing needs attention."),
        (true, 1, "1 thing needs attention."),
        (true, 7, "7 things need attention."),
    ] {
        assert_eq!(concerns_words(is_listed, count, &number), words);
    }
}

#[test]
fn who_can_read_is_counted_apart_from_who_perhaps_can() {
    let words = |certain, expired, unknown, is_done| {
        Readers { certain, expired, unknown }.words(is_done, &|count| count.to_string())
    };
    assert_eq!(words(0, 0, 0, true), "No service account can read it.");
    assert_eq!(words(1, 0, 0, false), "1 service account can read it so far.");
    assert_eq!(
        words(9, 1, 2, true),
        "9 service accounts can read it. The secret of 1 of them has expired. It is not known of 2 others."
    );
    assert_eq!(words(0, 0, 1, true), "No service account can read it. It is not known of 1 other.");
}
