-- Sessions that were ended before they expired.
CREATE TABLE ended_sessions (
    id         TEXT PRIMARY KEY,
    expires_on INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
