//! Pages of a list: which one is wanted, and how it is written.

use serde::Serialize;

use super::members::Members;

const FIRST_PAGE: u32 = 1;
const LAST_PAGE: u32 = i32::MAX.unsigned_abs();
const USUAL_SIZE: u32 = 50;
const LARGEST_SIZE: u32 = 1000;

/// Which page is wanted. The index counts from 1; the size is 1 to 1000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paging {
    pub(super) index: u32,
    pub(super) size: u32,
}

impl Paging {
    /// The default is the first page with 50 entries.
    pub(super) fn read(members: &mut Members) -> Self {
        let index = members.integer("pageIndex", FIRST_PAGE, LAST_PAGE).unwrap_or(FIRST_PAGE);
        let size = members.integer("pageSize", 1, LARGEST_SIZE).unwrap_or(USUAL_SIZE);
        Self { index, size }
    }

    /// The page with the entry that has this number of entries before it.
    pub(super) fn with(self, before: u32) -> Self {
        Self { index: before / self.size + 1, ..self }
    }

    /// The number of entries before this page.
    pub(super) fn offset(self) -> i64 {
        i64::from(self.index - 1) * i64::from(self.size)
    }

    pub(super) fn total_pages(self, total_count: u64) -> u64 {
        total_count.div_ceil(self.size.into())
    }
}

/// A page as the contract has it. A page after the last one is empty, not an error.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Page<T> {
    result: Vec<T>,
    page_index: u32,
    page_size: u32,
    total_count: u64,
    total_pages: u64,
}

impl<T> Page<T> {
    pub(super) fn new(paging: Paging, result: Vec<T>, total_count: u64) -> Self {
        Self {
            result,
            page_index: paging.index,
            page_size: paging.size,
            total_count,
            total_pages: paging.total_pages(total_count),
        }
    }
}
