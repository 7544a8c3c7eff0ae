//! Links to the previous and next page, to the first and last one, and to the neighbours of the current one.

/// The links below a list.
pub(super) struct Paging {
    pub(super) current: u64,
    pub(super) last: u64,
    pub(super) links: Vec<PageLink>,
}

pub(super) struct PageLink {
    pub(super) label: String,
    /// Absent for the current page and for `…`.
    pub(super) address: Option<String>,
    /// `prev` or `next`.
    pub(super) rel: Option<&'static str>,
    pub(super) is_current: bool,
}

impl Paging {
    /// `current` counts from 1 and is at most `last`; `address` makes the address of a page.
    pub(super) fn new(current: u64, last: u64, address: impl Fn(u64) -> String) -> Self {
        let to = |page: u64, label: String, rel| PageLink {
            label,
            address: Some(address(page)),
            rel,
            is_current: false,
        };
        let mut links = Vec::new();
        if current > 1 {
            links.push(to(current - 1, "Previous".to_owned(), Some("prev")));
        }
        let mut shown_last = 0;
        for page in pages_shown(current, last) {
            if page > shown_last + 1 {
                links.push(PageLink {
                    label: "…".to_owned(),
                    address: None,
                    rel: None,
                    is_current: false,
                });
            }
            shown_last = page;
            links.push(match page == current {
                true => {
                    PageLink { label: page.to_string(), address: None, rel: None, is_current: true }
                }
                false => to(page, page.to_string(), None),
            });
        }
        if current < last {
            links.push(to(current + 1, "Next".to_owned(), Some("next")));
        }
        Self { current, last, links }
    }
}

/// It does not go through all pages: there may be thousands.
fn pages_shown(current: u64, last: u64) -> impl Iterator<Item = u64> {
    let near = current.saturating_sub(1).max(1)..=(current + 1).min(last);
    let first = (*near.start() > 1).then_some(1);
    let end = (*near.end() < last).then_some(last);
    first.into_iter().chain(near).chain(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(current: u64, last: u64) -> String {
        let paging = Paging::new(current, last, |page| page.to_string());
        paging.links.into_iter().map(|link| link.label).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn neighbours_and_ends_are_linked() {
        assert_eq!(labels(1, 1), "1");
        assert_eq!(labels(1, 3), "1 2 3 Next");
        assert_eq!(labels(2, 3), "Previous 1 2 3 Next");
        assert_eq!(labels(5, 9), "Previous 1 … 4 5 6 … 9 Next");
        assert_eq!(labels(9, 9), "Previous 1 … 8 9");
    }

    #[test]
    fn all_links_but_the_current_page_and_gaps_lead_somewhere() {
        for link in Paging::new(5, 9, |page| page.to_string()).links {
            assert_eq!(
                link.address.is_none(),
                link.is_current || link.label == "…",
                "{}",
                link.label
            );
        }
    }
}
