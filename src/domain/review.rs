//! The access review: what it says about each account, in which order, what needs attention, the totals, and
//! the file for spreadsheets.

pub mod attention;
pub mod concern;
pub mod entry;
pub mod export;
pub mod order;
pub mod totals;

#[cfg(test)]
mod tests;
