//! The parts that screens are made of. Elements are written in builder syntax throughout: the
//! `view!` macro turns static markup into `innerHTML`, which a strict host policy refuses.

pub mod copy;
pub mod dialog;
pub mod field;
pub mod icon;
pub mod notice;
pub mod paged_list;
pub mod readout;
