//! The hash of a file: short as a part of its name, or whole as an `integrity` value for browsers.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};

/// SHA-384 of some bytes.
pub(crate) struct Digest([u8; 48]);

pub(crate) fn digest(bytes: &[u8]) -> Digest {
    Digest(Sha384::digest(bytes).into())
}

impl Digest {
    /// The first 16 hexadecimal digits: enough to give each build of a file its own name.
    pub(crate) fn name(&self) -> String {
        self.0[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The value of an `integrity` attribute.
    pub(crate) fn integrity(&self) -> String {
        format!("sha384-{}", STANDARD.encode(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_browsers_check() {
        // `printf abc | openssl dgst -sha384 -binary | base64`
        let abc = digest(b"abc");
        assert_eq!(
            abc.integrity(),
            "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        );
        assert_eq!(abc.name(), "cb00753f45a35e8b");
    }
}
