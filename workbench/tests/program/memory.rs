//! Two hundred callers of the token endpoint at once cost no more memory than a few.

use std::fs;
use std::thread;

use crate::running::Running;

/// A process's peak memory in MiB.
fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("the peak");
    line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") / 1024
}

#[test]
fn two_hundred_unknown_clients_cost_no_gigabytes() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let running = Running::start(&folder.path().join("demo.sqlite"));
    let statuses = thread::scope(|scope| {
        let ask = |number: u32| {
            let id = format!("00000000-0000-4000-8000-{number:012}");
            running.ask_for_token(&id, "guess").expect("an answer").status
        };
        let callers: Vec<_> = (0..200).map(|number| scope.spawn(move || ask(number))).collect();
        callers.into_iter().map(|caller| caller.join().expect("an answer")).collect::<Vec<_>>()
    });
    assert_eq!(statuses, vec![401; 200], "each is another client, and none is slowed");
    let peak = peak(running.child.id());
    // Four hashes of 19 MiB each, and the program itself.
    assert!(peak < 200, "{peak} MiB");
    running.signal("TERM");
    running.end();
}
