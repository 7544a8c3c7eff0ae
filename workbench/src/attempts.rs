//! Slows down guessing of secrets: after ten wrong secrets in a row for a client, the next attempt has to wait.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use uuid::Uuid;

/// How many wrong secrets in a row need no wait, as at Azure AD: people mistype, and programs start with an old secret.
const FREE: u32 = 10;

/// The wait doubles with each further wrong secret, up to this.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// After this long without an attempt, the client's count starts again at zero.
const REMEMBERED: Duration = Duration::from_secs(15 * 60);

/// How many clients are remembered. Attempts with random ids must not fill the memory.
const MOST_CLIENTS: usize = 10_000;

#[derive(Clone, Copy)]
struct Failures {
    count: u32,
    last: Instant,
}

impl Failures {
    fn wait(self) -> Duration {
        let doubled = 1_u64.checked_shl(self.count.saturating_sub(FREE)).unwrap_or(u64::MAX);
        if self.count < FREE {
            Duration::ZERO
        } else {
            LONGEST_WAIT.min(Duration::from_secs(doubled))
        }
    }
}

/// The failed attempts by client id, whether or not a client with this id exists.
#[derive(Default)]
pub(crate) struct Attempts(Mutex<HashMap<Uuid, Failures>>);

impl Attempts {
    /// Counts an attempt as failed until [`Self::succeeded`] is called, also if its caller disconnects.
    ///
    /// # Errors
    /// How long the client has to wait. That attempt is not counted.
    pub(crate) fn begin(&self, client: Uuid, now: Instant) -> Result<(), Duration> {
        let mut clients = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = clients.get(&client).filter(|known| now - known.last < REMEMBERED);
        let known = known.copied().unwrap_or(Failures { count: 0, last: now });
        let waited = now - known.last;
        if waited < known.wait() {
            return Err(known.wait() - waited);
        }
        if clients.len() >= MOST_CLIENTS && !clients.contains_key(&client) {
            make_room(&mut clients, now);
        }
        clients.insert(client, Failures { count: known.count.saturating_add(1), last: now });
        Ok(())
    }

    /// The secret was right.
    pub(crate) fn succeeded(&self, client: Uuid) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&client);
    }
}

/// Forgets the clients whose count starts again at zero; if there are none, the one with the oldest attempt.
fn make_room(clients: &mut HashMap<Uuid, Failures>, now: Instant) {
    clients.retain(|_, known| now - known.last < REMEMBERED);
    if clients.len() >= MOST_CLIENTS
        && let Some(oldest) = clients.iter().min_by_key(|(_, known)| known.last).map(|(id, _)| *id)
    {
        clients.remove(&oldest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLIENT: Uuid = Uuid::from_u128(1);

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn ten_are_free_and_then_the_wait_doubles_up_to_a_minute() {
        let (attempts, mut now) = (Attempts::default(), Instant::now());
        for _ in 0..FREE {
            assert_eq!(attempts.begin(CLIENT, now), Ok(()));
        }
        for wait in [1, 2, 4, 8, 16, 32, 60, 60, 60] {
            assert_eq!(attempts.begin(CLIENT, now), Err(seconds(wait)));
            assert!(attempts.begin(CLIENT, now + seconds(wait) - seconds(1) / 2).is_err());
            now += seconds(wait);
            assert_eq!(attempts.begin(CLIENT, now), Ok(()), "after {wait} seconds");
        }
        for _ in 0..100 {
            now += LONGEST_WAIT;
            assert_eq!(attempts.begin(CLIENT, now), Ok(()));
        }
        assert_eq!(attempts.begin(CLIENT, now), Err(LONGEST_WAIT));
    }

    #[test]
    fn a_right_secret_and_a_quarter_of_an_hour_start_anew() {
        let (attempts, now) = (Attempts::default(), Instant::now());
        let use_up = |now| (0..FREE).for_each(|_| assert_eq!(attempts.begin(CLIENT, now), Ok(())));
        use_up(now);
        attempts.succeeded(CLIENT);
        use_up(now);
        use_up(now + REMEMBERED);
    }

    #[test]
    fn one_clients_failures_do_not_slow_another() {
        let (attempts, now) = (Attempts::default(), Instant::now());
        for _ in 0..=FREE {
            let _ = attempts.begin(CLIENT, now);
        }
        assert!(attempts.begin(CLIENT, now).is_err());
        assert_eq!(attempts.begin(Uuid::from_u128(2), now), Ok(()));
    }

    #[test]
    fn ids_at_random_do_not_fill_the_memory() {
        let (attempts, start) = (Attempts::default(), Instant::now());
        for number in 0..MOST_CLIENTS as u32 + 5 {
            let now = start + Duration::from_millis(number.into());
            assert_eq!(attempts.begin(Uuid::from_u128(number.into()), now), Ok(()));
        }
        let clients = attempts.0.lock().expect("a map");
        assert_eq!(clients.len(), MOST_CLIENTS);
        assert!(
            !clients.contains_key(&Uuid::from_u128(4)) && clients.contains_key(&Uuid::from_u128(5))
        );
    }
}
