//! The conditions on rows that the contract knows, and which of them a column takes.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FilterType {
    List,
    Equals,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    NonFromList,
    StringContains,
}

impl FilterType {
    /// Every type with its name in the contract.
    pub(super) const ALL: [(&'static str, Self); 8] = [
        ("List", Self::List),
        ("Equals", Self::Equals),
        ("Greater", Self::Greater),
        ("GreaterOrEqual", Self::GreaterOrEqual),
        ("Less", Self::Less),
        ("LessOrEqual", Self::LessOrEqual),
        ("NonFromList", Self::NonFromList),
        ("StringContains", Self::StringContains),
    ];

    /// Whether a filter of this type can have this many values.
    pub(super) fn takes(self, count: usize) -> bool {
        if self.takes_a_list() { count >= 1 } else { count == 1 }
    }

    /// How many values a filter of this type has, in words.
    pub(super) fn wants(self) -> &'static str {
        if self.takes_a_list() {
            "This filter type takes at least one value."
        } else {
            "This filter type takes exactly one value."
        }
    }

    fn takes_a_list(self) -> bool {
        matches!(self, Self::List | Self::NonFromList)
    }
}

/// The filter types that make sense for a column of this data type. They are what a schema version offers; a query
/// may use the others too.
pub(super) fn types_for(data_type: &str) -> &'static [&'static str] {
    match data_type {
        "Boolean" => &["Equals"],
        "Text" => &["List", "Equals", "NonFromList", "StringContains"],
        _ => &["List", "Equals", "Greater", "GreaterOrEqual", "Less", "LessOrEqual", "NonFromList"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_column_offers_is_in_the_contract() {
        for data_type in ["Text", "Integer", "Decimal", "Boolean", "Date", "Timestamp"] {
            let offered = types_for(data_type);
            assert!(offered.contains(&"Equals"), "{data_type}");
            for name in offered {
                assert!(FilterType::ALL.iter().any(|(known, _)| known == name), "{name}");
            }
        }
        assert!(types_for("Text").contains(&"StringContains"));
        assert!(types_for("Date").contains(&"GreaterOrEqual"));
    }
}
