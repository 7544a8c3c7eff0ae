//! The ledger of a workspace: what its entries say about one account, in words, and what the account could
//! reach at a time.

pub mod entry;
pub mod reach;
pub mod words;
