-- The audit log becomes a chain, what it says of a person is sealed, and an account can be disabled.

-- What an entry says of a person (app, device, session, facts) is in `sealed`, under a key made of the key file and of the
-- account's `audit_secret`; that goes with the account, and what is sealed can then be read by nobody. `facts` are in the
-- clear where an entry is of nobody, and in entries from before. `mac` tells an entry that the program wrote from one
-- that somebody else put here. `detail` and `hash` were never written.
DROP INDEX audit_account;
ALTER TABLE audit DROP COLUMN detail;
ALTER TABLE audit DROP COLUMN hash;
ALTER TABLE audit ADD COLUMN sealed BYTEA;
ALTER TABLE audit ADD COLUMN mac BYTEA;
CREATE INDEX audit_account_seq ON audit (account, seq) WHERE account IS NOT NULL;

-- The chain: its own numbers, without gaps, in the order in which the sealer found the entries. `hash` is over the hash
-- before it and the whole entry. In a table of its own, so that an entry is never written a second time and a commit that
-- makes one waits for nothing.
CREATE TABLE audit_chain (
    link BIGINT NOT NULL CONSTRAINT audit_chain_link PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL
)
--sqlite: WITHOUT ROWID
;
CREATE UNIQUE INDEX audit_chain_seq ON audit_chain (seq);

-- Which node chains, until when; entries numbered up to `settled` are chained or will never be.
CREATE TABLE audit_sealer (
    id BIGINT NOT NULL CONSTRAINT audit_sealer_id PRIMARY KEY CHECK (id = 1),
    holder TEXT NOT NULL,
    until BIGINT NOT NULL,
    settled BIGINT NOT NULL
);
INSERT INTO audit_sealer (id, holder, until, settled) VALUES (1, '', 0, 0);

ALTER TABLE accounts ADD COLUMN audit_secret BYTEA;
UPDATE accounts SET audit_secret = RANDOM SECRET;

-- Since when an account signs nobody in, because an operator said so.
ALTER TABLE accounts ADD COLUMN disabled_at BIGINT;
