//! Random ids.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn fill_randomly(bytes: &mut [u8]);
}

/// A random UUID. `crypto.randomUUID` is missing on a page without HTTPS.
pub fn new_uuid() -> String {
    let mut bytes = [0u8; 16];
    fill_randomly(&mut bytes);
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for half in [byte >> 4, byte & 15] {
            text.push(char::from_digit(half.into(), 16).unwrap_or('0'));
        }
    }
    text
}

/// A number from 0 to 1 that need not be unpredictable.
pub fn fraction() -> f64 {
    js_sys::Math::random()
}
