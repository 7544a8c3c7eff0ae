//! Whether a port can be listened at.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Result, anyhow};

/// Fails with the mend where a port of this machine is taken. Port 0 stands for any free one.
pub(super) fn free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) => Err(explain(port, error.kind())),
    }
}

/// A port that is free now. Another program may take it before it is used; then that use fails
/// and says so.
pub(super) fn any() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn explain(port: u16, error: ErrorKind) -> anyhow::Error {
    let other = if port < 65_000 { port + 1 } else { 8080 };
    match error {
        ErrorKind::AddrInUse => anyhow!(
            "port {port} is taken by another program, perhaps an earlier serve. Mend: stop that \
             one, or take another port: cargo xtask serve --port {other}"
        ),
        ErrorKind::PermissionDenied => {
            anyhow!("only root may listen at port {port}. Mend: cargo xtask serve --port 8080")
        }
        other => anyhow!("cannot listen at port {port}: {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_told_with_the_mend() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = free(port).unwrap_err().to_string();
        assert!(error.contains(&format!("port {port} is taken")), "{error}");
        assert!(error.contains("cargo xtask serve --port"), "{error}");
    }
}
