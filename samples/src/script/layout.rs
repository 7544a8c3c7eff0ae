//! How a sample of each language sets its constants.

use crate::literal;

type Write = fn(&mut String, &str);

/// How a template sets constants: each is a line that begins like this, before its value. What stands
/// behind the last quote of the line stays.
pub(super) struct Layout {
    form: &'static str,
    /// For the account's name, ID, API key and secret, the workspace's ID, the addresses of the
    /// gateway and of the token endpoint, and the resource.
    pub(super) starts: [&'static str; 8],
    pub(super) name: Write,
    pub(super) value: Write,
}

impl Layout {
    pub(super) fn of(form: &str) -> Option<&'static Self> {
        LAYOUTS.iter().find(|layout| layout.form == form)
    }
}

const LAYOUTS: &[Layout] = &[
    Layout {
        form: "curl",
        starts: [
            "ACCOUNT_NAME=",
            "CLIENT_ID=",
            "API_KEY=",
            "CLIENT_SECRET=",
            "WORKSPACE_ID=",
            "API_BASE=",
            "TOKEN_URL=",
            "RESOURCE=",
        ],
        name: literal::shell,
        value: literal::shell,
    },
    Layout {
        form: "csharp",
        starts: [
            "const string AccountName = ",
            "const string ClientId = ",
            "const string ApiKey = ",
            "const string ClientSecret = ",
            "const string WorkspaceId = ",
            "const string ApiBase = ",
            "const string TokenUrl = ",
            "const string Resource = ",
        ],
        name: literal::csharp,
        value: literal::csharp,
    },
    Layout {
        form: "javascript",
        starts: [
            "const ACCOUNT_NAME = ",
            "const CLIENT_ID = ",
            "const API_KEY = ",
            "const CLIENT_SECRET = ",
            "const WORKSPACE_ID = ",
            "const API_BASE = ",
            "const TOKEN_URL = ",
            "const RESOURCE = ",
        ],
        name: literal::javascript,
        value: literal::javascript,
    },
    Layout {
        form: "powershell",
        starts: [
            "$AccountName = ",
            "$ClientId = ",
            "$ApiKey = ",
            "$ClientSecret = ",
            "$WorkspaceId = ",
            "$ApiBase = ",
            "$TokenUrl = ",
            "$Resource = ",
        ],
        name: literal::powershell,
        value: literal::powershell,
    },
    Layout {
        form: "r",
        starts: [
            "account_name <- ",
            "client_id <- ",
            "api_key <- ",
            "client_secret <- ",
            "workspace_id <- ",
            "api_base <- ",
            "token_url <- ",
            "resource <- ",
        ],
        name: literal::r,
        value: literal::r,
    },
    Layout {
        form: "java",
        starts: [
            "    static final String ACCOUNT_NAME = ",
            "    static final String CLIENT_ID = ",
            "    static final String API_KEY = ",
            "    static final String CLIENT_SECRET = ",
            "    static final String WORKSPACE_ID = ",
            "    static final String API_BASE = ",
            "    static final String TOKEN_URL = ",
            "    static final String RESOURCE = ",
        ],
        name: literal::java,
        value: literal::java,
    },
    Layout {
        form: "powerquery",
        starts: [
            "    AccountName = ",
            "    ClientId = ",
            "    ApiKey = ",
            "    ClientSecret = ",
            "    WorkspaceId = ",
            "    ApiBase = ",
            "    TokenUrl = ",
            "    Resource = ",
        ],
        name: literal::powerquery,
        value: literal::powerquery,
    },
    Layout {
        form: "postman",
        starts: [
            "    \"name\": ",
            "    { \"key\": \"clientId\", \"value\": ",
            "    { \"key\": \"apiKey\", \"value\": ",
            "    { \"key\": \"clientSecret\", \"value\": ",
            "    { \"key\": \"workspaceId\", \"value\": ",
            "    { \"key\": \"apiBase\", \"value\": ",
            "    { \"key\": \"tokenUrl\", \"value\": ",
            "    { \"key\": \"resource\", \"value\": ",
        ],
        name: literal::json,
        value: literal::json,
    },
    Layout {
        form: "http",
        starts: [
            "# Service account: ",
            "@clientId = ",
            "@apiKey = ",
            "@clientSecret = ",
            "@workspaceId = ",
            "@apiBase = ",
            "@tokenUrl = ",
            "@resource = ",
        ],
        name: literal::one_line,
        value: literal::http,
    },
    Layout {
        form: "databricks",
        starts: [
            "ACCOUNT_NAME = ",
            "CLIENT_ID = ",
            "API_KEY = ",
            "CLIENT_SECRET = ",
            "WORKSPACE_ID = ",
            "API_BASE = ",
            "TOKEN_URL = ",
            "RESOURCE = ",
        ],
        name: python,
        value: python,
    },
];

fn python(out: &mut String, value: &str) {
    literal::python(out, value, false);
}
