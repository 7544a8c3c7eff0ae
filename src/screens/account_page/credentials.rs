//! What gives credentials away: the secret once, scripts, files.

pub mod files;
mod languages;
pub mod once;
mod render;
pub mod sample;
