//! A calendar file (RFC 5545) that reminds of the secret's end. The backend sends no reminder.
//!
//! It has three entries: thirty days before the end, one day before, and at the end. Each has an
//! alarm at its own time, because many calendars ignore other alarms in a file that they import.

use super::input::GUIDE;
use super::literal;

const DAY_MS: f64 = 86_400_000.0;

/// How long an entry lasts.
const QUARTER_MS: f64 = 900_000.0;

/// The last time that can be written.
const LAST_MS: f64 = 253_402_300_799_000.0; // 9999-12-31T23:59:59Z

/// The longest content line in octets, without its line break (section 3.1).
const LINE: usize = 75;

/// The reminder for a secret that ends at `expires_ms`. Times are milliseconds since 1970.
///
/// Entries in the past are left out. `None` if the secret has ended, or if a time is no valid
/// number. The UIDs depend on the account only, so that importing the reminder for a regenerated
/// secret moves the old entries.
pub fn ics_reminder(
    account_name: &str,
    account_id: &str,
    expires_ms: f64,
    now_ms: f64,
) -> Option<String> {
    let is_valid = (0.0..LAST_MS + 1000.0).contains(&expires_ms);
    if !is_valid || now_ms.is_nan() || now_ms < 0.0 || now_ms >= expires_ms {
        return None;
    }
    let mut name = String::with_capacity(256);
    literal::one_line(&mut name, account_name);
    let name = name.as_str();
    let entries = [
        ("30-days", 30.0, "expires in 30 days: regenerate it in time"),
        ("1-day", 1.0, "expires in one day: regenerate it now"),
        ("end", 0.0, "expires now"),
    ];
    let mut calendar = Calendar(String::new());
    calendar.line(&["BEGIN:VCALENDAR"]);
    calendar.line(&["VERSION:2.0"]);
    calendar.line(&["PRODID:-//Veracity//Data Workbench API management//EN"]);
    for (kind, days_before, what) in entries {
        let starts_ms = expires_ms - days_before * DAY_MS;
        if starts_ms < now_ms {
            continue;
        }
        let summary = ["The secret of the service account ", name, " ", what].concat();
        calendar.line(&["BEGIN:VEVENT"]);
        calendar.line(&["UID:", &escaped(account_id), "-secret-", kind, "@dataworkbench"]);
        calendar.line(&["DTSTAMP:", &utc(now_ms)]);
        // In minutes, so that a later secret has a higher number.
        calendar.line(&["SEQUENCE:", &((expires_ms / 60_000.0) as i32).to_string()]);
        calendar.line(&["DTSTART:", &utc(starts_ms)]);
        calendar.line(&["DTEND:", &utc((starts_ms + QUARTER_MS).min(LAST_MS))]);
        calendar.line(&["SUMMARY:", &escaped(&summary)]);
        calendar.line(&["DESCRIPTION:", &escaped(&description(account_id, expires_ms))]);
        calendar.line(&["URL:", GUIDE]);
        calendar.line(&["TRANSP:TRANSPARENT"]);
        calendar.line(&["BEGIN:VALARM"]);
        calendar.line(&["ACTION:DISPLAY"]);
        calendar.line(&["TRIGGER:PT0S"]);
        calendar.line(&["DESCRIPTION:", &escaped(&summary)]);
        calendar.line(&["END:VALARM"]);
        calendar.line(&["END:VEVENT"]);
    }
    calendar.line(&["END:VCALENDAR"]);
    Some(calendar.0)
}

fn description(account_id: &str, expires_ms: f64) -> String {
    let end = utc(expires_ms);
    let (day, time) = (&end[..8], &end[9..13]);
    [
        "Service account ID: ",
        account_id,
        "\nThe secret ends on ",
        &day[..4],
        "-",
        &day[4..6],
        "-",
        &day[6..],
        " at ",
        &time[..2],
        ":",
        &time[2..],
        " UTC; from then on its calls fail with 401.",
        "\nTo make a new one, open the account in API management and select Regenerate. The old \
         secret stops at once.",
    ]
    .concat()
}

/// Writes content lines: long ones are folded, and each ends with CR LF.
struct Calendar(String);

impl Calendar {
    fn line(&mut self, parts: &[&str]) {
        let mut room = LINE;
        for letter in parts.iter().flat_map(|part| part.chars()) {
            if room < letter.len_utf8() {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Escapes a value of the type TEXT (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}

/// A time in the form `20281121T090000Z`.
fn utc(ms: f64) -> String {
    let seconds = (ms / 1000.0) as u64;
    let (year, month, day) = date((seconds / 86_400) as u32);
    let time = seconds % 86_400;
    let clock = time / 3600 * 10_000 + time / 60 % 60 * 100 + time % 60;
    let mut out = digits(year * 10_000 + month * 100 + day, 8);
    out.push('T');
    out.push_str(&digits(clock as u32, 6));
    out.push('Z');
    out
}

fn digits(number: u32, count: usize) -> String {
    let text = number.to_string();
    ["0".repeat(count.saturating_sub(text.len())), text].concat()
}

/// Year, month and day in the Gregorian calendar, from the number of days since 1970-01-01. The
/// calculation lets years begin in March, so that the leap day is the last day of a year.
fn date(day: u32) -> (u32, u32, u32) {
    let day = day + 719_468;
    let era = day / 146_097;
    let of_era = day % 146_097;
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + carry, month, of_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXPIRES: f64 = 1_858_410_000_000.0; // 2028-11-21T09:00:00Z
    const ID: &str = "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11";

    #[test]
    fn times_are_written_in_utc() {
        assert_eq!(utc(EXPIRES), "20281121T090000Z");
        assert_eq!(utc(0.0), "19700101T000000Z");
        assert_eq!(utc(1_709_251_199_000.0), "20240229T235959Z");
        assert_eq!(utc(253_402_300_799_000.0), "99991231T235959Z");
    }

    #[test]
    fn it_reminds_thirty_days_and_one_day_before() {
        let text = ics_reminder("Fleet", ID, EXPIRES, EXPIRES - 700.0 * DAY_MS).unwrap();
        for start in ["20281022T090000Z", "20281120T090000Z", "20281121T090000Z"] {
            assert!(text.contains(&["\r\nDTSTART:", start, "\r\n"].concat()));
        }
        assert_eq!(text.matches("BEGIN:VALARM").count(), 3);
        assert!(text.contains("\r\nDTEND:20281121T091500Z\r\n"));
        let last = ics_reminder("Fleet", ID, LAST_MS, 0.0).unwrap();
        assert!(last.contains("\r\nDTSTART:99991231T235959Z\r\nDTEND:99991231T235959Z\r\n"));
    }

    #[test]
    fn entries_in_the_past_are_left_out() {
        let entries = |days| {
            ics_reminder("Fleet", ID, EXPIRES, EXPIRES - days * DAY_MS)
                .map(|text| text.matches("BEGIN:VEVENT").count())
        };
        assert_eq!(entries(29.0), Some(2));
        assert_eq!(entries(0.5), Some(1));
        assert_eq!(entries(0.0), None);
        assert_eq!(ics_reminder("Fleet", ID, f64::NAN, 0.0), None);
    }

    #[test]
    fn a_later_secret_moves_the_entries_of_the_one_before() {
        let values = |expires: f64, name: &str| -> Vec<String> {
            let text = ics_reminder("Fleet", ID, expires, 0.0).unwrap();
            let values = text.split("\r\n").filter_map(|line| line.strip_prefix(name));
            values.map(str::to_owned).collect()
        };
        let later = EXPIRES + 60_000.0;
        assert_eq!(values(EXPIRES, "UID:"), values(later, "UID:"));
        let sequence = |expires| values(expires, "SEQUENCE:")[0].parse::<i32>().unwrap();
        assert!(sequence(later) > sequence(EXPIRES));
        // The largest number still fits into 32 bits.
        assert!(sequence(253_402_300_799_000.0) > sequence(later));
    }

    #[test]
    fn lines_are_folded_within_75_octets() {
        let name = "船;,\\\n".repeat(64);
        let text = ics_reminder(&name, ID, EXPIRES, 0.0).unwrap();
        assert!(text.split("\r\n").all(|line| line.len() <= LINE && !line.contains('\n')));
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&"船\\;\\,\\\\ ".repeat(64)));
    }
}
