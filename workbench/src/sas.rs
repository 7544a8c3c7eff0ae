//! SAS addresses (shared access signatures): whoever has one may send or read one file until it runs out, without an
//! account. The Workbench signs them itself and keeps no list of them.

use uuid::Uuid;

use crate::signature::{Purpose, SigningKey};
use crate::store::time::Time;

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Sends the file of an upload.
    Upload(Uuid),
    /// Reads the rows of a data set. The number is its generation: revoking the addresses increases it.
    Rows { data_set: Uuid, generation: i64 },
}

impl Place {
    /// The address on this host, without its signature.
    fn path(self) -> String {
        match self {
            Self::Upload(job) => format!("/storage/uploads/{job}"),
            Self::Rows { data_set, .. } => format!("/storage/datasets/{data_set}"),
        }
    }

    fn signed_text(self, expires_on: Time) -> String {
        let generation = match self {
            Self::Upload(_) => 0,
            Self::Rows { generation, .. } => generation,
        };
        format!("{}\n{generation}\n{}", self.path(), expires_on.as_second())
    }
}

/// The whole address. `origin` is that of the request, so that the address works for its sender.
pub(crate) fn address(key: &SigningKey, origin: &str, place: Place, expires_on: Time) -> String {
    let signature = key.sign(Purpose::Sas, &place.signed_text(expires_on));
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("se", &expires_on.to_string())
        .append_pair("sig", &signature)
        .finish();
    format!("{origin}{}?{query}", place.path())
}

/// Whether the query of an address gives access to `place` now.
pub(crate) fn permits(key: &SigningKey, query: &str, place: Place, now: Time) -> bool {
    let of = |wanted: &str| {
        form_urlencoded::parse(query.as_bytes())
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value.into_owned())
    };
    let expires_on = of("se").and_then(|text| text.parse().ok()).map(Time::at_or_before);
    let (Some(expires_on), Some(signature)) = (expires_on, of("sig")) else { return false };
    key.verifies(Purpose::Sas, &place.signed_text(expires_on), &signature) && expires_on > now
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;

    #[test]
    fn an_address_opens_its_own_place_until_it_runs_out() {
        let key = SigningKey::new([7; 32]);
        let place = Place::Rows { data_set: Uuid::from_u128(1), generation: 1 };
        let address = address(&key, "http://host", place, Time::from_second(NOW + 60));
        let (path, query) = address.split_once('?').expect("a query");
        assert_eq!(path, format!("http://host/storage/datasets/{}", Uuid::from_u128(1)));
        let permits = |query: &str, place, now| permits(&key, query, place, Time::from_second(now));
        assert!(permits(query, place, NOW + 59));
        assert!(!permits(query, place, NOW + 60), "it has run out");
        let revoked = Place::Rows { data_set: Uuid::from_u128(1), generation: 2 };
        let other = Place::Rows { data_set: Uuid::from_u128(2), generation: 1 };
        for foreign in [revoked, other, Place::Upload(Uuid::from_u128(1))] {
            assert!(!permits(query, foreign, NOW), "{foreign:?}");
        }
        let longer = query.replace("se=2027", "se=2028");
        assert_ne!(longer, query);
        for forged in ["", "sig=x", longer.as_str(), "se=never&sig=x"] {
            assert!(!permits(forged, place, NOW), "{forged}");
        }
    }
}
