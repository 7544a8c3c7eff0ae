//! Numbers as plain digits, for attributes and short counts.

/// Not by `to_string`, which would bring all of the standard library's formatting along.
pub fn digits(number: usize) -> String {
    itoa::Buffer::new().format(number).to_owned()
}
