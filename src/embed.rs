//! The custom element: `element.js` holds its class, `element.rs` what the class mounts.

mod element;
