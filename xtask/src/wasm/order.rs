//! Puts functions that resemble each other side by side.
//!
//! The compiler generates much code again for each type, so that a program has many functions that are
//! almost the same. brotli writes a repetition as its length and its distance; near ones take fewer
//! bits. That saves a twentieth of the download, and the program does the same: only the numbers
//! of its functions change.

use std::collections::HashMap;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, Result, TypeRef,
};

/// The length of the byte sequences that are compared; functions with many of them in common are similar.
/// It is long enough for an instruction or two, and about the shortest repetition that brotli uses.
const SEQUENCE: usize = 4;

/// With how many of the last functions each next one is compared. A function that is a little further
/// back is still near enough for brotli.
const BACK: usize = 3;

/// The same program with its functions in another order. Fails if the bytes are not wasm.
pub(crate) fn similar_side_by_side(wasm: &[u8]) -> std::result::Result<Vec<u8>, Error> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let is_function =
                        matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_));
                    imported += u32::from(is_function);
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = order(&bodies);
    let mut numbers = vec![0; order.len()];
    for (number, old) in (imported..).zip(&order) {
        numbers[*old] = number;
    }
    let mut module = Module::new();
    let mut reordered = Reordered { imported, order, numbers };
    reordered.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

/// Starts with the first function. The next one is always the one that most resembles the last few.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let sequences = Sequences::of(bodies);
    let mut is_placed = vec![false; bodies.len()];
    // How many sequences a function has in common with the last one; all zero between two steps.
    let mut common = vec![0_u32; bodies.len()];
    let mut order: Vec<usize> = Vec::with_capacity(bodies.len());
    let mut first_left = 0;
    while order.len() < bodies.len() {
        let mut candidates = Vec::new();
        let last_few = order.iter().rev().take(BACK);
        for last in last_few.clone() {
            for sequence in &sequences.of_function[*last] {
                for other in &sequences.functions_with[*sequence] {
                    if !is_placed[*other] {
                        if common[*other] == 0 {
                            candidates.push(*other);
                        }
                        common[*other] += 1;
                    }
                }
            }
        }
        while is_placed.get(first_left) == Some(&true) {
            first_left += 1;
        }
        let own: usize = last_few.map(|last| sequences.of_function[*last].len()).sum();
        // Compares the shares of common sequences as fractions, multiplied out, so that the result
        // does not depend on rounding.
        let (mut best, mut best_common, mut best_both) = (first_left, 0, 1);
        for candidate in candidates {
            let both = (own + sequences.of_function[candidate].len()) as u64;
            let now = u64::from(std::mem::take(&mut common[candidate]));
            let (this, that) = (now * best_both, best_common * both);
            if this > that || this == that && candidate < best {
                (best, best_common, best_both) = (candidate, now, both);
            }
        }
        is_placed[best] = true;
        order.push(best);
    }
    order
}

/// Which sequences of bytes are in which functions, each once.
struct Sequences {
    of_function: Vec<Vec<usize>>,
    functions_with: Vec<Vec<usize>>,
}

impl Sequences {
    fn of(bodies: &[&[u8]]) -> Self {
        let mut numbers = HashMap::new();
        let mut functions_with: Vec<Vec<usize>> = Vec::new();
        let mut of_function = Vec::with_capacity(bodies.len());
        for (function, body) in bodies.iter().enumerate() {
            let mut own = Vec::new();
            for sequence in body.windows(SEQUENCE) {
                let number = *numbers.entry(sequence).or_insert(functions_with.len());
                if number == functions_with.len() {
                    functions_with.push(Vec::new());
                }
                if functions_with[number].last() != Some(&function) {
                    functions_with[number].push(function);
                    own.push(number);
                }
            }
            of_function.push(own);
        }
        Self { of_function, functions_with }
    }
}

struct Reordered {
    /// Imported functions come first in the numbering and keep their numbers.
    imported: u32,
    /// The functions with code, counted from 0, in their new order.
    order: Vec<usize>,
    /// The new numbers in the old order.
    numbers: Vec<u32>,
}

impl Reencode for Reordered {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, old: u32) -> std::result::Result<u32, Error> {
        let place = old.checked_sub(self.imported);
        Ok(place.map_or(old, |place| self.numbers[place as usize]))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> std::result::Result<(), Error> {
        let types = section.into_iter().collect::<Result<Vec<u32>>>()?;
        for old in &self.order {
            functions.function(types[*old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> std::result::Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>>>()?;
        for place in 0..self.order.len() {
            utils::parse_function_body(self, code, bodies[self.order[place]].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn what_is_alike_stands_side_by_side() {
        let bodies: [&[u8]; 4] = [b"abcdefgh", b"12345678", b"abcdefgi", b"1234567"];
        // The third resembles the first; nothing is left that resembles the third.
        assert_eq!(order(&bodies), [0, 2, 1, 3]);
        assert_eq!(order(&[]), [0_usize; 0]);
    }

    #[test]
    fn whoever_means_a_function_still_means_it() {
        // One import, then three functions; one of them calls the last.
        let file = |called, bodies: fn(&[u8]) -> [&[u8]; 3]| {
            let before = b"\x01\x05\x01\x60\x00\x01\x7f\
                \x02\x07\x01\x01m\x01f\x00\x00\
                \x03\x04\x03\x00\x00\x00\
                \x04\x04\x01\x70\x00\x02";
            let export = [b"\x07\x05\x01\x01e\x00".as_slice(), &[called]].concat();
            let elements = [b"\x09\x07\x01\x00\x41\x00\x0b\x01".as_slice(), &[called]].concat();
            let call = [0x04, 0x00, 0x10, called, 0x0b];
            let code = [b"\x0a\x1c\x03".as_slice(), &bodies(&call).concat()].concat();
            [START, before, &export, &elements, &code].concat()
        };
        const ONE: &[u8] = b"\x0a\x00\x41\x01\x1a\x41\x02\x1a\x41\x03\x0b";
        const LIKE_IT: &[u8] = b"\x0a\x00\x41\x01\x1a\x41\x02\x1a\x41\x04\x0b";
        // The last two functions change places, and with them their numbers.
        let before = file(3, |call| [ONE, call, LIKE_IT]);
        let after = file(2, |call| [ONE, LIKE_IT, call]);
        assert_eq!(similar_side_by_side(&before).unwrap(), after);
        assert_eq!(similar_side_by_side(&after).unwrap(), after);
    }

    #[test]
    fn what_is_not_wasm_is_refused() {
        assert!(similar_side_by_side(b"\x7fELF").is_err());
    }
}
