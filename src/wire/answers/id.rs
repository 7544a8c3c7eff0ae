//! Ids, written so that they can be compared.

use crate::domain::uuid::is_uuid;
use crate::wire::json::Json;

/// An id, so that it can be compared: a UUID in lower case, anything else as it is.
pub(super) fn id(json: &mut Json) -> Option<String> {
    let mut id = json.take("id").text()?;
    if is_uuid(&id) {
        id.make_ascii_lowercase();
    }
    Some(id)
}

#[cfg(test)]
mod tests {
    use crate::domain::data_set::SharedDataSet;
    use crate::wire::json::decode;

    #[test]
    fn an_id_in_capitals_is_the_same_id() {
        let capitals = "3F2C8F0E-5B1D-4C53-9A57-2F6F0C1B7A10";
        let body = [r#"{"id":""#, capitals, r#"","name":"n"}"#].concat();
        let data_set: SharedDataSet = decode(body.as_bytes()).unwrap();
        assert_eq!(*data_set.id, capitals.to_ascii_lowercase());
        // An id of another form is left as it is.
        assert_eq!(&*decode::<SharedDataSet>(br#"{"id":"A"}"#).unwrap().id, "A");
    }
}
