//! Numbers as plain digits, for attributes and short counts.

/// Not with `to_string`, which would add all of the standard library's formatting to the program.
pub fn digits(number: usize) -> String {
    itoa::Buffer::new().format(number).to_owned()
}
