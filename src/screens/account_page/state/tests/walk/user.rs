//! What the user has typed, selected and seen, recorded independently of the page.

use crate::domain::account::Versioned;
use crate::domain::changes::{Change, changes};
use crate::domain::draft::Draft;
use crate::domain::merge::Part;

#[derive(Clone, Default)]
pub struct User {
    /// The form's content as the user entered it.
    pub mine: Draft,
    /// The account as in the last answer to the page.
    pub seen: Option<Versioned>,
    /// Drafts that were sent since then without an answer.
    pub lost: Vec<Draft>,
    /// Changes by another user that the page does not know yet, each with its moment: the changed part,
    /// or `None` for a change that is not visible.
    pub others: Vec<(u32, Option<Part>)>,
    /// The secret that is shown, until it is saved or left on purpose.
    pub secret: Option<String>,
    /// A secret was made for this page, but its answer was lost.
    pub unseen_secret: bool,
    /// The same, until there is a new secret: the page must say so.
    pub needs_warning: bool,
    /// The user has removed the account.
    pub has_removed: bool,
    /// More than one secret was made for one confirmation.
    pub made_two: bool,
}

impl User {
    /// The last known account, as a draft.
    pub fn seen_draft(&self) -> Draft {
        self.seen.as_ref().map(|seen| Draft::from(&seen.account)).unwrap_or_default()
    }

    /// The changes that the user wants.
    pub fn wishes(&self) -> Vec<Change> {
        changes(&self.seen_draft(), &self.mine)
    }

    /// The page has received the account as of this moment. Fields that the user has not changed
    /// follow it.
    pub fn learn(&mut self, now: &Versioned, moment: u32) {
        let (seen, truth) = (self.seen_draft(), Draft::from(&now.account));
        let is_first = self.seen.is_none();
        for part in Part::ALL {
            let is_sent = self.lost.iter().any(|lost| part.is_same(lost, &truth));
            let is_wish = !part.is_same(&self.mine, &seen) || is_sent;
            if is_first || !is_wish {
                part.take(&truth, &mut self.mine);
            }
        }
        self.seen = Some(now.clone());
        self.lost.clear();
        self.others.retain(|(at, _)| *at > moment);
    }

    /// All changes are saved.
    pub fn is_saved(&mut self) {
        self.mine = self.seen_draft();
    }
}
