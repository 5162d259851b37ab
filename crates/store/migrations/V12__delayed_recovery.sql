-- The delayed recovery: since when an account has chosen to have that way back, and each one that was started.
ALTER TABLE accounts ADD COLUMN delayed_since BIGINT;

-- A row stays for as long as it keeps the next one from being started. `wake_at`: when it is looked at next; NULL when it
-- is over.
CREATE TABLE recoveries (
    id TEXT NOT NULL CONSTRAINT recoveries_id PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    started_at BIGINT NOT NULL,
    wake_at BIGINT,
    state TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX recoveries_account ON recoveries (account, started_at);
CREATE INDEX recoveries_wake_at ON recoveries (wake_at) WHERE wake_at IS NOT NULL;
