//! The host's settings: addresses and locale.

use crate::domain::account::{Access, LastUse};
use crate::domain::config::Config;
use crate::domain::expiry::Expiry;
use crate::domain::joined::Joined;
use crate::platform::clock::{now, parse_time};
use crate::platform::intl;
use crate::reactive::State;

#[derive(Clone, Copy)]
pub struct Settings(State<Config>);

impl Settings {
    pub fn new(config: Config) -> Self {
        Self(State::new(config))
    }

    pub fn config<T>(self, read: impl FnOnce(&Config) -> T) -> T {
        self.0.with_untracked(read)
    }

    /// `None` once the element is gone.
    pub fn try_config<T>(self, read: impl FnOnce(&Config) -> T) -> Option<T> {
        self.0.try_with_untracked(read)
    }

    /// Date, time and zone in the host's locale.
    pub fn date_and_time(self, ms: f64) -> String {
        self.config(|config| intl::date_and_time(&config.locale, ms))
    }

    pub fn short_date(self, ms: f64) -> String {
        self.config(|config| intl::short_date(&config.locale, ms))
    }

    pub fn number(self, number: usize) -> String {
        self.config(|config| intl::number(&config.locale, number as f64))
    }

    /// "All data, Reader", "12 data sets".
    pub fn access_words(self, access: &Access) -> String {
        access.words(&|count| self.number(count))
    }

    /// As `access_words`; data sets that no longer exist are counted apart.
    pub fn access_words_in_full(self, access: &Access) -> String {
        access.words_in_full(&|count| self.number(count))
    }

    /// When an account was last used: "[It was ]last used on 3 November 2026, 10:15 CET." `words` are the
    /// beginnings of the sentence, for a time and for never. `None` if it is not known.
    pub fn last_use_words(self, words: [&str; 2], last_use: &LastUse) -> Option<String> {
        match last_use {
            LastUse::Never => Some([words[1], "."].joined()),
            LastUse::On(time) => {
                Some([words[0], " on ", &self.date_and_time(parse_time(time)?), "."].joined())
            }
            LastUse::Unknown => None,
        }
    }

    /// When a secret expires: date, time, zone, and in how many days.
    pub fn expiry_words(self, time: &str) -> Option<String> {
        let ends = parse_time(time)?;
        let (expiry, date) = (Expiry::at(ends, now()), self.date_and_time(ends));
        Some(match expiry {
            Expiry::Expired => {
                ["The secret ended on ", &date, ". Calls with it fail with 401."].joined()
            }
            _ => ["The secret expires on ", &date, ", ", &expiry.words(), "."].joined(),
        })
    }
}
