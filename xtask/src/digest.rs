//! The hash of a file: short as a part of its name, or whole as an `integrity` value for browsers.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// SHA-256 of some bytes. A longer hash would be no safer here and would make the entry module larger.
pub(crate) struct Digest([u8; 32]);

pub(crate) fn digest(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

impl Digest {
    /// The first 16 hexadecimal digits: enough to give each build of a file its own name.
    pub(crate) fn name(&self) -> String {
        self.0[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The value of an `integrity` attribute.
    pub(crate) fn integrity(&self) -> String {
        format!("sha256-{}", STANDARD.encode(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_browsers_check() {
        // `printf abc | openssl dgst -sha256 -binary | base64`
        let abc = digest(b"abc");
        assert_eq!(abc.integrity(), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assert_eq!(abc.name(), "ba7816bf8f01cfea");
    }
}
