//! The custom element: its class (`element.js`) and the program that the class mounts
//! (`element.rs`).

mod element;
