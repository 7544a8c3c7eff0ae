//! The vessels of the demo company. Names are invented; IMO numbers have a valid check digit.

use super::random::random;

/// One ship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Vessel {
    pub(super) name: String,
    /// Seven digits, the last of them a check digit.
    pub(super) imo: u32,
    pub(super) ship_type: &'static str,
    pub(super) flag: &'static str,
    pub(super) owner: &'static str,
    /// Gross tonnage, a number without a unit.
    pub(super) gross_tonnage: u32,
}

/// How many vessels there are; their names are unique.
pub(super) const VESSELS: u64 = (FIRST.len() * SECOND.len()) as u64;

const FIRST: [&str; 32] = [
    "Nordic",
    "Arctic",
    "Baltic",
    "Atlantic",
    "Pacific",
    "Bergen",
    "Oslo",
    "Stavanger",
    "Viking",
    "Polar",
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "Golden",
    "Silver",
    "Crystal",
    "Emerald",
    "Sapphire",
    "Royal",
    "Ocean",
    "Coral",
    "Aurora",
    "Coastal",
    "Fjord",
    "Island",
    "Skagen",
    "Tromsø",
    "Bjørvika",
    "Hanseatic",
    "Adriatic",
    "Celtic",
];
const SECOND: [&str; 32] = [
    "Star", "Breeze", "Spirit", "Pioneer", "Voyager", "Trader", "Explorer", "Carrier", "Falcon",
    "Eagle", "Swan", "Tern", "Heron", "Pride", "Hope", "Grace", "Glory", "Fortune", "Harmony",
    "Horizon", "Dawn", "Wave", "Tide", "Current", "Wind", "Summit", "Bridge", "Gate", "Light",
    "Crown", "Guardian", "Venture",
];
const SHIP_TYPES: [&str; 7] = [
    "Oil tanker",
    "Bulk carrier",
    "Container ship",
    "Gas carrier",
    "Ro-ro ship",
    "Chemical tanker",
    "General cargo",
];
const FLAGS: [&str; 8] = [
    "Norway (NIS)",
    "Liberia",
    "Marshall Islands",
    "Panama",
    "Malta",
    "Singapore",
    "Denmark (DIS)",
    "Bahamas",
];
const OWNERS: [&str; 5] =
    ["Fjordline Shipping", "Hanseatic Bulk", "Aurora Tankers", "Blue Meridian", "Skagerrak Gas"];

/// The vessel with this number. After [`VESSELS`] they start again.
pub(super) fn vessel(number: u64) -> Vessel {
    let number = number % VESSELS;
    let (row, column) = ((number / 32) as usize, (number % 32) as usize);
    let mut random = random("vessel", number);
    Vessel {
        // Shifted, so that vessels with neighbouring numbers differ in both words.
        name: format!("{} {}", FIRST[column], SECOND[(row + 11 * column) % 32]),
        imo: with_check_digit(912_345 + 53 * number as u32),
        ship_type: SHIP_TYPES[random.usize(..SHIP_TYPES.len())],
        flag: FLAGS[random.usize(..FLAGS.len())],
        owner: OWNERS[random.usize(..OWNERS.len())],
        gross_tonnage: random.u32(4_200..160_000),
    }
}

/// The vessel whose name is part of a data set's name.
pub(super) fn vessel_of_name(name: &str) -> Option<Vessel> {
    let column = FIRST.iter().position(|first| name.contains(&format!("{first} ")))?;
    let second =
        SECOND.iter().position(|second| name.contains(&format!("{} {second} ", FIRST[column])))?;
    let row = (second + 32 * 11 - 11 * column) % 32;
    Some(vessel((row * 32 + column) as u64))
}

/// Appends the check digit: the last digit of the sum of the six digits times 7, 6, 5, 4, 3 and 2.
fn with_check_digit(six_digits: u32) -> u32 {
    let sum: u32 = (0..6).map(|place| six_digits / 10_u32.pow(place) % 10 * (place + 2)).sum();
    six_digits * 10 + sum % 10
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn known_imo_numbers_have_their_check_digit() {
        // Well-known examples.
        assert_eq!(with_check_digit(907_472), 9_074_729);
        assert_eq!(with_check_digit(970_767), 9_707_675);
    }

    #[test]
    fn names_and_numbers_are_unique() {
        let vessels: Vec<_> = (0..VESSELS).map(vessel).collect();
        assert_eq!(
            vessels.iter().map(|vessel| &vessel.name).collect::<HashSet<_>>().len(),
            vessels.len()
        );
        assert_eq!(
            vessels.iter().map(|vessel| vessel.imo).collect::<HashSet<_>>().len(),
            vessels.len()
        );
        assert!(vessels.iter().all(|vessel| (1_000_000..10_000_000).contains(&vessel.imo)));
    }

    #[test]
    fn a_vessel_is_found_in_a_name() {
        for number in 0..VESSELS {
            let expected = vessel(number);
            assert_eq!(
                vessel_of_name(&format!("Noon report {} 2025-03", expected.name)),
                Some(expected)
            );
        }
        assert_eq!(vessel_of_name("DCS Period Summary 2025"), None);
    }
}
