-- 'This was not me': what its owner said of a password, and what the owner was told of when.

-- Since when others know the password: it then signs nobody in, and must be changed.
ALTER TABLE accounts ADD COLUMN password_known_since BIGINT;

-- Notices that come in bursts: when the last one was sent, and how often the same has happened since without one.
CREATE TABLE told (
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    notice TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    held BIGINT NOT NULL,
    CONSTRAINT told_account_notice PRIMARY KEY (account, notice)
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX told_sent_at ON told (sent_at);
