-- Devices with a key that cannot be copied, and names that their owners give them.

-- The public half (P-256, the uncompressed point of SEC 1 in base64url) of a key that never leaves the device. Where it
-- is there, `key_hash` alone names the device but proves nothing.
ALTER TABLE devices ADD COLUMN public_key TEXT;
-- What its owner calls it.
ALTER TABLE devices ADD COLUMN name TEXT;

-- The public key whose possession was proved at the start of the sign-in.
ALTER TABLE sign_ins ADD COLUMN device_key TEXT;

-- Challenges that were signed once, until they are too old to be signed at all.
CREATE TABLE spent_challenges (
    challenge TEXT NOT NULL CONSTRAINT spent_challenges_challenge PRIMARY KEY,
    expires_at BIGINT NOT NULL
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX spent_challenges_expires_at ON spent_challenges (expires_at);

-- Accounts that were deleted a short while ago: their sessions' rows are gone, and other nodes must hear of it.
CREATE TABLE deleted_accounts (
    account TEXT NOT NULL CONSTRAINT deleted_accounts_account PRIMARY KEY,
    at BIGINT NOT NULL
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX deleted_accounts_at ON deleted_accounts (at);
