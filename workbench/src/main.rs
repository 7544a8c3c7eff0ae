//! The command line of the local Workbench: opens the database, listens, says where, and stops cleanly.

use std::error::Error;
use std::io::{self, IsTerminal as _, Write as _};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use jiff::{SignedDuration, ToSpan as _};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use workbench::cors::Origin;
use workbench::demo::{self, DemoSize};
use workbench::server::{self, Limits};
use workbench::store::data_sets::Query;
use workbench::store::{self, Store};
use workbench::{AppState, Lifetimes};

type Failure = Box<dyn Error + Send + Sync>;

/// How long running requests may take after the signal to stop.
const GRACE: Duration = Duration::from_secs(10);

/// The local Workbench: gateway, token endpoint and portal on one port.
#[derive(Parser)]
#[command(version)]
struct Options {
    /// 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// The SQLite file; made when it is missing
    #[arg(long, default_value = ".workbench/demo.sqlite")]
    database: PathBuf,
    /// Make the database anew, and with it all demo data
    #[arg(long)]
    fresh: bool,
    /// How many data sets the demo workspace has
    #[arg(long, default_value_t = 272, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    data_sets: u32,
    /// How many service accounts the demo workspace starts with
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u32).range(0..=100_000))]
    service_accounts: u32,
    /// The folder of the tab's release bundle
    #[arg(long, default_value = "dist")]
    bundle: PathBuf,
    /// Another origin whose pages may call the gateway, such as https://portal.example; may be given several times
    #[arg(long, value_name = "ORIGIN")]
    allow_origin: Vec<Origin>,
    /// Write only who did what and when into the ledger, as the public documentation promises, and not what was
    /// changed
    #[arg(long)]
    plain_ledger: bool,
    /// Seconds from the making of a secret to its end [default: two years]
    #[arg(long)]
    secret_lifetime: Option<u32>,
    /// Seconds from the issue of an access token to its end [default: 3599]
    #[arg(long)]
    token_lifetime: Option<u32>,
}

impl Options {
    fn demo_size(&self) -> DemoSize {
        DemoSize {
            data_sets: self.data_sets.into(),
            service_accounts: self.service_accounts.into(),
        }
    }

    fn lifetimes(&self) -> Lifetimes {
        let standard = Lifetimes::default();
        Lifetimes {
            secret: self
                .secret_lifetime
                .map_or(standard.secret, |seconds| i64::from(seconds).seconds()),
            token: self
                .token_lifetime
                .map_or(standard.token, |seconds| SignedDuration::from_secs(seconds.into())),
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    // Only this program's own lines: those of libraries might hold headers, and so credentials.
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    tracing_subscriber::registry()
        .with(lines)
        .with(Targets::new().with_target("workbench", LevelFilter::INFO))
        .init();
    match run(&options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: &Options) -> Result<(), Failure> {
    let address = SocketAddr::new(options.host, options.port);
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| format!("cannot listen at {address}: {error}; choose another --port"))?;
    // Only now: where the port is taken, another Workbench may be using the database.
    let state = open(options).map_err(|error| {
        let path = options.database.display();
        format!("the database {path} cannot be used: {error}; {}", way_out(&error))
    })?;
    // A program that reads the line below may send a signal at once, so signals must be handled before.
    let stop = signal_to_stop()?;
    // Programs that start the Workbench read this line. Nothing else is written to stdout.
    println!("The local Workbench listens at http://{}/", listener.local_addr()?);
    io::stdout().flush()?;
    // The index of the data sets is made before the first page asks for it.
    let store = state.store.clone();
    tokio::spawn(async move { store.data_sets(demo::WORKSPACE, Query::default()).await.map(drop) });
    serve(listener, state, stop).await;
    Ok(())
}

/// Advice when the database cannot be used. `--fresh` removes only the Workbench's own files, so the user is never told
/// to remove another file.
fn way_out(error: &store::Error) -> &'static str {
    match error {
        store::Error::TooNew => "--fresh makes it anew, or choose another --database",
        _ => "choose another --database",
    }
}

/// Opens the database and adds the demo data that is missing.
fn open(options: &Options) -> Result<AppState, store::Error> {
    if options.fresh {
        Store::remove(&options.database)?;
    }
    let store = Store::open(&options.database)?;
    let wanted = options.demo_size();
    let present = demo::seed(&store, wanted)?;
    if present == wanted {
        tracing::info!(present.data_sets, present.service_accounts, "the demo data is there");
    } else {
        tracing::warn!(
            present.data_sets,
            present.service_accounts,
            "the database holds more demo data than asked for, and keeps it; --fresh makes it anew"
        );
    }
    let mut state = AppState::new(store, options.bundle.clone(), options.lifetimes())?;
    state.allowed_origins = options.allow_origin.clone().into();
    state.ledger_has_changes = !options.plain_ledger;
    Ok(state)
}

/// Waits for SIGTERM or SIGINT. From the call on they do not end the program by themselves.
fn signal_to_stop() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Serves until `stop`. Then it takes no more connections and waits for running requests.
async fn serve(listener: TcpListener, state: AppState, stop: impl Future<Output = ()>) {
    let (stopping, mut stopped) = tokio::sync::watch::channel(false);
    let stop = async move {
        stop.await;
        tracing::info!("stopping");
        let _ = stopping.send(true);
    };
    let server = server::serve(listener, workbench::app(state), Limits::default(), stop);
    let patience = async {
        let _ = stopped.changed().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        () = server => {}
        () = patience => tracing::warn!("a request was still under way after {GRACE:?} and is cut off"),
    }
    tracing::info!("stopped");
}
