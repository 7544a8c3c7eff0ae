//! When a secret expires, in words. Times are milliseconds since 1970, as from the browser's clock.

use crate::domain::joined::Joined;
use crate::domain::number::digits;

/// A secret that expires within this many days gets a warning.
pub const SOON_DAYS: u32 = 60;

/// From this many days on, the text counts in years.
const MOST_DAYS: u32 = 3_650;

pub const DAY_MS: f64 = 86_400_000.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
    Expired,
    /// Whole days left, rounded down; 0 means less than a day.
    Soon(u32),
    Later(u32),
}

impl Expiry {
    pub fn at(expires_ms: f64, now_ms: f64) -> Self {
        if expires_ms <= now_ms {
            return Self::Expired;
        }
        let days = ((expires_ms - now_ms) / DAY_MS) as u32;
        if days < SOON_DAYS { Self::Soon(days) } else { Self::Later(days) }
    }

    /// A few words after a date: "expired", "in 12 days".
    pub fn words(self) -> String {
        match self {
            Self::Expired => "expired".to_owned(),
            Self::Later(days) if days > MOST_DAYS => {
                ["in ", &digits(days as usize / 365), " years"].joined()
            }
            Self::Soon(days) | Self::Later(days) => in_days(days),
        }
    }

    /// The text of a list row's badge, or `None` if the secret needs no attention.
    pub fn badge(self) -> Option<String> {
        match self {
            Self::Expired => Some("Secret expired".to_owned()),
            Self::Soon(days) => Some(["Expires ", &in_days(days)].joined()),
            Self::Later(_) => None,
        }
    }
}

fn in_days(days: u32) -> String {
    match days {
        0 => "in less than a day".to_owned(),
        1 => "in 1 day".to_owned(),
        _ => ["in ", &digits(days as usize), " days"].joined(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_moment_counts_as_expired() {
        assert_eq!(Expiry::at(5.0, 5.0), Expiry::Expired);
        assert_eq!(Expiry::at(6.0, 5.0), Expiry::Soon(0));
    }

    #[test]
    fn sixty_days_divide_soon_from_later() {
        assert_eq!(Expiry::at(60.0 * DAY_MS - 1.0, 0.0), Expiry::Soon(59));
        assert_eq!(Expiry::at(60.0 * DAY_MS, 0.0), Expiry::Later(60));
        assert_eq!(Expiry::Later(60).badge(), None);
    }

    #[test]
    fn words_count_days() {
        assert_eq!(Expiry::Soon(0).badge().unwrap(), "Expires in less than a day");
        assert_eq!(Expiry::Soon(1).badge().unwrap(), "Expires in 1 day");
        assert_eq!(Expiry::Later(730).words(), "in 730 days");
        assert_eq!(Expiry::Later(3_651).words(), "in 10 years");
        assert_eq!(Expiry::Expired.badge().unwrap(), "Secret expired");
    }
}
