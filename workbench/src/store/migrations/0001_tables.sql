-- Times are seconds since 1970 in UTC. Ids are UUIDs in lower case.

CREATE TABLE signing_key (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1) DEFAULT 1,
    key      BLOB NOT NULL
) STRICT;
