//! The program as it is started from a command line: its port, its database, its memory and its end.

mod kills;
mod memory;
mod running;
mod start;
mod stop;
