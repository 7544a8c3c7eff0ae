//! A text buffer that overwrites its memory when it grows and when it is dropped.

use zeroize::Zeroizing;

/// A buffer for text that may hold a secret. When an ordinary `String` grows, a copy of the text
/// can stay in freed memory; this buffer overwrites it.
pub(super) struct Wiped(Zeroizing<String>);

impl Wiped {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self(Zeroizing::new(String::with_capacity(bytes)))
    }

    pub(super) fn push_str(&mut self, text: &str) {
        if self.0.capacity() - self.0.len() < text.len() {
            let mut grown = String::with_capacity((self.0.len() + text.len()) * 2);
            grown.push_str(&self.0);
            self.0 = Zeroizing::new(grown);
        }
        self.0.push_str(text);
    }

    pub(super) fn push(&mut self, letter: char) {
        self.push_str(letter.encode_utf8(&mut [0; 4]));
    }

    pub(super) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn finish(self) -> Zeroizing<String> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_survives_growth() {
        let mut text = Wiped::with_capacity(1);
        for _ in 0..100 {
            text.push_str("grow");
            text.push('å');
        }
        assert_eq!(*text.finish(), "growå".repeat(100));
    }
}
