//! The query in the address of a catalogue page: parser and printer.

use crate::store::data_sets::SortColumn;

/// The query in the address of a catalogue page. Wrong values are ignored: people type and bookmark these addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CatalogueQuery {
    /// Part of the name, trimmed; empty for all.
    pub(super) name: String,
    pub(super) is_base: Option<bool>,
    pub(super) sort_column: SortColumn,
    pub(super) descending: bool,
    /// Counted from 1.
    pub(super) page: u64,
}

impl CatalogueQuery {
    pub(super) fn of(text: &str) -> Self {
        let mut query = Self {
            name: String::new(),
            is_base: None,
            sort_column: SortColumn::Name,
            descending: false,
            page: 1,
        };
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            match (&*name, &*value) {
                ("name", name) => query.name = name.trim().to_owned(),
                ("kind", "predefined") => query.is_base = Some(true),
                ("kind", "created") => query.is_base = Some(false),
                ("sort", "modified") => query.sort_column = SortColumn::LastModifiedOn,
                ("order", "descending") => query.descending = true,
                ("page", page) => query.page = page.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        query
    }

    pub(super) fn on_page(&self, page: u64) -> Self {
        Self { page, ..self.clone() }
    }

    /// The first page, sorted by `column`; in reverse order if it is sorted by it already. By date, the newest are
    /// first.
    pub(super) fn sorted_by(&self, column: SortColumn) -> Self {
        let descending =
            if self.sort_column == column { !self.descending } else { column != SortColumn::Name };
        Self { sort_column: column, descending, ..self.on_page(1) }
    }

    /// What a search for another name keeps.
    pub(super) fn hidden_fields(&self) -> Vec<(&'static str, &'static str)> {
        let kind =
            self.is_base.map(|is_base| ("kind", if is_base { "predefined" } else { "created" }));
        let sort = (self.sort_column != SortColumn::Name).then_some(("sort", "modified"));
        let order = self.descending.then_some(("order", "descending"));
        [kind, sort, order].into_iter().flatten().collect()
    }

    /// The address of this query. Default values are left out.
    pub(super) fn address(&self, path: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.name.is_empty() {
            query.append_pair("name", &self.name);
        }
        query.extend_pairs(self.hidden_fields());
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
    fn an_address_is_read_as_it_was_written() {
        for query in [
            "",
            "page=7",
            "name=noon+report&page=2",
            "name=%22%3C%26%C3%B8",
            "kind=created&sort=modified&order=descending",
            "name=a&kind=predefined&order=descending&page=3",
        ] {
            let address = CatalogueQuery::of(query).address("/x");
            assert_eq!(
                address,
                if query.is_empty() { "/x".to_owned() } else { format!("/x?{query}") }
            );
        }
    }

    #[test]
    fn wrong_values_are_ignored() {
        for query in [
            "page=0",
            "page=-1",
            "page=x",
            "page=99999999999999999999",
            "kind=x",
            "sort=x&order=x",
            "&&=&%ff",
        ] {
            assert_eq!(CatalogueQuery::of(query), CatalogueQuery::of(""), "{query}");
        }
    }

    #[test]
    fn sorting_again_reverses_the_order_and_shows_the_first_page() {
        let by_name = CatalogueQuery::of("name=a&page=4");
        let turned = by_name.sorted_by(SortColumn::Name);
        assert_eq!(turned, CatalogueQuery::of("name=a&order=descending"));
        assert_eq!(turned.sorted_by(SortColumn::Name), CatalogueQuery::of("name=a"));
        let newest_first = by_name.sorted_by(SortColumn::LastModifiedOn);
        assert_eq!(newest_first, CatalogueQuery::of("name=a&sort=modified&order=descending"));
    }
}
