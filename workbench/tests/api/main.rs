//! The gateway and the token endpoint against the contract, call by call, without a socket.

mod attempts;
mod bad_input;
mod bodies;
mod change;
mod cors;
mod create;
mod data_sets;
mod failure;
mod host;
mod ledger;
mod lifecycle;
mod list;
mod machine;
mod many;
mod plan;
mod reader;
mod remove;
mod replay;
mod rows;
mod secret;
mod seeding;
mod session;
mod token;
mod workbench;
