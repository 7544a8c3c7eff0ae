//! What a bundle weighs: each file, and all that a first visit loads.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::seal::contents::{MANIFEST, TYPES};

/// All that a first visit may load after brotli, in bytes (a kB is 1000 bytes here).
pub(crate) const FIRST_VISIT_LIMIT: u64 = 160_000;

/// One file of the bundle; all sizes in bytes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weight {
    pub(crate) file: String,
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
}

impl Weight {
    /// Whether a first visit loads the file: not the list of contents and the types, which no page
    /// reads, and not what is fetched when somebody asks for a sample.
    fn is_of_first_visit(&self) -> bool {
        let is_asked_for = self.file.ends_with(".txt") || self.file.contains("_samples");
        ![MANIFEST, TYPES].contains(&self.file.as_str()) && !is_asked_for
    }
}

/// Weighs every file of a sealed release bundle, the heaviest first.
pub(crate) fn weigh(dist: &Path) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for entry in fs::read_dir(dist).with_context(|| format!("no bundle in {}", dist.display()))? {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if file.ends_with(".br") || file.ends_with(".gz") || !path.is_file() {
            continue;
        }
        weights.push(Weight {
            raw: size(&path)?,
            gzip: size(&dist.join(format!("{file}.gz")))?,
            brotli: size(&dist.join(format!("{file}.br")))?,
            file,
        });
    }
    ensure!(!weights.is_empty(), "the bundle in {} is empty", dist.display());
    weights.sort_by(|one, other| other.raw.cmp(&one.raw).then(one.file.cmp(&other.file)));
    Ok(weights)
}

/// All that a first visit loads after brotli, in bytes.
pub(crate) fn first_visit(weights: &[Weight]) -> u64 {
    weights.iter().filter(|weight| weight.is_of_first_visit()).map(|weight| weight.brotli).sum()
}

/// The table of sizes and the verdict on the first visit.
pub(crate) fn report(dist: &Path) -> Result<String> {
    Ok(table(&weigh(dist)?))
}

fn size(path: &Path) -> Result<u64> {
    let metadata = fs::metadata(path)
        .with_context(|| format!("{} is missing: the bundle is not sealed", path.display()))?;
    Ok(metadata.len())
}

fn table(weights: &[Weight]) -> String {
    let width = weights.iter().map(|weight| weight.file.len()).max().unwrap_or(0).max(24);
    let mut text = format!("{:width$} {:>10} {:>10} {:>10}\n", "file", "raw", "gzip", "brotli");
    for weight in weights {
        let Weight { file, raw, gzip, brotli } = weight;
        let _ = writeln!(text, "{file:width$} {raw:>10} {gzip:>10} {brotli:>10}");
    }
    let _ = writeln!(text, "{}", verdict(first_visit(weights)));
    text
}

/// One line on the first visit and its limit.
pub(crate) fn verdict(first_visit: u64) -> String {
    let share = first_visit * 100 / FIRST_VISIT_LIMIT;
    let limit = FIRST_VISIT_LIMIT;
    format!("first visit after brotli: {first_visit} of at most {limit} bytes ({share} %)")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(file: &str, raw: u64, brotli: u64) -> Weight {
        Weight { file: file.to_owned(), raw, gzip: brotli + 10, brotli }
    }

    #[test]
    fn a_first_visit_loads_all_but_the_manifest_types_and_samples() {
        let weights = [
            weight("api-management-1_bg.wasm", 300_000, 107_000),
            weight("api-management-1.js", 40_000, 6_800),
            weight("index.html", 900, 300),
            weight("manifest.json", 800, 400),
            weight("api-management.d.ts", 5_000, 1_500),
            weight("api-management-1_sample.py.txt", 3_000, 900),
            weight("api-management-1_samples_bg.wasm", 50_000, 20_000),
        ];
        assert_eq!(first_visit(&weights), 114_100);
    }

    #[test]
    fn the_table_has_a_line_for_each_file_and_the_verdict() {
        let text = table(&[weight("a.wasm", 300_000, 80_000), weight("index.html", 900, 300)]);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[0], "file                            raw       gzip     brotli");
        assert_eq!(lines[1], "a.wasm                       300000      80010      80000");
        assert_eq!(lines[3], "first visit after brotli: 80300 of at most 160000 bytes (50 %)");
        assert_eq!(lines.len(), 4);
    }
}
