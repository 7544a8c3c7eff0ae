//! Which characters of a text a reader sees, and the escapes of those that are not seen.

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Whether the character can be seen by itself, and does not change how others are shown.
pub(crate) fn is_visible(letter: char) -> bool {
    let is_character = u32::from(letter) & 0xfffe != 0xfffe;
    is_character
        && !letter.is_control()
        && !matches!(letter,
            '\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}'
            | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}' | '\u{115f}' | '\u{1160}' | '\u{1680}'
            | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}' | '\u{16fe4}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d159}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..)
}

/// The characters of a text, each with whether a reader sees it.
///
/// What joins letters, or chooses another form of one, counts as seen where it does so: Persian
/// words and emoji need it. Anywhere else it could hide.
pub(super) fn letters(text: &str) -> impl Iterator<Item = (char, bool)> {
    let beyond_ascii = |letter: char| !letter.is_ascii() && is_visible(letter);
    let mut rest = text.chars().peekable();
    let (mut after_letter, mut after_form) = (false, false);
    std::iter::from_fn(move || {
        let letter = rest.next()?;
        let chooses_form = ('\u{fe00}'..='\u{fe0f}').contains(&letter) && after_letter;
        let is_seen = match letter {
            '\u{200c}' | '\u{200d}' => {
                (after_letter || after_form) && rest.peek().is_some_and(|next| beyond_ascii(*next))
            }
            _ => chooses_form || is_visible(letter),
        };
        (after_letter, after_form) = (beyond_ascii(letter), chooses_form);
        Some((letter, is_seen))
    })
}

/// An escape: its start, and the number of the character with so many hexadecimal digits.
pub(super) fn escape(out: &mut String, start: &str, letter: char, digits: u32) {
    out.push_str(start);
    hex(out, u32::from(letter), digits);
}

/// A number with so many hexadecimal digits.
pub(super) fn hex(out: &mut String, value: u32, digits: u32) {
    for place in (0..digits).rev() {
        out.push(char::from(HEX[(value >> (4 * place) & 15) as usize]));
    }
}
