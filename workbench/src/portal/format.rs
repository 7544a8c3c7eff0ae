//! Numbers and times as the portal shows them.

/// `100,000` for 100000.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `2026-11-21 09:00:00 UTC` for `2026-11-21T09:00:00Z`, as in the real portal. Other text stays as it is.
pub(super) fn in_utc(time: &str) -> String {
    match time.strip_suffix('Z').and_then(|time| time.split_once('T')) {
        Some((day, clock)) => format!("{day} {clock} UTC"),
        None => time.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        let written = [0, 7, 999, 1_000, 27_200, 100_000, 1_234_567].map(grouped);
        assert_eq!(written, ["0", "7", "999", "1,000", "27,200", "100,000", "1,234,567"]);
    }

    #[test]
    fn times_name_their_zone() {
        assert_eq!(in_utc("2026-11-21T09:00:00Z"), "2026-11-21 09:00:00 UTC");
        assert_eq!(in_utc("yesterday"), "yesterday");
    }
}
