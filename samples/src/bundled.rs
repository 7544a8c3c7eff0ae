//! The templates as the crate has them, for native programs. Browsers load them from the bundle.

use crate::input::SampleInput;
use crate::language::Language;
use crate::script::sample;

/// A sample from the crate's own templates.
pub fn bundled_sample(language: &Language, input: &SampleInput) -> String {
    let templates: Vec<&str> = language.templates.iter().map(|name| template(name)).collect();
    sample(language.form, input, &templates)
}

fn template(name: &str) -> &'static str {
    match name {
        "sample.py" => include_str!("../templates/sample.py"),
        "hand_picked.py" => include_str!("../templates/hand_picked.py"),
        "sample.sh" => include_str!("../templates/sample.sh"),
        "sample.cs" => include_str!("../templates/sample.cs"),
        "sample.mjs" => include_str!("../templates/sample.mjs"),
        "sample.ps1" => include_str!("../templates/sample.ps1"),
        "sample.R" => include_str!("../templates/sample.R"),
        "Sample.java" => include_str!("../templates/Sample.java"),
        "sample.pq" => include_str!("../templates/sample.pq"),
        "sample.postman_collection.json" => {
            include_str!("../templates/sample.postman_collection.json")
        }
        "sample.http" => include_str!("../templates/sample.http"),
        "databricks.py" => include_str!("../templates/databricks.py"),
        _ => panic!("no template {name}"),
    }
}
