//! The program stops cleanly on a signal and loses no confirmed change.

use std::net::TcpStream;

use crate::running::Running;

#[test]
fn it_stops_cleanly_on_either_signal_and_starts_again_with_its_data() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let database = folder.path().join("below").join("demo.sqlite");
    for (number, signal) in [(1, "TERM"), (2, "INT")] {
        let running = Running::start(&database);
        let cookie = running.signed_in();
        assert_eq!(running.create(&cookie, number).expect("an answer").status, 201);
        // An idle connection must not delay the stop.
        let _idle = TcpStream::connect(&running.address).expect("a connection");
        running.signal(signal);
        assert_eq!(running.end().code(), Some(0), "{signal}");
    }
    let running = Running::start(&database);
    let search = ("GET", "/serviceAccounts?search=kept");
    let list = running.call(&running.signed_in(), search, "", "").expect("an answer");
    assert_eq!(list.json()["totalCount"], 2);
    running.signal("TERM");
    running.end();
}
