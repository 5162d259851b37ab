-- User names of deleted accounts: nobody else can have one, so that nobody is taken for the person who left. Kept as
-- keyed hashes, which say nothing to whoever reads the table.
CREATE TABLE retired_names (
    name TEXT NOT NULL CONSTRAINT retired_names_name PRIMARY KEY,
    since BIGINT NOT NULL
)
--sqlite: WITHOUT ROWID
;
