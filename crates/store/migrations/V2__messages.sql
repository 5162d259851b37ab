-- Conversations: who is in them, what was said, and who has blocked whom.
--
-- Accounts are not referred to here: when one is deleted its place in other people's conversations stays, without a
-- name and without words.

-- `position` counts the changes of a room and is the version of its row; `marks` counts how often somebody has received
-- or read more. `pair` is set for a conversation between two: their ids in order, so that there is one for each pair.
CREATE TABLE rooms (
    id TEXT NOT NULL CONSTRAINT rooms_id PRIMARY KEY,
    pair TEXT,
    title TEXT,
    founder TEXT NOT NULL,
    position BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    marks BIGINT NOT NULL,
    active_at BIGINT NOT NULL,
    CHECK ((pair IS NULL) <> (title IS NULL))
);
CREATE UNIQUE INDEX rooms_pair ON rooms (pair);

-- Who is or was in a room: sees its messages from `joined` to `gone`, has received `delivered` and read `read`.
CREATE TABLE members (
    room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    account TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'member')),
    joined BIGINT NOT NULL,
    gone BIGINT,
    delivered BIGINT NOT NULL,
    read BIGINT NOT NULL,
    CONSTRAINT members_room_account PRIMARY KEY (room, account)
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX members_account ON members (account);

-- What was said. `seq` is its place in the room's one order, `id` was made by the client, `changed` is the room's position
-- at its last change. `shown` says what the others see: 1 the text, 2 the earlier wording, 0 nothing (the author was
-- blocked). Rows are kept in the order of the history, so that a page of it lies together.
CREATE TABLE messages (
    room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    id TEXT NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'deleted', 'notice')),
    body TEXT,
    shown BIGINT NOT NULL CHECK (shown IN (0, 1, 2)),
    earlier TEXT,
    sent_at BIGINT NOT NULL,
    edited_at BIGINT,
    edits BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    CONSTRAINT messages_room_seq PRIMARY KEY (room, seq)
)
--sqlite: WITHOUT ROWID
;
CREATE UNIQUE INDEX messages_room_id ON messages (room, id);
CREATE INDEX messages_room_changed ON messages (room, changed);

-- Whom an account does not want to hear from.
CREATE TABLE blocks (
    account TEXT NOT NULL,
    blocked TEXT NOT NULL,
    since BIGINT NOT NULL,
    CONSTRAINT blocks_account_blocked PRIMARY KEY (account, blocked)
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX blocks_blocked ON blocks (blocked);
