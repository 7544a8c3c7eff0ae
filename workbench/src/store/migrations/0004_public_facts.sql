-- What the public documentation of Data Workbench says: regions, tags with several values, a ledger for each data set,
-- uploads and SAS addresses. Queries for data sets now run on an index in memory, so the indexes for them go.

ALTER TABLE workspaces ADD COLUMN region TEXT NOT NULL DEFAULT 'EU';

-- A tag now has a list of values: {"environment": ["test"]}.
DROP TRIGGER data_set_goes;
CREATE TRIGGER data_set_goes AFTER DELETE ON data_sets BEGIN
    DELETE FROM data_set_tags
    WHERE data_set_row = old.row AND (key, value) IN (
        SELECT tag.key, one.value FROM json_each(old.tags) AS tag, json_each(tag.value) AS one
    );
    UPDATE tags_in_use SET uses = uses - 1
    WHERE workspace_row = old.row >> 32 AND (key, value) IN (
        SELECT tag.key, one.value FROM json_each(old.tags) AS tag, json_each(tag.value) AS one
    );
END;
UPDATE data_sets SET tags = (SELECT json_group_object(key, json_array(value)) FROM json_each(data_sets.tags));

DROP TABLE data_set_names;
DROP INDEX data_sets_by_name;
DROP INDEX data_sets_by_creation;
DROP INDEX data_sets_by_change;

-- An entry is about things: an object from id to name. Nothing else of them is promised.
UPDATE ledger SET resource = json_object(resource ->> 'id', coalesce(resource ->> 'name', ''));
UPDATE ledger SET payload = json_object('eventType', payload ->> 'eventType');
ALTER TABLE ledger ADD COLUMN data_set_id TEXT;
CREATE INDEX ledger_of_data_set ON ledger (data_set_id, row) WHERE data_set_id IS NOT NULL;

-- An upload: what the data set will be, and the file until it is read.
CREATE TABLE ingest_jobs (
    id                 TEXT PRIMARY KEY,
    workspace_id       TEXT NOT NULL REFERENCES workspaces (id),
    user_id            TEXT NOT NULL,
    user_name          TEXT NOT NULL,
    name               TEXT NOT NULL,
    description        TEXT NOT NULL,
    schema_version_id  TEXT NOT NULL REFERENCES schema_versions (id),
    -- JSON, as in `data_sets`.
    tags               TEXT NOT NULL,
    starts_by_itself   INTEGER NOT NULL CHECK (starts_by_itself IN (0, 1)),
    -- Waiting, Succeeded or Failed.
    status             TEXT NOT NULL,
    -- Why it failed.
    message            TEXT,
    data_set_id        TEXT,
    file               BLOB,
    created_on         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX ingest_jobs_by_age ON ingest_jobs (status, created_on);

-- The rows of data sets that were uploaded. All other data sets get rows that are made up.
CREATE TABLE uploaded_rows (
    data_set_id TEXT PRIMARY KEY,
    -- JSON: an array of objects.
    rows        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- SAS addresses name the number that their data set has here. Revoking them counts it up.
CREATE TABLE sas_generations (
    data_set_id TEXT PRIMARY KEY,
    generation  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
