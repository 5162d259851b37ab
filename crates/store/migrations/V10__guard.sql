-- Sources: what one source has tried at one user name is a counter of its own (`counters`, kind `source`), and an open
-- sign-in gives way to others of its source only.

-- The keyed hash of user name and source, on unknown devices; empty on known ones.
ALTER TABLE sign_ins ADD COLUMN source TEXT NOT NULL DEFAULT '';

-- These two are allowances that are whole again within the hour, and their form has changed.
DELETE FROM counters WHERE kind IN ('sends', 'recovery_key');

-- The breaker of the fleet: wrong codes of unknown devices at all accounts, in slots of five minutes since 1970, spread
-- over some rows each so that no commit waits for another; and until when the breaker has tripped.
CREATE TABLE wrong_codes (
    slot BIGINT NOT NULL,
    shard BIGINT NOT NULL,
    wrong BIGINT NOT NULL,
    CONSTRAINT wrong_codes_slot_shard PRIMARY KEY (slot, shard)
)
--sqlite: WITHOUT ROWID
;
CREATE TABLE breaker (
    id BIGINT NOT NULL CONSTRAINT breaker_id PRIMARY KEY CHECK (id = 1),
    tripped_until BIGINT NOT NULL
);
