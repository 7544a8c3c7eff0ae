//! Why an account needs attention, and the way to mend it.

use crate::domain::data_set::gone_words;
use crate::domain::expiry::Expiry;
use crate::domain::joined::Joined;
use crate::domain::number::digits;
use crate::domain::text::isolated;

/// Why an account needs attention.
#[derive(Clone, Debug, PartialEq)]
pub enum Concern {
    NeverUsed,
    /// For so many days.
    Unused(u32),
    SecretEnded,
    /// In so many days.
    SecretEnds(u32),
    /// So many of its data sets do not exist any more.
    Gone(usize),
    /// The account of this name reaches the same, for the same contact.
    SameAs(String),
}

impl Concern {
    /// The reason; `number` formats a count for the user's locale.
    pub fn words(&self, number: &dyn Fn(usize) -> String) -> String {
        match self {
            Self::NeverUsed => "Never used".to_owned(),
            Self::Unused(days) => ["Not used for ", &digits(*days as usize), " days"].joined(),
            Self::SecretEnded => Expiry::Expired.badge().unwrap_or_default(),
            Self::SecretEnds(days) => Expiry::Soon(*days).badge().unwrap_or_default(),
            Self::Gone(count) => ["Data sets: ", &gone_words(*count, number)].joined(),
            Self::SameAs(name) => ["Same access and contact as ", &isolated(name)].joined(),
        }
    }

    /// The most urgent come first: by kind, then by days.
    pub(super) fn rank(&self) -> (u8, u32) {
        match self {
            Self::SecretEnded => (0, 0),
            Self::SecretEnds(days) => (1, *days),
            Self::Gone(_) => (2, 0),
            Self::NeverUsed => (3, 0),
            Self::Unused(days) => (4, u32::MAX - days),
            Self::SameAs(_) => (5, 0),
        }
    }

    /// What can be done about it.
    pub fn way(&self) -> &'static str {
        match self {
            Self::NeverUsed | Self::Unused(_) => {
                "Ask the contact whether it is still needed; remove it if not."
            }
            Self::SecretEnded => "Regenerate the secret, or remove the account.",
            Self::SecretEnds(_) => "Regenerate the secret before it expires, and tell the contact.",
            Self::Gone(_) => "Open the account and take out the data sets that no longer exist.",
            Self::SameAs(_) => "Ask the contact whether both are needed; remove one if not.",
        }
    }
}
