-- The desk: one row for each talk of an agent with a caller. What is guessed and sent there is counted in `counters`
-- (kinds `desk` of the account, `desk_agent` of the agent).
CREATE TABLE desk_contacts (
    id TEXT NOT NULL CONSTRAINT desk_contacts_id PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    agent TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX desk_contacts_account ON desk_contacts (account);
CREATE INDEX desk_contacts_agent ON desk_contacts (agent);
CREATE INDEX desk_contacts_expires_at ON desk_contacts (expires_at);
