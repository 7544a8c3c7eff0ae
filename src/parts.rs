//! The parts that screens are made of.

pub mod copy;
pub mod dialog;
pub mod el;
pub mod field;
pub mod icon;
pub mod notice;
pub mod paged_list;
pub mod readout;
