//! When a call is sent again by itself, and after how many milliseconds.

use crate::domain::failure::ErrorKind;

/// A read is sent at most so many times.
const MOST_READS: u32 = 3;
/// A wait that the backend asks for and that is longer is told to the user instead.
const LONGEST_WAIT_S: u32 = 10;
/// Before the second try; before the third it is three times that. Up to as much again is added by
/// chance, so that many tabs do not come back at once.
const FIRST_BACK_OFF_MS: u32 = 400;

/// Waits before a creation or a regeneration is sent again under its key.
const UNDER_THE_KEY_MS: [u32; 2] = [1_000, 3_000];

/// While all pages of a list are read, somebody waits who can stop it.
const LONGEST_PAUSE_S: u32 = 120;
const USUAL_PAUSE_S: u32 = 10;
const MOST_PAUSES: u32 = 10;

/// After a read that has failed so `tries` times; `chance` is from 0 to 1. `None`: it is given up.
pub fn of_read(kind: ErrorKind, tries: u32, chance: f64) -> Option<u32> {
    if tries >= MOST_READS {
        return None;
    }
    match kind {
        ErrorKind::TooMany(Some(seconds)) | ErrorKind::Busy(seconds) => {
            (seconds <= LONGEST_WAIT_S).then_some(seconds * 1_000)
        }
        // Whoever has waited for so long is told.
        ErrorKind::TimedOut if tries > 1 => None,
        ErrorKind::TooMany(None)
        | ErrorKind::Unreachable
        | ErrorKind::TimedOut
        | ErrorKind::Server(502..=504) => {
            let least = FIRST_BACK_OFF_MS * 3u32.pow(tries.saturating_sub(1));
            Some(least + (f64::from(least) * chance) as u32)
        }
        _ => None,
    }
}

/// After a creation or a regeneration whose answer got lost `tries` times.
pub fn under_the_key(kind: ErrorKind, tries: u32) -> Option<u32> {
    match kind {
        ErrorKind::Unreachable
        | ErrorKind::Offline
        | ErrorKind::TimedOut
        | ErrorKind::Unreadable(200..=299)
        | ErrorKind::Busy(..=LONGEST_WAIT_S)
        | ErrorKind::Server(502..=504) => {
            UNDER_THE_KEY_MS.get(tries.saturating_sub(1) as usize).copied()
        }
        _ => None,
    }
}

/// After a page of many was refused for being too much, `pauses` times in a row by now.
pub fn of_page(kind: ErrorKind, pauses: u32) -> Option<u32> {
    let seconds = match kind {
        ErrorKind::TooMany(seconds) => seconds.unwrap_or(USUAL_PAUSE_S),
        ErrorKind::Busy(seconds) => seconds,
        _ => return None,
    };
    (pauses < MOST_PAUSES && seconds <= LONGEST_PAUSE_S).then_some(seconds * 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_read_is_sent_again_twice_where_that_may_help() {
        for kind in [
            ErrorKind::Unreachable,
            ErrorKind::Server(502),
            ErrorKind::Server(503),
            ErrorKind::Server(504),
            ErrorKind::TooMany(None),
        ] {
            assert_eq!(of_read(kind, 1, 0.0), Some(400), "{kind:?}");
            assert_eq!(of_read(kind, 1, 1.0), Some(800), "{kind:?}");
            assert_eq!(of_read(kind, 2, 0.5), Some(1_800), "{kind:?}");
            assert_eq!(of_read(kind, 3, 0.5), None, "{kind:?}");
        }
        assert_eq!(of_read(ErrorKind::TimedOut, 1, 0.0), Some(400));
        assert_eq!(of_read(ErrorKind::TimedOut, 2, 0.0), None);
        for kind in [
            ErrorKind::Offline,
            ErrorKind::Server(500),
            ErrorKind::Unreadable(200),
            ErrorKind::Rejected,
            ErrorKind::SignedOut,
            ErrorKind::Forbidden,
            ErrorKind::Missing,
            ErrorKind::NotFound,
        ] {
            assert_eq!(of_read(kind, 1, 0.5), None, "{kind:?}");
        }
    }

    #[test]
    fn a_wait_that_is_asked_for_is_kept_to_or_told() {
        for kind in [ErrorKind::TooMany(Some(10)), ErrorKind::Busy(10)] {
            assert_eq!(of_read(kind, 2, 1.0), Some(10_000));
            assert_eq!(of_read(kind, 3, 1.0), None);
        }
        assert_eq!(of_read(ErrorKind::TooMany(Some(11)), 1, 0.0), None);
        assert_eq!(of_read(ErrorKind::Busy(11), 1, 0.0), None);
    }

    #[test]
    fn what_has_a_key_is_sent_again_where_its_answer_got_lost_and_only_there() {
        for kind in [
            ErrorKind::Unreachable,
            ErrorKind::Unreadable(201),
            ErrorKind::Busy(1),
            ErrorKind::Server(503),
        ] {
            let waits: Vec<_> = (1..=3).map(|tries| under_the_key(kind, tries)).collect();
            assert_eq!(waits, [Some(1_000), Some(3_000), None], "{kind:?}");
        }
        for kind in [
            ErrorKind::Server(500),
            ErrorKind::Unreadable(404),
            ErrorKind::TooMany(Some(1)),
            ErrorKind::SignedOut,
            ErrorKind::NameTaken,
            ErrorKind::Busy(60),
        ] {
            assert_eq!(under_the_key(kind, 1), None, "{kind:?}");
        }
    }

    #[test]
    fn many_pages_wait_for_as_long_as_they_are_asked_to() {
        assert_eq!(of_page(ErrorKind::TooMany(Some(1)), 0), Some(1_000));
        assert_eq!(of_page(ErrorKind::TooMany(Some(120)), 9), Some(120_000));
        assert_eq!(of_page(ErrorKind::TooMany(None), 0), Some(10_000));
        assert_eq!(of_page(ErrorKind::Busy(30), 0), Some(30_000));
        assert_eq!(of_page(ErrorKind::TooMany(Some(121)), 0), None);
        assert_eq!(of_page(ErrorKind::TooMany(Some(1)), 10), None);
        assert_eq!(of_page(ErrorKind::Unreachable, 0), None);
    }
}
