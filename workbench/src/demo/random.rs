//! Random choices and ids that are the same in every run.

use uuid::Uuid;

/// Changing it changes all demo data, and with it the ids in screenshots and docs.
const SEED: u64 = 0x4456_2d57_4b42_3236;

/// The generator for one thing, such as the vessel with this number. Its values do not depend on other things.
pub(super) fn random(kind: &str, number: u64) -> fastrand::Rng {
    let mut seed = SEED ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for byte in kind.bytes() {
        seed = (seed ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    fastrand::Rng::with_seed(seed)
}

/// The id of one thing, in the form of a random (version 4) UUID.
pub(super) fn derived_id(kind: &str, number: u64) -> Uuid {
    let mut random = random(kind, number);
    let bytes = (u128::from(random.u64(..)) << 64) | u128::from(random.u64(..));
    uuid::Builder::from_random_bytes(bytes.to_be_bytes()).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_random_shaped_and_repeatable() {
        let id = derived_id("data set", 7);
        assert_eq!(id, derived_id("data set", 7));
        assert_ne!(id, derived_id("data set", 8));
        assert_ne!(id, derived_id("schema", 7));
        assert_eq!(id.get_version_num(), 4);
    }
}
