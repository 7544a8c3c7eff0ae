//! Compresses files at the highest levels: that is slow, but done only once for each build.

use std::io::{Read, Write};

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::GzEncoder;

/// How brotli looks at a file; each is smallest with other values.
#[derive(Clone, Copy)]
struct Way {
    /// The parameters NPOSTFIX and NDIRECT, which say how distances are encoded.
    distances: (u32, u32),
    /// The size of the blocks that are looked at one by one, as a power of two; 0 lets brotli choose.
    block: i32,
}

const fn way(postfix_bits: u32, direct_codes: u32, block: i32) -> Way {
    Way { distances: (postfix_bits, direct_codes), block }
}

const WAYS: [Way; 10] = [
    way(0, 0, 0),
    way(0, 4, 0),
    way(0, 8, 0),
    way(0, 10, 0),
    way(1, 0, 0),
    way(0, 0, 16),
    way(0, 4, 16),
    way(0, 12, 16),
    way(1, 2, 16),
    way(2, 8, 16),
];

/// The smallest of several ways.
pub(super) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut smallest = brotli_with(bytes, WAYS[0])?;
    for way in &WAYS[1..] {
        let other = brotli_with(bytes, *way)?;
        if other.len() < smallest.len() {
            smallest = other;
        }
    }
    Ok(smallest)
}

/// The highest level of brotli, with the largest window that all browsers support.
fn brotli_with(bytes: &[u8], way: Way) -> Result<Vec<u8>> {
    let mut params = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        lgblock: way.block,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let (postfix_bits, direct_codes) = way.distances;
    params.dist.distance_postfix_bits = postfix_bits;
    params.dist.num_direct_distance_codes = direct_codes;
    let mut writer = brotli::CompressorWriter::with_params(Vec::new(), 64 * 1024, &params);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

/// The highest level of gzip, without a time stamp: the same bytes give the same file.
pub(super) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    GzEncoder::new(bytes, Compression::best()).read_to_end(&mut compressed)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decompressing_gives_the_same_bytes() {
        let bytes = "the same words again and again, ".repeat(400).into_bytes();

        let mut back = Vec::new();
        let packed = brotli(&bytes).unwrap();
        brotli::Decompressor::new(packed.as_slice(), 4096).read_to_end(&mut back).unwrap();
        assert!(back == bytes && packed.len() < bytes.len() / 20);

        back.clear();
        let packed = gzip(&bytes).unwrap();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut back).unwrap();
        assert!(back == bytes && packed.len() < bytes.len() / 20);
    }
}
