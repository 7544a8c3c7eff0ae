//! Tables as CSV by RFC 4180, for spreadsheets: UTF-8 with a byte order mark, and no text that a
//! spreadsheet would run as a formula.

/// The first character of a file, by which Excel knows UTF-8.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// With one of these a spreadsheet takes a text for a formula. <https://owasp.org/www-community/attacks/CSV_Injection>
const STARTS_A_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Adds a row to `table`.
pub fn add_row(table: &mut String, fields: &[&str]) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            table.push(',');
        }
        add_field(table, field);
    }
    table.push_str("\r\n");
}

/// Each field is in quotes, so that none needs them more than another. Before what would be a formula
/// stands an apostrophe.
fn add_field(table: &mut String, text: &str) {
    table.push('"');
    if text.starts_with(STARTS_A_FORMULA) {
        table.push('\'');
    }
    for letter in text.chars() {
        if letter == '"' {
            table.push('"');
        }
        table.push(letter);
    }
    table.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(fields: &[&str]) -> String {
        let mut table = String::new();
        add_row(&mut table, fields);
        table
    }

    #[test]
    fn a_row_is_quoted_and_ends_as_the_standard_says() {
        assert_eq!(row(&["Fleet", "", "12"]), "\"Fleet\",\"\",\"12\"\r\n");
        assert_eq!(row(&["say \"no\", or\nyes"]), "\"say \"\"no\"\", or\nyes\"\r\n");
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(row(&[text]), ["\"'", text, "\"\r\n"].concat());
        }
        for text in ["a=1", " 1", "'=1", "2026-11-21"] {
            assert_eq!(row(&[text]), ["\"", text, "\"\r\n"].concat());
        }
    }
}
