//! The rows of a data set: those of its file if it was uploaded, else the demo's.

use serde_json::{Map, Value};

use crate::demo;
use crate::state::AppState;
use crate::store::data_sets::DataSet;
use crate::store::{self, uploads};

pub(crate) async fn of(
    state: &AppState,
    data_set: DataSet,
) -> Result<Vec<Map<String, Value>>, store::Error> {
    let read = move |db: &rusqlite::Connection| {
        Ok::<_, store::Error>(match uploads::rows(db, data_set.id)? {
            Some(rows) => rows,
            None => demo::rows_of(&data_set),
        })
    };
    state.store.read(read).await
}
