-- Times are seconds since 1970 in UTC. Ids are UUIDs in lower case. `row` numbers count in the order in which
-- rows were added.

CREATE TABLE signing_key (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1) DEFAULT 1,
    key      BLOB NOT NULL
) STRICT;

CREATE TABLE workspaces (
    row         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    description TEXT NOT NULL
) STRICT;

CREATE TABLE schemas (
    row          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    name         TEXT NOT NULL,
    description  TEXT NOT NULL
) STRICT;

CREATE TABLE schema_versions (
    row          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    schema_id    TEXT NOT NULL REFERENCES schemas (id),
    name         TEXT NOT NULL,
    -- JSON: an array of {"name", "dataType"}.
    columns      TEXT NOT NULL,
    -- JSON: an array of the names alone.
    column_names TEXT NOT NULL
) STRICT;

CREATE TABLE data_sets (
    -- The row of the workspace times 2^32, plus the place in the order of names. So the table and the trigram index are
    -- in the order of names, and a page of a search by name needs no sorting.
    row                INTEGER PRIMARY KEY,
    id                 TEXT NOT NULL UNIQUE,
    name               TEXT NOT NULL,
    -- The name without upper and lower case: for search and order.
    folded_name        TEXT NOT NULL,
    description        TEXT NOT NULL,
    is_base            INTEGER NOT NULL CHECK (is_base IN (0, 1)),
    schema_version_row INTEGER NOT NULL REFERENCES schema_versions (row),
    connection_id      TEXT NOT NULL,
    -- The id of a person; so is last_modified_by.
    created_by         TEXT NOT NULL,
    created_on         INTEGER NOT NULL,
    last_modified_by   TEXT NOT NULL,
    last_modified_on   INTEGER NOT NULL,
    -- JSON: an object of strings.
    tags               TEXT NOT NULL
) STRICT;

-- One index for each order. Each also holds the columns that a query may filter by, so that a query does not read the
-- table, which is five times as large.
CREATE INDEX data_sets_by_name ON data_sets (row, is_base, schema_version_row, created_on, folded_name);
CREATE INDEX data_sets_by_creation ON data_sets (created_on, row, is_base, schema_version_row, folded_name);
CREATE INDEX data_sets_by_change ON data_sets
    (last_modified_on, row, is_base, schema_version_row, created_on, folded_name);

-- Trigram index: finds three or more letters anywhere in a name. It does not store the names themselves.
CREATE VIRTUAL TABLE data_set_names USING fts5 (
    folded_name,
    content = '',
    contentless_delete = 1,
    tokenize = 'trigram case_sensitive 1'
);

CREATE TABLE data_set_tags (
    key          TEXT NOT NULL,
    value        TEXT NOT NULL,
    data_set_row INTEGER NOT NULL,
    PRIMARY KEY (key, value, data_set_row)
) STRICT, WITHOUT ROWID;

-- How often each tag is used: to choose a filter from.
CREATE TABLE tags_in_use (
    workspace_row INTEGER NOT NULL REFERENCES workspaces (row),
    key           TEXT NOT NULL,
    value         TEXT NOT NULL,
    uses          INTEGER NOT NULL,
    PRIMARY KEY (workspace_row, key, value)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER data_set_goes AFTER DELETE ON data_sets BEGIN
    DELETE FROM data_set_names WHERE rowid = old.row;
    DELETE FROM data_set_tags
    WHERE data_set_row = old.row AND (key, value) IN (SELECT key, value FROM json_each(old.tags));
    UPDATE tags_in_use SET uses = uses - 1
    WHERE workspace_row = old.row >> 32 AND (key, value) IN (SELECT key, value FROM json_each(old.tags));
END;

CREATE TABLE service_accounts (
    row               INTEGER PRIMARY KEY,
    id                TEXT NOT NULL UNIQUE,
    workspace_id      TEXT NOT NULL REFERENCES workspaces (id),
    name              TEXT NOT NULL,
    folded_name       TEXT NOT NULL,
    contact_email     TEXT NOT NULL,
    -- Name, e-mail and id without upper and lower case.
    search_text       TEXT NOT NULL,
    api_key           TEXT NOT NULL,
    -- A slow, salted hash; absent where nobody knows the secret.
    secret_hash       TEXT,
    -- Counts the secrets of the account. A token names the number of its secret.
    secret_generation INTEGER NOT NULL,
    secret_expires_on INTEGER NOT NULL,
    scope             TEXT NOT NULL CHECK (scope IN ('workspace', 'dataSets')),
    level             TEXT CHECK (level IN ('reader', 'admin')),
    data_set_count    INTEGER NOT NULL,
    -- Counts the changes of the account; used as its ETag.
    version           INTEGER NOT NULL,
    last_used_on      INTEGER,
    created_on        INTEGER NOT NULL,
    created_by        TEXT NOT NULL,
    last_modified_on  INTEGER NOT NULL,
    last_modified_by  TEXT NOT NULL,
    UNIQUE (workspace_id, folded_name),
    CHECK ((scope = 'workspace') = (level IS NOT NULL))
) STRICT;

-- The data sets that are selected for an account. If a data set is deleted, its id stays until somebody removes it.
CREATE TABLE shared_data_sets (
    account_row INTEGER NOT NULL REFERENCES service_accounts (row) ON DELETE CASCADE,
    data_set_id TEXT NOT NULL,
    PRIMARY KEY (account_row, data_set_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
    row          INTEGER PRIMARY KEY AUTOINCREMENT,
    id           TEXT NOT NULL UNIQUE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id      TEXT NOT NULL,
    user_name    TEXT NOT NULL,
    event_name   TEXT NOT NULL,
    -- JSON objects.
    resource     TEXT NOT NULL,
    payload      TEXT NOT NULL,
    timestamp    INTEGER NOT NULL
) STRICT;

CREATE INDEX ledger_of_workspace ON ledger (workspace_id, row);

-- Which request a key was used for, and for which account. The answer is not stored: it held a secret.
CREATE TABLE idempotency_keys (
    user_id     TEXT NOT NULL,
    key         TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    account_id  TEXT NOT NULL,
    made_on     INTEGER NOT NULL,
    PRIMARY KEY (user_id, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (made_on);
