//! Makes a file name from any account name that every operating system accepts.

/// Longer names are cut. With a suffix this is still far below the limits of file systems.
const LONGEST: usize = 64;

/// Names of devices on Windows, which cannot be files even with an extension. COM0 to COM9 and LPT0
/// to LPT9 are among them too.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The account's name followed by `suffix`, such as `_sample.py`. Runs of anything but ASCII
/// letters, digits and `_` become one `-`. It never begins with a dot or a dash, which would
/// hide it or make it look like an option.
pub fn file_name(account_name: &str, suffix: &str) -> String {
    let mut stem = String::new();
    for letter in account_name.chars() {
        if letter.is_ascii_alphanumeric() || letter == '_' {
            stem.push(letter);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    stem.truncate(LONGEST);
    let mut stem = stem.trim_end_matches('-').to_owned();
    if stem.is_empty() || is_device(&stem) {
        stem.insert_str(0, if stem.is_empty() { "service-account" } else { "account-" });
    }
    stem.push_str(suffix);
    stem
}

fn is_device(stem: &str) -> bool {
    let numbered = |name: &str| {
        stem.len() == 4
            && stem[..3].eq_ignore_ascii_case(name)
            && stem.as_bytes()[3].is_ascii_digit()
    };
    DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device))
        || numbered("com")
        || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_stay_readable() {
        assert_eq!(file_name("Fleet reporting", "_sample.py"), "Fleet-reporting_sample.py");
        assert_eq!(file_name("a_b-c (2025)", ".env"), "a_b-c-2025.env");
        assert_eq!(file_name("Flåte", ".json"), "Fl-te.json");
    }

    #[test]
    fn dangerous_names_become_harmless() {
        assert_eq!(file_name("../../etc/passwd\0", ".env"), "etc-passwd.env");
        assert_eq!(file_name("-rf .", ".env"), "rf.env");
        assert_eq!(file_name("船🚢", "_sample.py"), "service-account_sample.py");
        assert_eq!(file_name("", ".ics"), "service-account.ics");
        assert_eq!(file_name(&"x".repeat(500), ".env").len(), 68);
    }

    #[test]
    fn names_of_devices_are_changed() {
        assert_eq!(file_name("CON", ".env"), "account-CON.env");
        assert_eq!(file_name("lpt9", ".env"), "account-lpt9.env");
        assert_eq!(file_name("LPT10", ".env"), "LPT10.env");
    }
}
