//! The sizes of a bundle: of each file, and of all that a first visit loads.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::seal::contents::{MANIFEST, TYPES};

/// All that a first visit may load after brotli, in bytes (a kB is 1000 bytes here).
pub(crate) const FIRST_VISIT_LIMIT: u64 = 160_000;

/// One file of the bundle; all sizes in bytes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FileSize {
    pub(crate) name: String,
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
}

impl FileSize {
    /// Whether a first visit loads the file. No page loads the list of files and the types, and
    /// what belongs to samples is loaded only when the user asks for one.
    fn is_in_first_visit(&self) -> bool {
        let is_for_samples = self.name.ends_with(".txt") || self.name.contains("_samples");
        ![MANIFEST, TYPES].contains(&self.name.as_str()) && !is_for_samples
    }
}

/// Measures every file of a sealed release bundle, the largest first.
pub(crate) fn measure(dist: &Path) -> Result<Vec<FileSize>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dist).with_context(|| format!("no bundle in {}", dist.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".br") || name.ends_with(".gz") || !path.is_file() {
            continue;
        }
        files.push(FileSize {
            raw: size(&path)?,
            gzip: size(&dist.join(format!("{name}.gz")))?,
            brotli: size(&dist.join(format!("{name}.br")))?,
            name,
        });
    }
    ensure!(!files.is_empty(), "the bundle in {} is empty", dist.display());
    files.sort_by(|one, other| other.raw.cmp(&one.raw).then(one.name.cmp(&other.name)));
    Ok(files)
}

/// All that a first visit loads after brotli, in bytes.
pub(crate) fn first_visit(files: &[FileSize]) -> u64 {
    files.iter().filter(|file| file.is_in_first_visit()).map(|file| file.brotli).sum()
}

/// The table of sizes and the line on the first visit.
pub(crate) fn report(dist: &Path) -> Result<String> {
    Ok(table(&measure(dist)?))
}

fn size(path: &Path) -> Result<u64> {
    let metadata = fs::metadata(path)
        .with_context(|| format!("{} is missing: the bundle is not sealed", path.display()))?;
    Ok(metadata.len())
}

fn table(files: &[FileSize]) -> String {
    let width = files.iter().map(|file| file.name.len()).max().unwrap_or(0).max(24);
    let mut text = format!("{:width$} {:>10} {:>10} {:>10}\n", "file", "raw", "gzip", "brotli");
    for file in files {
        let FileSize { name, raw, gzip, brotli } = file;
        let _ = writeln!(text, "{name:width$} {raw:>10} {gzip:>10} {brotli:>10}");
    }
    let _ = writeln!(text, "{}", first_visit_line(first_visit(files)));
    text
}

/// One line: what a first visit loads, and the limit.
pub(crate) fn first_visit_line(first_visit: u64) -> String {
    let share = first_visit * 100 / FIRST_VISIT_LIMIT;
    let limit = FIRST_VISIT_LIMIT;
    format!("first visit after brotli: {first_visit} of at most {limit} bytes ({share} %)")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, raw: u64, brotli: u64) -> FileSize {
        FileSize { name: name.to_owned(), raw, gzip: brotli + 10, brotli }
    }

    #[test]
    fn a_first_visit_loads_all_but_the_manifest_types_and_samples() {
        let files = [
            file("api-management-1_bg.wasm", 300_000, 107_000),
            file("api-management-1.js", 40_000, 6_800),
            file("index.html", 900, 300),
            file("manifest.json", 800, 400),
            file("api-management.d.ts", 5_000, 1_500),
            file("api-management-1_sample.py.txt", 3_000, 900),
            file("api-management-1_samples_bg.wasm", 50_000, 20_000),
        ];
        assert_eq!(first_visit(&files), 114_100);
    }

    #[test]
    fn the_table_has_a_line_for_each_file_and_one_for_the_first_visit() {
        let text = table(&[file("a.wasm", 300_000, 80_000), file("index.html", 900, 300)]);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[0], "file                            raw       gzip     brotli");
        assert_eq!(lines[1], "a.wasm                       300000      80010      80000");
        assert_eq!(lines[3], "first visit after brotli: 80300 of at most 160000 bytes (50 %)");
        assert_eq!(lines.len(), 4);
    }
}
