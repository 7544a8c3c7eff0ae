//! Reads descriptions of service accounts from standard input, one JSON object on each line. For
//! each it prints a line of JSON with all samples and files. The tests run these with real
//! interpreters and parsers.

use samples::{
    LANGUAGES, SampleAccess, SampleInput, bundled_sample, contact_message, env_file, file_name,
    ics_reminder, json_file,
};
use serde::Deserialize;
use serde_json::json;
use std::io::{BufRead, Write};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Description {
    account_name: String,
    account_id: String,
    api_key: Option<String>,
    workspace_id: String,
    api_base: String,
    token_url: String,
    resource: String,
    /// `None` for an account with hand-picked data sets.
    level: Option<String>,
    #[serde(default)]
    data_sets: Vec<(String, String)>,
    secret: Option<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut answers = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let description: Description = serde_json::from_str(&line?)?;
        writeln!(answers, "{}", samples(&description))?;
    }
    Ok(())
}

fn samples(description: &Description) -> serde_json::Value {
    let shared: Vec<(&str, &str)> =
        description.data_sets.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let input = SampleInput {
        account_name: &description.account_name,
        account_id: &description.account_id,
        api_key: description.api_key.as_deref(),
        workspace_id: &description.workspace_id,
        api_base: &description.api_base,
        token_url: &description.token_url,
        resource: &description.resource,
        access: match &description.level {
            Some(level) => SampleAccess::Workspace { level },
            None => SampleAccess::DataSets(&shared),
        },
        secret: description.secret.as_deref(),
    };
    const NOW_MS: f64 = 1_795_251_600_000.0; // 2026-11-21T09:00:00Z
    const EXPIRES_MS: f64 = 1_858_410_000_000.0; // 2028-11-21T09:00:00Z
    let mut all = json!({
        "env": env_file(&input).as_str(),
        "json": json_file(&input).as_str(),
        "message": contact_message(&input),
        "ics": ics_reminder(input.account_name, input.account_id, EXPIRES_MS, NOW_MS),
        "fileName": file_name(input.account_name, input.account_id, "_sample.py"),
    });
    for language in LANGUAGES {
        all[language.form] = bundled_sample(language, &input).into();
    }
    all
}
