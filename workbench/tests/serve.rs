//! Limits on connections, over real sockets: how long the request head may take, and how many connections there are.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::SeqCst;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::{Barrier, oneshot};
use tokio::task::{JoinHandle, spawn_blocking};
use workbench::server::{Limits, serve};

struct Server {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

async fn start(limits: Limits) -> Server {
    start_with(Router::new().route("/", get(async || "here")), limits).await
}

async fn start_with(app: Router, limits: Limits) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel();
    let running = tokio::spawn(serve(listener, app, limits, async {
        let _ = stopped.await;
    }));
    Server { address, stop, running }
}

fn connect(address: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.write_all(text.as_bytes()).expect("a request");
    stream
}

/// Reads until the other side closes.
fn rest(mut stream: TcpStream) -> String {
    let mut text = String::new();
    // A reset counts as closed.
    let _ = stream.read_to_string(&mut text);
    text
}

const REQUEST: &str = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
const CLOSING_REQUEST: &str = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_does_not_finish_its_head_is_closed() {
    let server = start(Limits { head: Duration::from_millis(50), ..Limits::default() }).await;
    for started in ["", "G", "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "] {
        let stream = connect(server.address, started);
        // Without the limit this would never end.
        assert_eq!(spawn_blocking(|| rest(stream)).await.expect("an end"), "", "{started:?}");
    }
    // The same for a connection that is idle after a request.
    let stream = connect(server.address, REQUEST);
    let answer = spawn_blocking(|| rest(stream)).await.expect("an end");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("here"), "{answer}");
}

/// The number of requests at the same time, and the highest so far.
#[derive(Default)]
struct Count {
    now: AtomicUsize,
    most: AtomicUsize,
}

#[tokio::test(flavor = "multi_thread")]
async fn the_number_of_connections_is_limited() {
    const PLACES: usize = 2;
    let count: &'static Count = Box::leak(Box::default());
    // Each answer waits until all places are taken.
    let pair: &'static Barrier = Box::leak(Box::new(Barrier::new(PLACES)));
    let app = Router::new().route(
        "/",
        get(async || {
            count.most.fetch_max(count.now.fetch_add(1, SeqCst) + 1, SeqCst);
            // Lets all admitted requests be counted.
            for _ in 0..1000 {
                tokio::task::yield_now().await;
            }
            pair.wait().await;
            count.now.fetch_sub(1, SeqCst);
        }),
    );
    let limits = Limits { connections: PLACES, ..Limits::default() };
    let server = start_with(app, limits).await;
    let callers: Vec<_> = (0..10)
        .map(|_| {
            let address = server.address;
            spawn_blocking(move || rest(connect(address, CLOSING_REQUEST)))
        })
        .collect();
    for caller in callers {
        let answer = caller.await.expect("an end");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    assert_eq!(count.most.load(SeqCst), PLACES);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_stops_on_a_signal_while_connections_are_idle_and_all_places_are_taken() {
    let server = start(Limits { connections: 1, head: Duration::from_secs(600) }).await;
    let idle = connect(server.address, REQUEST);
    let answered = spawn_blocking(move || {
        let (mut idle, mut answer) = (idle, [0; 12]);
        idle.read_exact(&mut answer).map(|()| idle)
    });
    let _idle = answered.await.expect("an end").expect("an answer");
    server.stop.send(()).expect("it listens");
    server.running.await.expect("an end");
}
