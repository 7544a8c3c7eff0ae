//! The credentials as files for programs, and as a message for the contact person.

use super::input::{GUIDE, SampleInput};
use super::literal;

/// An `.env` file with the variables that the sample scripts read. Without the secret, its line is
/// left empty for the receiver to fill in.
pub fn env_file(input: &SampleInput) -> String {
    let mut out = String::with_capacity(2048);
    out.push_str("# Veracity Data Workbench, service account: ");
    literal::one_line(&mut out, input.account_name);
    out.push_str(
        "\n# Named .env and put beside the Python sample, it gives the sample its credentials.",
    );
    out.push_str(if input.secret.is_some() {
        "\n# Keep this file out of version control: it holds the secret.\n"
    } else {
        "\n# The secret is not in this file: write it behind DWB_CLIENT_SECRET=.\n"
    });
    for (name, value) in values(input) {
        out.push_str("DWB_");
        for letter in name.chars() {
            if letter.is_ascii_uppercase() {
                out.push('_');
            }
            out.push(letter.to_ascii_uppercase());
        }
        out.push('=');
        literal::env(&mut out, value);
        out.push('\n');
    }
    out
}

/// An `.env` file with the variables that Veracity's own Python SDK reads.
pub fn sdk_env_file(input: &SampleInput) -> String {
    let mut out = String::with_capacity(2048);
    out.push_str("# Veracity Data Workbench, service account: ");
    literal::one_line(&mut out, input.account_name);
    out.push_str(
        "\n# The variables of Veracity's own Python SDK (https://github.com/veracity/DataWorkbench).",
    );
    out.push_str(if input.secret.is_some() {
        "\n# WARNING: this file holds the secret. Keep it out of version control, mail and chats.\n"
    } else {
        "\n# The secret is not in this file: write it behind ApimClientSecret=.\n"
    });
    let scope = [input.resource, "/.default"].concat();
    // The SDK asks for a scope, which only the second version of the token endpoint knows.
    let token_url = match input.token_url.strip_suffix("/oauth2/token") {
        Some(tenant) => [tenant, "/oauth2/v2.0/token"].concat(),
        None => input.token_url.to_owned(),
    };
    let lines = [
        ("ApimClientId", input.account_id),
        ("ApimClientSecret", input.secret.unwrap_or("")),
        ("ApimTokenUrl", &token_url),
        ("ApimScope", &scope),
        ("OcpApimSubscriptionKey", input.api_key.unwrap_or("")),
        ("GatewayBaseUrl", input.api_base),
        ("DwbWorkspaceId", input.workspace_id),
    ];
    for (name, value) in lines {
        out.push_str(name);
        out.push('=');
        literal::env(&mut out, value);
        out.push('\n');
    }
    out
}

/// The same values as a JSON object. A secret or API key that is not known is `null`.
pub fn json_file(input: &SampleInput) -> String {
    let mut out = String::with_capacity(2048);
    out.push_str("{\n  \"accountName\": ");
    literal::json(&mut out, input.account_name);
    for (name, value) in values(input) {
        out.push_str(",\n  \"");
        out.push_str(name);
        out.push_str("\": ");
        let unknown = value.is_empty() && matches!(name, "clientSecret" | "apiKey");
        if unknown { out.push_str("null") } else { literal::json(&mut out, value) }
    }
    out.push_str("\n}\n");
    out
}

/// What the contact person needs besides the secret, as plain text. It never contains the secret.
pub fn contact_message(input: &SampleInput) -> String {
    let mut out = String::with_capacity(1024);
    let key = input.api_key.unwrap_or("ask a workspace administrator");
    let endpoints = input.endpoints_base_url();
    out.push_str("Here is what you need to call Veracity Data Workbench with the service account ");
    literal::one_line(&mut out, input.account_name);
    out.push_str(".\n");
    let lines = [
        ("\nService account ID: ", input.account_id),
        ("\nAPI key: ", key),
        ("\nEndpoints base URL: ", endpoints.as_str()),
        ("\nGuide: ", GUIDE),
    ];
    for (label, value) in lines {
        out.push_str(label);
        literal::one_line(&mut out, value);
    }
    out.push_str(
        "\n\nThe service account secret comes to you separately: \
         it does not belong in mail or chats.\n",
    );
    String::clone(&out)
}

fn values<'a>(input: &SampleInput<'a>) -> [(&'static str, &'a str); 7] {
    [
        ("clientId", input.account_id),
        ("clientSecret", input.secret.unwrap_or("")),
        ("apiKey", input.api_key.unwrap_or("")),
        ("workspaceId", input.workspace_id),
        ("apiBase", input.api_base),
        ("tokenUrl", input.token_url),
        ("resource", input.resource),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::input::SampleAccess;
    use super::*;

    fn input<'a>(name: &'a str, secret: Option<&'a str>) -> SampleInput<'a> {
        SampleInput {
            account_name: name,
            account_id: "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11",
            api_key: Some("0123456789abcdef0123456789abcdef"),
            workspace_id: "3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10",
            api_base: "https://api.example.com/v2",
            token_url: "https://login.example.com/token",
            resource: "https://example.com/resource",
            access: SampleAccess::Workspace { level: "reader" },
            secret,
        }
    }

    #[test]
    fn the_env_file_has_a_line_for_each_value() {
        let text = env_file(&input("Fleet\nDWB_API_KEY=x", Some("a~b")));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "# Veracity Data Workbench, service account: Fleet DWB_API_KEY=x");
        assert_eq!(lines[3], "DWB_CLIENT_ID=0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11");
        assert_eq!(lines[4], "DWB_CLIENT_SECRET=a~b");
        assert_eq!(lines[8], "DWB_TOKEN_URL=https://login.example.com/token");
        assert_eq!(lines.len(), 10);
    }

    #[test]
    fn the_json_file_can_be_parsed() {
        let text = json_file(&input("\"Fleet\"\n\u{2028}", None));
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["accountName"], "\"Fleet\"\n\u{2028}");
        assert_eq!(read["clientSecret"], serde_json::Value::Null);
        assert_eq!(read["apiKey"], "0123456789abcdef0123456789abcdef");
        assert_eq!(read["resource"], "https://example.com/resource");
    }

    #[test]
    fn the_message_never_contains_the_secret() {
        let text = contact_message(&input("Fleet\nAPI key: forged", Some("s3cr3t")));
        assert!(!text.contains("s3cr3t"));
        assert!(!text.contains("\nAPI key: forged"));
        assert!(text.contains("\nAPI key: 0123456789abcdef0123456789abcdef\n"));
        assert!(text.contains("https://api.example.com/v2/workspaces/3f2c8f0e"));
        assert!(text.contains(GUIDE));
    }
}
