-- Who brought the schema up to date last: told when an older program meets the database.
CREATE TABLE installation (
    id BIGINT NOT NULL CONSTRAINT installation_id PRIMARY KEY CHECK (id = 1),
    program TEXT NOT NULL
);
