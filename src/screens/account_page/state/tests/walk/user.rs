//! What the user has typed and chosen, has seen, and has been told: kept beside the page, and without
//! looking at it.

use crate::domain::account::Versioned;
use crate::domain::changes::{Change, changes};
use crate::domain::draft::Draft;
use crate::domain::merge::Part;

#[derive(Clone, Default)]
pub struct User {
    /// The form as the user has left it.
    pub mine: Draft,
    /// The account as the page was told of it last.
    pub seen: Option<Versioned>,
    /// What was sent since then without an answer.
    pub lost: Vec<Draft>,
    /// What somebody else did to the account, each with its moment, of which the page has not been
    /// told: a part that was changed, or nothing that can be seen.
    pub others: Vec<(u32, Option<Part>)>,
    /// The secret that is shown, until it is saved or left on purpose.
    pub secret: Option<String>,
    /// A secret was made for this page, and its answer has not come.
    pub unseen_secret: bool,
    /// The same, until there is another one: the page must say so.
    pub needs_warning: bool,
    /// The account is removed, as the user wanted.
    pub has_removed: bool,
    /// More than one secret was made for one wish.
    pub made_two: bool,
}

impl User {
    /// The account as it was seen last, as a form would hold it.
    pub fn seen_draft(&self) -> Draft {
        self.seen.as_ref().map(|seen| Draft::from(&seen.account)).unwrap_or_default()
    }

    /// What the user wants changed.
    pub fn wishes(&self) -> Vec<Change> {
        changes(&self.seen_draft(), &self.mine)
    }

    /// The page is told of the account as it was at this moment: what the user has not touched
    /// follows it.
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

    /// All wishes are granted.
    pub fn is_saved(&mut self) {
        self.mine = self.seen_draft();
    }
}
