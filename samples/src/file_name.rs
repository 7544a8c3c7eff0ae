//! Makes a file name from any account name that every operating system accepts.

use super::literal::is_visible;

/// Longer names are cut. With a suffix this is still far below the limits of file systems.
const LONGEST: usize = 64;

/// How many letters of the account's ID tell apart what could be the same.
const ID_PIECE: usize = 8;

/// Names of devices on Windows, which cannot be files even with an extension. COM0 to COM9 and LPT0
/// to LPT9 are among them too.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The account's name followed by `suffix`, such as `_sample.py`. Letters of all scripts stay; runs of
/// anything else become one `-`. Where that, a cut, or a file system that takes different spellings of
/// a letter as one could make two names the same, the start of the account's ID tells them apart. (No
/// workspace has two names that differ in upper and lower case alone.) It never begins with a dot or a
/// dash, which would hide it or make it look like an option. Of Java programs only ASCII letters stay: `java FILE`
/// does not find others where the locale is C, as in many containers.
pub fn file_name(account_name: &str, account_id: &str, suffix: &str) -> String {
    let mut stem = String::new();
    let mut is_telling = true;
    let is_ascii_only = suffix.ends_with(".java");
    for letter in account_name.trim().chars() {
        let is_beyond = !is_ascii_only && is_letter_beyond_ascii(letter);
        if letter.is_ascii_alphanumeric() || letter == '_' || is_beyond {
            stem.push(letter);
            is_telling &= !has_another_form(letter);
        } else {
            is_telling &= letter == ' ' && !stem.is_empty() && !stem.ends_with('-');
            if !stem.is_empty() && !stem.ends_with('-') {
                stem.push('-');
            }
        }
    }
    // It must not look like a name with a piece of an ID behind it.
    let last = stem.rsplit('-').next().unwrap_or_default();
    is_telling &= last.len() != ID_PIECE || !last.bytes().all(|byte| byte.is_ascii_hexdigit());
    if stem.len() > LONGEST {
        is_telling = false;
        let cut = (0..=LONGEST).rev().find(|at| stem.is_char_boundary(*at)).unwrap_or(0);
        stem.truncate(cut);
    }
    let mut stem = stem.trim_end_matches('-').to_owned();
    if stem.is_empty() || is_device(&stem) {
        is_telling = false;
        stem.insert_str(0, if stem.is_empty() { "service-account" } else { "account-" });
    }
    let id: String =
        account_id.chars().filter(char::is_ascii_alphanumeric).take(ID_PIECE).collect();
    if !is_telling && !id.is_empty() {
        stem.push('-');
        stem.push_str(&id);
    }
    stem.push_str(suffix);
    stem
}

/// What can be seen and is no punctuation, as far as that can be told without Unicode's tables.
fn is_letter_beyond_ascii(letter: char) -> bool {
    !letter.is_ascii()
        && is_visible(letter)
        && !matches!(letter, '\u{200c}' | '\u{200d}' | '\u{2010}'..='\u{2027}' | '\u{3000}')
}

/// Whether Unicode has another spelling for what this character is a part of: accents and voice marks
/// of their own, Korean in single letters, and characters that exist twice.
fn has_another_form(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{1100}'..='\u{11ff}'
        | '\u{2126}' | '\u{212a}' | '\u{212b}' | '\u{f900}'..='\u{faff}'
        | '\u{2f800}'..='\u{2fa1f}')
}

fn is_device(stem: &str) -> bool {
    let numbered = |name: &str| {
        stem.len() == 4
            && stem.as_bytes()[..3].eq_ignore_ascii_case(name.as_bytes())
            && stem.as_bytes()[3].is_ascii_digit()
    };
    DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device))
        || numbered("com")
        || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11";

    #[test]
    fn ordinary_names_stay_readable() {
        let name = |name, suffix| file_name(name, ID, suffix);
        assert_eq!(name("Fleet reporting", "_sample.py"), "Fleet-reporting_sample.py");
        assert_eq!(name("Flåte", ".json"), "Flåte.json");
        assert_eq!(name("船舶データ 甲", ".env"), "船舶データ-甲.env");
    }

    #[test]
    fn a_java_program_has_an_ascii_name_and_two_accounts_have_two() {
        let name = |name| file_name(name, ID, "_sample.java");
        assert_eq!(name("Fleet reporting"), "Fleet-reporting_sample.java");
        for account in ["Årsrapport 2026", "船舶データ", "é"] {
            let name = name(account);
            assert!(name.is_ascii() && name.contains(&ID[..ID_PIECE]), "{name}");
        }
    }

    #[test]
    fn two_accounts_have_two_file_names() {
        let name = |name| file_name(name, ID, ".env");
        assert_eq!(name("a_b-c (2025)"), "a_b-c-2025-0f0c6a52.env");
        assert_eq!(name("a b"), "a-b.env");
        for same in ["a-b", "a  b", "a.b", "a\u{200b}b"] {
            assert_eq!(name(same), "a-b-0f0c6a52.env", "{same:?}");
        }
        assert_eq!(name("a b 0f0c6a52"), "a-b-0f0c6a52-0f0c6a52.env");
        assert_eq!(name("caf\u{e9}"), "caf\u{e9}.env");
        assert_eq!(name("cafe\u{301}"), "cafe\u{301}-0f0c6a52.env");
        assert_eq!(name("テ\u{3099}ータ"), "テ\u{3099}ータ-0f0c6a52.env");
        assert_eq!(name("\u{212b}"), "\u{212b}-0f0c6a52.env");
        assert_eq!(name(&"é".repeat(40)), ["é".repeat(32).as_str(), "-0f0c6a52.env"].concat());
    }

    #[test]
    fn dangerous_names_become_harmless() {
        let name = |name| file_name(name, ID, ".env");
        assert_eq!(name("../../etc/passwd\0"), "etc-passwd-0f0c6a52.env");
        assert_eq!(name("-rf ."), "rf-0f0c6a52.env");
        assert_eq!(name("\u{202e}.\u{200b}"), "service-account-0f0c6a52.env");
        assert_eq!(file_name("", "", ".ics"), "service-account.ics");
        assert_eq!(name(&"x".repeat(500)).len(), 77);
    }

    #[test]
    fn names_of_devices_are_changed() {
        let name = |name| file_name(name, ID, ".env");
        assert_eq!(name("CON"), "account-CON-0f0c6a52.env");
        assert_eq!(name("lpt9"), "account-lpt9-0f0c6a52.env");
        assert_eq!(name("LPT10"), "LPT10.env");
        assert_eq!(name("aaé"), "aaé.env");
    }
}
