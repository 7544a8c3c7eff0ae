//! The project's own commands; `cargo xtask help` lists them.

mod args;
mod bench;
mod bundle;
mod cargo;
mod digest;
mod licences;
mod lock_file;
mod parts;
mod paths;
mod pictures;
mod preload;
mod reproduce;
mod seal;
mod serve;
mod sizes;
mod soak;
mod step;
mod test;
mod tools;
mod wasm;

use std::process::ExitCode;

use args::Task;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {}", step::explain(&error));
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    match args::read(lexopt::Parser::from_env())? {
        Task::Help => print!("{}", args::HELP),
        Task::Serve(options) if options.dev => serve::dev::run(&options)?,
        Task::Serve(options) => serve::run(&options)?,
        Task::Build => {
            let dist = bundle::release()?;
            print!("{}", sizes::report(&dist)?);
            print!("{}", bundle::snippet(&dist)?);
        }
        Task::Seal => seal::run()?,
        Task::Test(scope) => return test::run(&scope),
        Task::Bench => bench::run()?,
        Task::BenchWorkbench => bench::workbench::run()?,
        Task::Pictures => pictures::run()?,
        Task::Reproduce => reproduce::run()?,
        Task::Soak => return soak::run(),
    }
    Ok(ExitCode::SUCCESS)
}
