//! Compresses files at the highest levels: that is slow, but done only once for each build.

use std::io::{Read, Write};

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::GzEncoder;

/// Values of brotli's parameters NPOSTFIX and NDIRECT, which say how distances are encoded. Each file is
/// smallest with another pair.
const DISTANCES: [(u32, u32); 6] = [(0, 0), (0, 4), (0, 8), (0, 10), (1, 0), (1, 2)];

/// The smallest of several ways.
pub(super) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut smallest = brotli_with(bytes, DISTANCES[0])?;
    for distances in &DISTANCES[1..] {
        let other = brotli_with(bytes, *distances)?;
        if other.len() < smallest.len() {
            smallest = other;
        }
    }
    Ok(smallest)
}

/// The highest level of brotli, with the largest window that all browsers support.
fn brotli_with(bytes: &[u8], (postfix_bits, direct_codes): (u32, u32)) -> Result<Vec<u8>> {
    let mut params = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
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
