//! Reads the command line of `cargo xtask`.

use std::path::PathBuf;

use lexopt::prelude::*;

pub(crate) const HELP: &str = "\
The project's own commands. Each sets up the tools that it needs.

cargo xtask serve    Build the tab, start the local Workbench, print the address.
    --port N               listen there (8080)
    --database PATH        keep the data in this SQLite file (.workbench/demo.sqlite)
    --fresh                throw the data of the last run away first
    --data-sets N          how many demo data sets (272)
    --service-accounts N   how many demo service accounts (12)
    --allow-origin ORIGIN  let this origin's pages call the gateway; as often as wanted
    --plain-ledger         write only who did what and when into the ledger
    --dev                  debug build; rebuild and reload when a source changes
cargo xtask build    Build the release bundle in dist/ and print its sizes.
cargo xtask test     Run everything: format, clippy, native, bundle, contract, sample, browser.
    native                 only format, clippy and the native tests
    bundle                 only the tests of the release bundle: size, hashes, notices
    browser [FILTER…]      only the browser tests; FILTER goes to Playwright
    contract               only the contract tests
    sample                 only the tests of the sample scripts
cargo xtask bench    Print sizes and counts of the release bundle.
    workbench              instead: how long the Workbench takes with 100,000 data sets
cargo xtask pictures Make the pictures of README.md and docs/guide.md anew, from the running tab.
cargo xtask reproduce  Build the release bundle twice from nothing, and compare every byte.
cargo xtask soak     Do that, and run the tests that have a long form in that form; takes hours.
cargo xtask seal     The last step of a build, which Trunk runs: optimise, name and compress.
";

/// The command to run, with its options.
#[derive(Debug, PartialEq)]
pub(crate) enum Task {
    Help,
    Serve(ServeOptions),
    Build,
    Seal,
    Test(Scope),
    Bench,
    BenchWorkbench,
    Pictures,
    Reproduce,
    Soak,
}

/// Which tests to run.
#[derive(Debug, PartialEq)]
pub(crate) enum Scope {
    Everything,
    Native,
    Bundle,
    Contract,
    Sample,
    /// Arguments for Playwright, passed on unchanged.
    Browser(Vec<String>),
}

/// The options of `serve`. For those that are `None` the Workbench has its own defaults.
#[derive(Debug, PartialEq)]
pub(crate) struct ServeOptions {
    pub(crate) port: u16,
    pub(crate) database: Option<PathBuf>,
    pub(crate) fresh: bool,
    pub(crate) data_sets: Option<u32>,
    pub(crate) service_accounts: Option<u32>,
    /// Other origins whose pages may call the gateway.
    pub(crate) allow_origins: Vec<String>,
    pub(crate) plain_ledger: bool,
    pub(crate) dev: bool,
}

impl Default for ServeOptions {
    fn default() -> Self {
        ServeOptions {
            port: 8080,
            database: None,
            fresh: false,
            data_sets: None,
            service_accounts: None,
            allow_origins: Vec::new(),
            plain_ledger: false,
            dev: false,
        }
    }
}

/// Parses a command line. The error names the argument that is wrong.
pub(crate) fn read(mut parser: lexopt::Parser) -> anyhow::Result<Task> {
    let name = match parser.next()? {
        None | Some(Long("help") | Short('h')) => return Ok(Task::Help),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(unknown(other)),
    };
    match name.as_str() {
        "help" => Ok(Task::Help),
        "serve" => serve(parser),
        "test" => test(parser),
        "build" => without_options(parser, Task::Build),
        "seal" => without_options(parser, Task::Seal),
        "bench" => bench(parser),
        "pictures" => without_options(parser, Task::Pictures),
        "reproduce" => without_options(parser, Task::Reproduce),
        "soak" => without_options(parser, Task::Soak),
        other => anyhow::bail!("there is no command `{other}`; `cargo xtask help` lists them"),
    }
}

fn bench(mut parser: lexopt::Parser) -> anyhow::Result<Task> {
    match parser.next()? {
        None => Ok(Task::Bench),
        Some(Long("help") | Short('h')) => Ok(Task::Help),
        Some(Value(part)) if part == "workbench" => without_options(parser, Task::BenchWorkbench),
        Some(other) => Err(unknown(other)),
    }
}

fn serve(mut parser: lexopt::Parser) -> anyhow::Result<Task> {
    let mut options = ServeOptions::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("database") => options.database = Some(parser.value()?.into()),
            Long("fresh") => options.fresh = true,
            Long("data-sets") => options.data_sets = Some(parser.value()?.parse()?),
            Long("service-accounts") => options.service_accounts = Some(parser.value()?.parse()?),
            Long("allow-origin") => options.allow_origins.push(parser.value()?.string()?),
            Long("plain-ledger") => options.plain_ledger = true,
            Long("dev") => options.dev = true,
            Long("help") | Short('h') => return Ok(Task::Help),
            other => return Err(unknown(other)),
        }
    }
    Ok(Task::Serve(options))
}

fn test(mut parser: lexopt::Parser) -> anyhow::Result<Task> {
    let scope = match parser.next()? {
        None => return Ok(Task::Test(Scope::Everything)),
        Some(Long("help") | Short('h')) => return Ok(Task::Help),
        Some(Value(scope)) => scope.string()?,
        Some(other) => return Err(unknown(other)),
    };
    match scope.as_str() {
        "native" => without_options(parser, Task::Test(Scope::Native)),
        "bundle" => without_options(parser, Task::Test(Scope::Bundle)),
        "contract" => without_options(parser, Task::Test(Scope::Contract)),
        "sample" => without_options(parser, Task::Test(Scope::Sample)),
        "browser" => {
            let filter = parser.raw_args()?.map(|word| word.string());
            Ok(Task::Test(Scope::Browser(filter.collect::<Result<_, _>>()?)))
        }
        other => {
            anyhow::bail!(
                "there are no `{other}` tests; say native, bundle, contract, sample or browser"
            )
        }
    }
}

fn without_options(mut parser: lexopt::Parser, task: Task) -> anyhow::Result<Task> {
    match parser.next()? {
        None => Ok(task),
        Some(Long("help") | Short('h')) => Ok(Task::Help),
        Some(other) => Err(unknown(other)),
    }
}

fn unknown(arg: lexopt::Arg<'_>) -> anyhow::Error {
    anyhow::anyhow!("{}; `cargo xtask help` lists the options", arg.unexpected())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(line: &str) -> anyhow::Result<Task> {
        read(lexopt::Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn serve_has_the_usual_port_and_takes_each_option() {
        assert_eq!(task("serve").unwrap(), Task::Serve(ServeOptions::default()));
        let all = "serve --port 9000 --database a/b.sqlite --fresh --data-sets=100000 \
                   --service-accounts 5000 --allow-origin http://a:1 --allow-origin http://b --plain-ledger --dev";
        assert_eq!(
            task(all).unwrap(),
            Task::Serve(ServeOptions {
                port: 9000,
                database: Some("a/b.sqlite".into()),
                fresh: true,
                data_sets: Some(100_000),
                service_accounts: Some(5000),
                allow_origins: vec!["http://a:1".to_owned(), "http://b".to_owned()],
                plain_ledger: true,
                dev: true,
            })
        );
    }

    #[test]
    fn a_browser_filter_may_hold_options_of_playwright() {
        let filter = ["list".to_owned(), "--headed".to_owned()];
        assert_eq!(
            task("test browser list --headed").unwrap(),
            Task::Test(Scope::Browser(filter.to_vec()))
        );
        assert_eq!(task("test sample").unwrap(), Task::Test(Scope::Sample));
        assert_eq!(task("test bundle").unwrap(), Task::Test(Scope::Bundle));
        assert_eq!(task("test").unwrap(), Task::Test(Scope::Everything));
        assert_eq!(task("bench").unwrap(), Task::Bench);
        assert_eq!(task("bench workbench").unwrap(), Task::BenchWorkbench);
        assert_eq!(task("pictures").unwrap(), Task::Pictures);
    }

    #[test]
    fn an_unknown_argument_is_named() {
        for (line, word) in [
            ("brew", "brew"),
            ("serve --prot 1", "--prot"),
            ("build now", "now"),
            ("bench tab", "tab"),
            ("test all", "all"),
        ] {
            let message = task(line).unwrap_err().to_string();
            assert!(message.contains(word), "{message}");
        }
    }
}
