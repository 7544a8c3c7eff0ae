//! The portal as a browser meets it: pages, sign-in, headers and the bundle's files, asked for without a socket.

mod bundle;
mod client;
mod contents;
mod embedding;
mod headers;
mod markup;
mod pages;
mod sign_in;
