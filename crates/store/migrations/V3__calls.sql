-- Recent calls: each party has a row of its own, so that either can clear its list without touching the other's.

-- `peer` is not referred to: when the other person's account is deleted, the call stays in the list without a name.
-- `direction`, `outcome` are words of the wire. `unseen` is 1 for a missed call that nobody has looked at yet.
-- Rows are kept in the order of an account's list.
CREATE TABLE calls (
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    peer TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('outgoing', 'incoming')),
    outcome TEXT NOT NULL CHECK (outcome IN ('talked', 'no_answer', 'declined', 'cancelled', 'busy')),
    camera BIGINT NOT NULL CHECK (camera IN (0, 1)),
    dialled_at BIGINT NOT NULL,
    talked_ms BIGINT NOT NULL,
    unseen BIGINT NOT NULL CHECK (unseen IN (0, 1)),
    CONSTRAINT calls_account_id PRIMARY KEY (account, id)
)
--sqlite: WITHOUT ROWID
;
