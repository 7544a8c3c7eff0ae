//! What a reader of the data catalogue has asked for: parser and printer of the address's query, side by side.

use crate::store::data_sets::SortColumn;

/// The query of a catalogue page. What an address says that makes no sense counts as not said: these are addresses
/// that people type and keep, not calls of an API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// Part of the name, trimmed; empty asks for all.
    pub(super) name: String,
    pub(super) is_base: Option<bool>,
    pub(super) sort_column: SortColumn,
    pub(super) descending: bool,
    /// Counted from 1.
    pub(super) page: u64,
}

impl Asked {
    pub(super) fn of(query: &str) -> Self {
        let mut asked = Self {
            name: String::new(),
            is_base: None,
            sort_column: SortColumn::Name,
            descending: false,
            page: 1,
        };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match (&*name, &*value) {
                ("name", name) => asked.name = name.trim().to_owned(),
                ("kind", "predefined") => asked.is_base = Some(true),
                ("kind", "created") => asked.is_base = Some(false),
                ("sort", "modified") => asked.sort_column = SortColumn::LastModifiedOn,
                ("order", "descending") => asked.descending = true,
                ("page", page) => asked.page = page.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        asked
    }

    pub(super) fn on_page(&self, page: u64) -> Self {
        Self { page, ..self.clone() }
    }

    /// Sorted by `column`, from the first page; asked again, the other way round. The newest come first to begin with.
    pub(super) fn sorted_by(&self, column: SortColumn) -> Self {
        let descending =
            if self.sort_column == column { !self.descending } else { column != SortColumn::Name };
        Self { sort_column: column, descending, ..self.on_page(1) }
    }

    /// What stays when another name is searched for.
    pub(super) fn kept(&self) -> Vec<(&'static str, &'static str)> {
        let kind =
            self.is_base.map(|is_base| ("kind", if is_base { "predefined" } else { "created" }));
        let sort = (self.sort_column != SortColumn::Name).then_some(("sort", "modified"));
        let order = self.descending.then_some(("order", "descending"));
        [kind, sort, order].into_iter().flatten().collect()
    }

    /// The address that asks for this, without what goes without saying.
    pub(super) fn address(&self, path: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.name.is_empty() {
            query.append_pair("name", &self.name);
        }
        query.extend_pairs(self.kept());
        if self.page > 1 {
            query.append_pair("page", &self.page.to_string());
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_it_was_made_from() {
        for query in [
            "",
            "page=7",
            "name=noon+report&page=2",
            "name=%22%3C%26%C3%B8",
            "kind=created&sort=modified&order=descending",
            "name=a&kind=predefined&order=descending&page=3",
        ] {
            let address = Asked::of(query).address("/x");
            assert_eq!(
                address,
                if query.is_empty() { "/x".to_owned() } else { format!("/x?{query}") }
            );
        }
    }

    #[test]
    fn nonsense_counts_as_not_said() {
        for query in [
            "page=0",
            "page=-1",
            "page=x",
            "page=99999999999999999999",
            "kind=x",
            "sort=x&order=x",
            "&&=&%ff",
        ] {
            assert_eq!(Asked::of(query), Asked::of(""), "{query}");
        }
    }

    #[test]
    fn sorting_again_turns_the_order_round_and_begins_anew() {
        let by_name = Asked::of("name=a&page=4");
        let turned = by_name.sorted_by(SortColumn::Name);
        assert_eq!(turned, Asked::of("name=a&order=descending"));
        assert_eq!(turned.sorted_by(SortColumn::Name), Asked::of("name=a"));
        let newest_first = by_name.sorted_by(SortColumn::LastModifiedOn);
        assert_eq!(newest_first, Asked::of("name=a&sort=modified&order=descending"));
    }
}
