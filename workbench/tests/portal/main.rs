//! The portal as browsers see it: pages, sign-in, headers and the files of the bundle, without a socket.

mod bundle;
mod client;
mod contents;
mod embedding;
mod headers;
mod markup;
mod pages;
mod sign_in;
