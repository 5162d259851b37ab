-- The foundation: accounts and their guard, sign-ins and sessions, what goes out and what is written down.
--
-- Times are milliseconds since 1970. Ids are 26 characters that sort by the time they were made. Yes and no are 1 and 0.
-- Tokens, keys and names that strangers chose are stored as keyed hashes, `<key id>:<hexadecimal>`. Unique indexes and
-- primary keys are named after their table and columns: the program tells people by that name what is taken.

-- Who brought the schema up to date last: told when an older program meets the database.
CREATE TABLE installation (
    id BIGINT NOT NULL CONSTRAINT installation_id PRIMARY KEY CHECK (id = 1),
    program TEXT NOT NULL
);

-- What a person can sign in to; the built-in apps are rows like any other.
CREATE TABLE apps (
    id TEXT NOT NULL CONSTRAINT apps_id PRIMARY KEY,
    name TEXT NOT NULL,
    built_in BIGINT NOT NULL CHECK (built_in IN (0, 1))
)
--sqlite: WITHOUT ROWID
;
INSERT INTO apps (id, name, built_in) VALUES ('account', 'Account', 1);
INSERT INTO apps (id, name, built_in) VALUES ('calls', 'Calls', 1);
INSERT INTO apps (id, name, built_in) VALUES ('messages', 'Messages', 1);

-- A person. The id never changes and is not the user name, which follows Matrix's grammar of localparts.
-- Password and recovery key are PHC strings (Argon2id; the pepper's id is their `keyid`).
CREATE TABLE accounts (
    id TEXT NOT NULL CONSTRAINT accounts_id PRIMARY KEY,
    user_name TEXT NOT NULL,
    display_name TEXT NOT NULL,
    email TEXT,
    email_verified_at BIGINT,
    language TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('person', 'desk', 'operator')),
    password TEXT NOT NULL,
    recovery_key_hash TEXT,
    recovery_key TEXT NOT NULL,
    two_step TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    password_changed_at BIGINT NOT NULL,
    contacts_changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX accounts_user_name ON accounts (user_name);
CREATE INDEX accounts_email ON accounts (email);

-- Phone numbers (E.164) that have proved that they receive codes for the account. Several accounts may share one.
CREATE TABLE phones (
    id TEXT NOT NULL CONSTRAINT phones_id PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    trusted_since BIGINT NOT NULL
)
--sqlite: WITHOUT ROWID
;
CREATE UNIQUE INDEX phones_account_number ON phones (account, number);

-- The guard: one row for each counter, so that none can stall another. The owner is an account's id, or the keyed
-- hash of a user name (whether or not somebody has it) for the passwords that were tried.
CREATE TABLE counters (
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    whole_at BIGINT,
    CONSTRAINT counters_owner_kind PRIMARY KEY (owner, kind)
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX counters_whole_at ON counters (whole_at) WHERE whole_at IS NOT NULL;

-- Attempts to sign in: data with a state and an expiry. `open` when the password is proved and the second step awaited.
CREATE TABLE sign_ins (
    id TEXT NOT NULL CONSTRAINT sign_ins_id PRIMARY KEY,
    token TEXT NOT NULL,
    account TEXT REFERENCES accounts (id) ON DELETE CASCADE,
    lane TEXT NOT NULL,
    open BIGINT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX sign_ins_token ON sign_ins (token);
CREATE INDEX sign_ins_account ON sign_ins (account) WHERE account IS NOT NULL;

-- Browsers and phones. One device key serves several accounts: a row for each. Without a key it is only a name in
-- the list of sessions. `known` when both steps were proved on it and it is nobody else's computer.
CREATE TABLE devices (
    id TEXT NOT NULL CONSTRAINT devices_id PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    key_hash TEXT,
    description TEXT NOT NULL,
    first_seen BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    known BIGINT NOT NULL CHECK (known IN (0, 1))
);
CREATE UNIQUE INDEX devices_key_hash_account ON devices (key_hash, account);
CREATE INDEX devices_account ON devices (account);

-- What completed sign-ins gave: one account, one app, one device. The id is the `sid` of OpenID Connect. The device is
-- one of the account's and goes with it or before it; a reference would cost every sign-in one more index to write.
CREATE TABLE sessions (
    id TEXT NOT NULL CONSTRAINT sessions_id PRIMARY KEY,
    token TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    app TEXT NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    auth_time BIGINT NOT NULL,
    amr TEXT NOT NULL,
    by_recovery_key BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    look_until BIGINT,
    ended_at BIGINT
)
--sqlite: WITHOUT ROWID
;
CREATE UNIQUE INDEX sessions_token ON sessions (token);
CREATE INDEX sessions_account ON sessions (account);
CREATE INDEX sessions_ended_at ON sessions (ended_at) WHERE ended_at IS NOT NULL;

-- The second step again, for one act of one session (or of none, with a token, where a password was forgotten).
CREATE TABLE step_ups (
    id TEXT NOT NULL CONSTRAINT step_ups_id PRIMARY KEY,
    token TEXT,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    session TEXT REFERENCES sessions (id) ON DELETE CASCADE,
    act TEXT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX step_ups_token ON step_ups (token);
CREATE INDEX step_ups_account ON step_ups (account);
CREATE INDEX step_ups_session_act ON step_ups (session, act);

-- Walks through turning it on, adding a phone, making a new key. One that `waits` for the owner outlives its session.
CREATE TABLE enrolments (
    id TEXT NOT NULL CONSTRAINT enrolments_id PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    waits BIGINT NOT NULL,
    is_over BIGINT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX enrolments_account ON enrolments (account);
CREATE INDEX enrolments_session ON enrolments (session);
CREATE INDEX enrolments_expires_at ON enrolments (expires_at);

-- Links in mails and invitations, usable once.
CREATE TABLE links (
    id TEXT NOT NULL CONSTRAINT links_id PRIMARY KEY,
    token TEXT NOT NULL,
    account TEXT REFERENCES accounts (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    detail TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE UNIQUE INDEX links_token ON links (token);
CREATE INDEX links_account ON links (account) WHERE account IS NOT NULL;
CREATE INDEX links_expires_at ON links (expires_at);

-- Texts and mails on their way out, written with the step that sends them. Destination and words are sealed, and erased
-- when they are delivered or expired.
CREATE TABLE outbox (
    id TEXT NOT NULL CONSTRAINT outbox_id PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'mail')),
    account TEXT REFERENCES accounts (id) ON DELETE CASCADE,
    sealed BYTEA,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    deliver_after BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    delivered_at BIGINT
);
CREATE INDEX outbox_deliver_after ON outbox (deliver_after) WHERE sealed IS NOT NULL;
CREATE INDEX outbox_expires_at ON outbox (expires_at);
CREATE INDEX outbox_account ON outbox (account) WHERE account IS NOT NULL;

-- What happened, written with the change itself. `hash` is filled in afterwards by the sealer that chains the rows.
-- There is no reference to accounts: the log outlives them.
CREATE TABLE audit (
    seq NUMBERED KEY,
    at BIGINT NOT NULL,
    account TEXT,
    actor TEXT NOT NULL,
    event TEXT NOT NULL,
    facts TEXT,
    detail TEXT,
    hash BYTEA
);
CREATE INDEX audit_account ON audit (account) WHERE account IS NOT NULL;
