//! When the tab sends a call again by itself, and after how many milliseconds.

use crate::domain::failure::ErrorKind;

/// How often a read is sent, at most.
const MOST_READS: u32 = 3;
/// If the backend asks for a longer wait, the user is told instead.
const LONGEST_WAIT_S: u32 = 10;
/// The wait before the second attempt; before the third it is three times as long. A random time of up
/// to the same length is added (jitter), so that many tabs do not send at the same moment.
const FIRST_BACK_OFF_MS: u32 = 400;

/// Waits before a creation or a regeneration is sent again with its key.
const UNDER_THE_KEY_MS: [u32; 2] = [1_000, 3_000];

/// The longest pause while all pages of a list are read. It may be long: the user can stop it.
const LONGEST_PAUSE_S: u32 = 120;
const USUAL_PAUSE_S: u32 = 10;
const MOST_PAUSES: u32 = 10;

/// The wait after a read has failed like this, `tries` times so far; `chance` is a random number from
/// 0 to 1. `None`: it is not sent again.
pub fn of_read(kind: ErrorKind, tries: u32, chance: f64) -> Option<u32> {
    if tries >= MOST_READS {
        return None;
    }
    match kind {
        ErrorKind::TooMany(Some(seconds)) | ErrorKind::Busy(seconds) => {
            (seconds <= LONGEST_WAIT_S).then_some(seconds * 1_000)
        }
        // The user has waited long enough, so the failure is shown.
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

/// The wait after the answer to a creation or a regeneration was lost, `tries` times so far.
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

/// The wait after one of many pages was refused because of too many requests; `pauses` is how often
/// in a row that has happened before.
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
