//! The whole life of a secret: it is read from one answer, shown or copied on demand, and dropped.
//!
//! The type has no `Debug`, `Display`, `Clone` or `Serialize`, so that a secret cannot get into a
//! log, an error text, an event, storage or a second place by accident. Its bytes are overwritten
//! when it is dropped: the program's allocator overwrites all memory that is freed.

/// A service account secret.
pub struct Secret(String);

impl Secret {
    /// The plain secret, for its three uses: the field that shows it, the clipboard, and a file
    /// that the user asked for.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    /// Takes ownership of the buffer, so that there is no second copy.
    fn from(value: String) -> Self {
        Self(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_takes_over_the_buffer_that_it_is_made_of() {
        let text = String::from("a\"b~c");
        let at = text.as_ptr();
        let secret = Secret::from(text);
        assert_eq!(secret.expose(), "a\"b~c");
        assert_eq!(secret.expose().as_ptr(), at);
    }
}
