use super::*;

/// The pages that the store asks for when these rows are to be shown.
fn ask(store: &mut PageStore<u8>, rows: Range<usize>) -> Vec<u32> {
    let needed = store.pages_of(&rows.collect::<Vec<_>>());
    store.ask(needed)
}

#[test]
fn the_window_covers_what_is_seen_and_never_exceeds_its_bound() {
    for total in [0usize, 1, 7, 60, 61, 100_000] {
        for scroll in [0.0, 43.0, 44.0, 10_000.0, 4_399_000.0, 9e9] {
            let rows = rows_in_view(scroll, 600.0, 44.0, total);
            assert!(rows.end <= total && rows.len() < MOST_ROWS, "{rows:?} of {total}");
            let seen = ((scroll / 44.0) as usize).min(total);
            let seen_end = (((scroll + 600.0) / 44.0).ceil() as usize).min(total);
            assert!(seen >= seen_end || (rows.start <= seen && rows.end >= seen_end));
        }
    }
}

#[test]
fn a_very_tall_viewport_is_cut_at_the_bound() {
    assert_eq!(rows_in_view(0.0, 100_000.0, 44.0, 100_000).len(), MOST_ROWS - 1);
}

#[test]
fn rows_without_a_height_are_not_shown() {
    assert_eq!(rows_in_view(0.0, 600.0, 0.0, 100), 0..0);
    assert_eq!(first_seen(500.0, 0.0), 0);
}

#[test]
fn the_row_with_the_focus_stays_wherever_the_window_is() {
    assert_eq!(rows_to_show(3..6, None, 100), [3, 4, 5]);
    assert_eq!(rows_to_show(3..6, Some(4), 100), [3, 4, 5]);
    assert_eq!(rows_to_show(3..6, Some(0), 100), [0, 3, 4, 5]);
    assert_eq!(rows_to_show(3..6, Some(99), 100), [3, 4, 5, 99]);
    // The list has fewer rows now.
    assert_eq!(rows_to_show(3..6, Some(100), 100), [3, 4, 5]);
    assert_eq!(rows_to_show(0..0, Some(0), 0), [] as [usize; 0]);
    let most = rows_in_view(440_000.0, 100_000.0, 44.0, 100_000);
    assert_eq!(rows_to_show(most, Some(7), 100_000).len(), MOST_ROWS);
}

#[test]
fn tab_stops_at_the_row_used_last_or_else_at_one_that_is_seen() {
    assert_eq!(tab_stop(4, &[3, 4, 5], 3), Some(4));
    assert_eq!(tab_stop(0, &[92, 93, 100, 101], 100), Some(100));
    assert_eq!(tab_stop(50, &[0, 1, 2], 0), Some(0));
    assert_eq!(tab_stop(50, &[0, 1, 2], 9), Some(2));
    assert_eq!(tab_stop(0, &[], 0), None);
}

#[test]
fn keys_lead_through_the_whole_list_and_not_beyond_it() {
    let to = |key, now| row_after_key(key, now, 10, 100);
    assert_eq!(to("ArrowDown", 0), Some(1));
    assert_eq!(to("ArrowDown", 99), Some(99));
    assert_eq!(to("ArrowUp", 0), Some(0));
    assert_eq!(to("PageDown", 95), Some(99));
    assert_eq!(to("PageUp", 15), Some(5));
    assert_eq!(to("Home", 50), Some(0));
    assert_eq!(to("End", 50), Some(99));
    assert_eq!(to("Enter", 50), None);
    assert_eq!(row_after_key("End", 0, 10, 0), None);
}

#[test]
fn a_page_is_asked_for_once_and_again_after_it_failed() {
    let mut store = PageStore::<u8>::new(50);
    assert_eq!(ask(&mut store, 40..60), [1, 2]);
    assert_eq!(ask(&mut store, 0..60), [] as [u32; 0]);
    store.arrived(1, vec![5; 50], 51, 50);
    store.failed();
    assert_eq!(ask(&mut store, 0..60), [2]);
    store.arrived(2, vec![7], 51, 50);
    store.failed();
    assert_eq!(store.row(50), Some(&7));
    assert_eq!(ask(&mut store, 0..51), [] as [u32; 0]);
}

#[test]
fn a_page_that_was_given_up_is_asked_for_again_and_one_that_came_is_not() {
    let mut store = PageStore::<u8>::new(50);
    assert_eq!(ask(&mut store, 0..60), [1, 2]);
    store.arrived(1, vec![5; 50], 60, 50);
    store.given_up(1);
    store.given_up(2);
    assert_eq!(ask(&mut store, 0..60), [2]);
}

#[test]
fn rows_are_found_by_their_place_in_the_whole_list() {
    let mut store = PageStore::new(2);
    store.arrived(3, vec!["e", "f"], 5_000, 2);
    store.arrived(1, vec!["a", "b"], 5_000, 2);
    assert_eq!(store.row(4), Some(&"e"));
    assert_eq!(store.row(2), None);
    assert_eq!(store.total(), Some(5_000));
    assert_eq!(store.position(|row| *row == "f"), Some(5));
    assert_eq!(store.position(|row| *row == "c"), None);
}

#[test]
fn an_empty_window_still_asks_for_the_first_page() {
    assert_eq!(ask(&mut PageStore::<u8>::new(50), 0..0), [1]);
}

#[test]
fn the_row_with_the_focus_has_its_page_asked_for_too() {
    let store = PageStore::<u8>::new(50);
    assert_eq!(store.pages_of(&rows_to_show(100..130, Some(0), 200)), [1, 3]);
}

#[test]
fn a_last_page_that_comes_short_ends_the_list_there() {
    let mut store = PageStore::new(50);
    store.arrived(1, vec![1; 50], 120, 50);
    assert_eq!(store.total(), Some(120));
    store.arrived(3, vec![3; 4], 120, 50);
    assert_eq!(store.total(), Some(104));
    store.arrived(3, vec![], 120, 50);
    assert_eq!(store.total(), Some(100));
    store.arrived(2, vec![], 120, 50);
    assert_eq!(store.total(), Some(50));
    store.arrived(1, vec![1; 7], 120, 50);
    assert_eq!(store.total(), Some(7));
    store.arrived(1, vec![], 120, 50);
    assert_eq!(store.total(), Some(0));
}

#[test]
fn rows_that_a_page_in_the_middle_came_without_are_missing() {
    let mut store = PageStore::new(50);
    store.arrived(1, vec![1; 48], 120, 50);
    assert_eq!(store.total(), Some(120));
    assert!(!store.is_missing(47));
    assert!(store.is_missing(48) && store.is_missing(49));
    assert!(!store.is_missing(50), "it may still come");
}

#[test]
fn a_new_list_keeps_the_former_length_until_its_own_is_known() {
    let mut store = PageStore::<u8>::new(50);
    assert_eq!((store.total(), store.length()), (None, None));
    store.arrived(1, vec![0; 20], 20, 50);
    let mut store = store.emptied();
    assert_eq!((store.total(), store.length()), (None, Some(20)));
    assert_eq!(store.row(0), None);
    assert_eq!(ask(&mut store, 0..20), [1]);
    // The query changes again before the answer arrives.
    let mut store = store.emptied();
    assert_eq!(store.length(), Some(20));
    store.arrived(1, vec![0; 3], 3, 50);
    assert_eq!((store.total(), store.length()), (Some(3), Some(3)));
}

#[test]
fn a_new_list_that_fails_shows_no_rows_that_seem_to_load() {
    let mut store = PageStore::new(50);
    store.arrived(1, vec![0; 20], 20, 50);
    let mut store = store.emptied();
    ask(&mut store, 0..20);
    store.failed();
    assert_eq!((store.total(), store.length()), (None, None));
    assert_eq!(ask(&mut store, 0..0), [1]);
}

#[test]
fn a_range_is_whole_once_all_its_pages_have_come() {
    let mut store = PageStore::new(2);
    store.arrived(1, vec!["a", "b"], 5, 2);
    store.arrived(3, vec!["e"], 5, 2);
    assert_eq!(store.missing(0..2), [] as [u32; 0]);
    assert_eq!(store.missing(1..5), [2]);
    assert_eq!(store.rows(0..2), Some(vec!["a", "b"]));
    assert_eq!(store.rows(1..5), None);
    // One row was deleted in the meantime.
    store.arrived(2, vec!["c"], 5, 2);
    assert_eq!(store.rows(1..5), Some(vec!["b", "c", "e"]));
}

#[test]
fn a_backend_that_gives_smaller_pages_is_asked_for_those() {
    let mut store = PageStore::new(50);
    store.arrived(1, vec![1; 20], 304, 20);
    assert_eq!((store.page_size(), store.total()), (20, Some(304)));
    assert_eq!(store.ask(vec![2, 16]), [2, 16]);
    // The page size became known in the middle of the list: that page is requested again.
    let mut store = PageStore::new(50);
    store.arrived(3, vec![1; 20], 304, 20);
    assert_eq!((store.row(40), store.total()), (None, Some(304)));
    assert_eq!(ask(&mut store, 100..101), [6]);
    // A short list is one page, whatever page size the backend reports.
    let mut store = PageStore::new(50);
    store.arrived(1, vec![1; 3], 3, 3);
    assert_eq!(store.page_size(), 50);
}

#[test]
fn rows_that_came_are_there_whatever_the_total_says() {
    let mut store = PageStore::new(50);
    store.arrived(1, vec![1; 12], 5, 50);
    assert_eq!(store.total(), Some(12));
}
