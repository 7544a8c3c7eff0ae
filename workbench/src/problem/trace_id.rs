//! The id in a problem and in its line of the log, in the form of W3C Trace Context.

/// `00-<32 hexadecimal digits>-<16 hexadecimal digits>-00`.
#[derive(Clone, Debug)]
pub(crate) struct TraceId(String);

impl TraceId {
    pub(crate) fn random() -> Self {
        let mut bytes = [0_u8; 24];
        getrandom::fill(&mut bytes).expect("the operating system has random bytes");
        // An id of zeros alone is invalid.
        bytes[15] |= 1;
        bytes[23] |= 1;
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Self(format!("00-{}-{}-00", &digits[..32], &digits[32..]))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}
