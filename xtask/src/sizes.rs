//! The sizes of a bundle: of each file, and of all that a first visit loads.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::seal::contents::{MANIFEST, NOTICES, SBOM, TYPES};

/// What a first visit may load after brotli until the list can be used, in bytes (a kB is 1000 bytes
/// here).
pub(crate) const FIRST_VISIT_LIMIT: u64 = 100_000;

/// The same with the pages beside the list, which follow once the list is there.
pub(crate) const WITH_PAGES_LIMIT: u64 = 200_000;

/// What each part may take that is loaded when it is opened: the create form, the access review.
pub(crate) const OPENED_LIMIT: u64 = 50_000;

/// One file of the bundle; all sizes in bytes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FileSize {
    pub(crate) name: String,
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
}

impl FileSize {
    /// Whether every visit loads the file. No page loads the list of files, the types and the documents;
    /// files for samples, the create form and the access review are loaded only when the user asks for them.
    fn is_in_visit(&self) -> bool {
        let is_for_samples = self.name.ends_with(".txt") || self.name.contains("_samples");
        ![MANIFEST, TYPES, NOTICES, SBOM].contains(&self.name.as_str())
            && !is_for_samples
            && !self.is_opened()
    }

    /// Whether it is loaded after the list can be used.
    fn is_pages(&self) -> bool {
        self.name.contains("_pages")
    }

    /// Whether it is loaded when the user opens what it shows.
    fn is_opened(&self) -> bool {
        ["_create", "_review", "_care"].iter().any(|part| self.name.contains(part))
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

/// What a visit loads after brotli, in bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Visit {
    /// Until the list can be used.
    pub(crate) first: u64,
    /// With the pages that follow.
    pub(crate) with_pages: u64,
    /// The largest part that is loaded when it is opened.
    pub(crate) opened: u64,
}

impl Visit {
    pub(crate) fn of(files: &[FileSize]) -> Visit {
        let sum = |is_counted: fn(&FileSize) -> bool| {
            files.iter().filter(|file| is_counted(file)).map(|file| file.brotli).sum()
        };
        Visit {
            first: sum(|file| file.is_in_visit() && !file.is_pages()),
            with_pages: sum(FileSize::is_in_visit),
            opened: files
                .iter()
                .filter(|file| file.is_opened())
                .map(|file| file.brotli)
                .max()
                .unwrap_or(0),
        }
    }

    pub(crate) fn is_within_limits(self) -> bool {
        self.first <= FIRST_VISIT_LIMIT
            && self.with_pages <= WITH_PAGES_LIMIT
            && self.opened <= OPENED_LIMIT
    }

    /// What a visit loads, and the limits.
    pub(crate) fn line(self) -> String {
        let Visit { first, with_pages, opened } = self;
        format!(
            "first visit after brotli: {first} of at most {FIRST_VISIT_LIMIT} bytes until the list \
             can be used, {with_pages} of at most {WITH_PAGES_LIMIT} with the pages that follow\n\
             a part that is opened later: {opened} of at most {OPENED_LIMIT} bytes"
        )
    }
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
    let _ = writeln!(text, "{}", Visit::of(files).line());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, raw: u64, brotli: u64) -> FileSize {
        FileSize { name: name.to_owned(), raw, gzip: brotli + 10, brotli }
    }

    #[test]
    fn a_first_visit_loads_all_but_what_is_opened_later_and_the_pages_follow() {
        let files = [
            file("api-management-1_pages_bg.wasm", 200_000, 60_000),
            file("api-management-1_review_bg.wasm", 90_000, 30_000),
            file("api-management-1_create_bg.wasm", 30_000, 10_000),
            file("api-management-1_care_bg.wasm", 12_000, 5_000),
            file("api-management-1_bg.wasm", 300_000, 107_000),
            file("api-management-1.js", 40_000, 6_800),
            file("index.html", 900, 300),
            file("manifest.json", 800, 400),
            file("api-management.d.ts", 5_000, 1_500),
            file("third-party-notices.txt", 90_000, 20_000),
            file("api-management.cdx.json", 80_000, 9_000),
            file("api-management-1_sample.py.txt", 3_000, 900),
            file("api-management-1_samples_bg.wasm", 50_000, 20_000),
        ];
        assert_eq!(
            Visit::of(&files),
            Visit { first: 114_100, with_pages: 174_100, opened: 30_000 }
        );
        assert!(!Visit::of(&files).is_within_limits());
        assert!(Visit::of(&files[5..]).is_within_limits());
        assert!(
            !Visit::of(&[file("api-management-1_review_bg.wasm", 90_000, 50_001)])
                .is_within_limits()
        );
    }

    #[test]
    fn the_table_has_a_line_for_each_file_and_one_for_the_first_visit() {
        let text = table(&[file("a.wasm", 300_000, 80_000), file("index.html", 900, 300)]);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[0], "file                            raw       gzip     brotli");
        assert_eq!(lines[1], "a.wasm                       300000      80010      80000");
        assert!(lines[3].starts_with("first visit after brotli: 80300 of at most 100000 bytes"));
        assert!(lines[4].starts_with("a part that is opened later: 0 of at most 50000 bytes"));
        assert_eq!(lines.len(), 5);
    }
}
