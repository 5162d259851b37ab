-- What becomes of a text or a mail, and which worker has it. `lane` is a keyed hash of the destination, so that the order
-- in which one phone gets its texts can be kept without knowing it; `about` is the sign-in, step-up or the like that a code
-- belongs to. A worker that takes a message writes its `claim` and how long that holds into `deliver_after`.
ALTER TABLE outbox ADD COLUMN state TEXT NOT NULL DEFAULT 'waiting';
ALTER TABLE outbox ADD COLUMN lane BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN about TEXT;
ALTER TABLE outbox ADD COLUMN claim TEXT;
ALTER TABLE outbox ADD COLUMN gateway TEXT;
ALTER TABLE outbox ADD COLUMN message_id TEXT;
ALTER TABLE outbox ADD COLUMN refused_by TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN reason TEXT;
ALTER TABLE outbox ADD COLUMN sent_at BIGINT;

UPDATE outbox SET state = 'delivered', sent_at = delivered_at WHERE delivered_at IS NOT NULL;
UPDATE outbox SET state = 'failed', reason = 'expired' WHERE delivered_at IS NULL AND sealed IS NULL;

DROP INDEX outbox_deliver_after;
DROP INDEX outbox_expires_at;
CREATE INDEX outbox_due ON outbox (kind, deliver_after) WHERE state = 'waiting';
CREATE INDEX outbox_lane ON outbox (lane, id) WHERE state = 'waiting';
CREATE INDEX outbox_sealed ON outbox (expires_at) WHERE sealed IS NOT NULL;
CREATE INDEX outbox_about ON outbox (about) WHERE about IS NOT NULL;
CREATE INDEX outbox_message_id ON outbox (message_id) WHERE message_id IS NOT NULL;

-- What the node that used a gateway last found of it; written when that changes.
CREATE TABLE gateways (
    name TEXT NOT NULL CONSTRAINT gateways_name PRIMARY KEY,
    health TEXT NOT NULL,
    why TEXT NOT NULL,
    since BIGINT NOT NULL
);
