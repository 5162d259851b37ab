-- What texts have cost, so that nobody earns by them: counted for each day (since 1970, UTC) in the batch that writes the
-- text. `scope` is empty for all texts; the beginning of a number, which ten thousand share, for texts to numbers that
-- nobody has proved yet; or '@' and the keyed hash of the source that asked for them. `proved` is 1 for texts to trusted
-- phones, spread over some rows so that no sign-in waits for another. `cost` is in millionths of the operator's currency.
CREATE TABLE toll (
    scope TEXT NOT NULL,
    day BIGINT NOT NULL,
    proved BIGINT NOT NULL,
    shard BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    typed BIGINT NOT NULL,
    cost BIGINT NOT NULL,
    CONSTRAINT toll_scope_day_proved_shard PRIMARY KEY (scope, day, proved, shard)
)
--sqlite: WITHOUT ROWID
;
CREATE INDEX toll_day ON toll (day);

-- What the operator was told of, once a day for each cause.
CREATE TABLE alerts (
    cause TEXT NOT NULL,
    day BIGINT NOT NULL,
    CONSTRAINT alerts_cause_day PRIMARY KEY (cause, day)
);
