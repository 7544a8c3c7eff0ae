//! A page of a list.

/// `page_index` starts at 1, `page_size` is 1 to 1000, `total_count` is the length of the whole list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    pub result: Vec<T>,
    pub page_index: u32,
    pub page_size: u32,
    pub total_count: u32,
}

impl<T> Page<T> {
    /// The same page with its rows converted.
    pub fn map<U>(self, row: impl FnMut(T) -> U) -> Page<U> {
        Page {
            result: self.result.into_iter().map(row).collect(),
            page_index: self.page_index,
            page_size: self.page_size,
            total_count: self.total_count,
        }
    }
}
