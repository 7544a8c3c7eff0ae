//! The program, started from a command line: port, database, memory and stopping.

mod kills;
mod memory;
mod running;
mod start;
mod stop;
