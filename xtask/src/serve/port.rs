//! Finds out whether a port of this machine is free.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Result, anyhow};

/// Fails if a program already listens at the port, and says what to do. Port 0 means any free one.
pub(super) fn check_free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) => Err(explain(port, error.kind())),
    }
}

/// A port that is free now. If another program takes it before the server does, the server fails
/// and says so.
pub(super) fn find_free() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn explain(port: u16, error: ErrorKind) -> anyhow::Error {
    let other = if port < 65_000 { port + 1 } else { 8080 };
    match error {
        ErrorKind::AddrInUse => anyhow!(
            "port {port} is taken by another program, perhaps an earlier serve. To fix it: stop \
             that one, or take another port: cargo xtask serve --port {other}"
        ),
        ErrorKind::PermissionDenied => {
            anyhow!("only root may listen at port {port}. To fix it: cargo xtask serve --port 8080")
        }
        other => anyhow!("cannot listen at port {port}: {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_for_a_taken_port_says_what_to_do() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = check_free(port).unwrap_err().to_string();
        assert!(error.contains(&format!("port {port} is taken")), "{error}");
        assert!(error.contains("cargo xtask serve --port"), "{error}");
    }
}
