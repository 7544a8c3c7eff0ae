//! Reads the rows of an uploaded CSV file by the columns of its schema version, and writes rows as CSV.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::store::schemas::Column;

type Row = Map<String, Value>;

/// The rows of a file. Its first line names columns, in any order; a column that it leaves out is empty in each row.
///
/// # Errors
/// What is wrong and where, for the person who made the file.
pub(crate) fn read(file: &[u8], columns: &[Column]) -> Result<Vec<Row>, String> {
    let text = std::str::from_utf8(file).map_err(|_| "The file is not UTF-8.".to_owned())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().map_err(|error| unreadable(&error))?.clone();
    if head.is_empty() {
        return Err("The file is empty; its first line must name columns.".to_owned());
    }
    let mut found: Vec<&Column> = Vec::new();
    for name in &head {
        let column = columns.iter().find(|column| column.name == name.trim());
        let column =
            column.ok_or_else(|| format!("The schema version has no column \"{name}\"."))?;
        if found.contains(&column) {
            return Err(format!("The column \"{name}\" appears twice."));
        }
        found.push(column);
    }
    let mut rows = Vec::new();
    for (record, number) in reader.records().zip(1..) {
        let record = record.map_err(|error| unreadable(&error))?;
        let mut row: Row =
            columns.iter().map(|column| (column.name.clone(), Value::Null)).collect();
        for (column, text) in found.iter().zip(&record) {
            let value = value(text, &column.data_type).ok_or_else(|| {
                let (name, wanted) = (&column.name, &column.data_type);
                format!("Row {number}, column \"{name}\": the value is not of type {wanted}.")
            })?;
            row.insert(column.name.clone(), value);
        }
        rows.push(row);
    }
    Ok(rows)
}

fn unreadable(error: &csv::Error) -> String {
    format!("The file cannot be read as CSV: {error}.")
}

/// A value of the column's type; an empty field is no value.
fn value(text: &str, data_type: &str) -> Option<Value> {
    if text.is_empty() {
        return Some(Value::Null);
    }
    let trimmed = text.trim();
    match data_type {
        "Integer" => trimmed.parse::<i64>().ok().map(Value::from),
        "Decimal" => {
            trimmed.parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::from)
        }
        "Boolean" => match trimmed.to_ascii_lowercase().as_str() {
            "true" => Some(true.into()),
            "false" => Some(false.into()),
            _ => None,
        },
        "Date" => trimmed.parse::<Date>().ok().map(|date| date.to_string().into()),
        "Timestamp" => trimmed.parse::<Timestamp>().ok().map(|time| time.to_string().into()),
        _ => Some(text.into()),
    }
}

/// The rows with a first line that names the columns.
pub(crate) fn write(columns: &[Column], rows: &[Row]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    let fields = |row: &Row| {
        head.iter()
            .map(|name| match row.get(name) {
                None | Some(Value::Null) => String::new(),
                Some(Value::String(text)) => text.clone(),
                Some(other) => other.to_string(),
            })
            .collect::<Vec<String>>()
    };
    for record in std::iter::once(head.clone()).chain(rows.iter().map(fields)) {
        writer.write_record(record).expect("memory takes it");
    }
    writer.into_inner().expect("memory takes it")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn columns() -> Vec<Column> {
        [
            ("Port", "Text"),
            ("Calls", "Integer"),
            ("Tonnes", "Decimal"),
            ("Cold", "Boolean"),
            ("Day", "Date"),
            ("At", "Timestamp"),
        ]
        .map(|(name, kind)| Column { name: name.to_owned(), data_type: kind.to_owned() })
        .into()
    }

    #[test]
    fn values_get_the_types_of_their_columns() {
        let file = "\u{feff}Tonnes,Port,Cold,Day,At,Calls\r\n\
                    30.5,\"Bergen, \"\"old\"\"\",TRUE,2026-11-21,2026-11-21T09:00:00Z, 7\r\n,,,,,\r\n";
        let rows = read(file.as_bytes(), &columns()).expect("rows");
        let first = json!({"Port": "Bergen, \"old\"", "Calls": 7, "Tonnes": 30.5, "Cold": true,
            "Day": "2026-11-21", "At": "2026-11-21T09:00:00Z"});
        assert_eq!(Value::Object(rows[0].clone()), first);
        assert!(rows[1].values().all(Value::is_null) && rows[1].len() == 6);
        assert_eq!(rows.len(), 2);
        let written = write(&columns(), &rows);
        assert_eq!(read(&written, &columns()).expect("the same"), rows);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (file, words) in [
            ("".as_bytes(), "empty"),
            (b"Port,Harbour\n", "no column \"Harbour\""),
            (b"Port,Port\n", "appears twice"),
            (
                b"Port,Calls\nBergen,7\nSantos,many\n",
                "Row 2, column \"Calls\": the value is not of type Integer",
            ),
            (b"Tonnes\nNaN\n", "not of type Decimal"),
            (b"Port,Calls\nBergen\n", "cannot be read as CSV"),
            (b"Port\n\xff\n", "not UTF-8"),
        ] {
            let said = read(file, &columns()).expect_err("a fault");
            assert!(said.contains(words), "{said}");
        }
    }
}
