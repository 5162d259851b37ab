-- A code can be spoken by a call, too. Neither database changes a CHECK in place that is told to both in the same words, so
-- the table is made anew around its rows.
CREATE TABLE outbox_kept AS SELECT * FROM outbox;
DROP TABLE outbox;
CREATE TABLE outbox (
    id TEXT NOT NULL CONSTRAINT outbox_id PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'mail', 'call')),
    account TEXT REFERENCES accounts (id) ON DELETE CASCADE,
    sealed BYTEA,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    deliver_after BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    delivered_at BIGINT,
    state TEXT NOT NULL DEFAULT 'waiting',
    lane BIGINT NOT NULL DEFAULT 0,
    about TEXT,
    claim TEXT,
    gateway TEXT,
    message_id TEXT,
    refused_by TEXT NOT NULL DEFAULT '',
    reason TEXT,
    sent_at BIGINT
);
INSERT INTO outbox (id, kind, account, sealed, created_at, expires_at, deliver_after, attempts, delivered_at, state, lane,
    about, claim, gateway, message_id, refused_by, reason, sent_at)
SELECT id, kind, account, sealed, created_at, expires_at, deliver_after, attempts, delivered_at, state, lane,
    about, claim, gateway, message_id, refused_by, reason, sent_at FROM outbox_kept;
DROP TABLE outbox_kept;
CREATE INDEX outbox_account ON outbox (account) WHERE account IS NOT NULL;
CREATE INDEX outbox_due ON outbox (kind, deliver_after) WHERE state = 'waiting';
CREATE INDEX outbox_lane ON outbox (lane, id) WHERE state = 'waiting';
CREATE INDEX outbox_sealed ON outbox (expires_at) WHERE sealed IS NOT NULL;
CREATE INDEX outbox_about ON outbox (about) WHERE about IS NOT NULL;
CREATE INDEX outbox_message_id ON outbox (message_id) WHERE message_id IS NOT NULL;
