//! Removing what has expired. Everything that expires is judged by its own time when it is used; what is removed here
//! is only dead weight, so it does not matter when, or on how many nodes, this runs.

use doorcode_engine::time::{DAY_MS, HOUR_MS, Timestamp};

use crate::outbox::first_id_of;
use crate::{Batch, CommitError, Statement, Store, fleet, params, toll};

/// Rows that one batch removes at most, so that no sign-in waits long for the writer.
const BATCH_ROWS: i64 = 500;

/// Batches for one kind of row at most: what is left is removed the next time.
const BATCHES: u32 = 200;

/// Sign-ins and step-ups live for an hour at most, and are told to be expired for an hour after that.
const ATTEMPT_MS: i64 = 2 * HOUR_MS;

/// Links, enrolments and deliveries are kept for a week, for whoever asks what became of them.
const ENDED_MS: i64 = 7 * DAY_MS;

/// Texts and mails are worth sending for three days at most, so what is older than this has expired a week ago.
const OUTGOING_MS: i64 = 10 * DAY_MS;

/// The usual hour of the breaker is one of two weeks.
const WRONG_CODES_MS: i64 = 15 * DAY_MS;

/// Recoveries that are over are kept for as long as any rule lets them keep the next one from being started.
const RECOVERY_MS: i64 = 400 * DAY_MS;

/// Ended sessions are kept for a month, and those nobody uses for longer than any rule lets them live.
const ENDED_SESSION_MS: i64 = 30 * DAY_MS;
const IDLE_SESSION_MS: i64 = 400 * DAY_MS;

/// Removes what has expired, and gives the number of rows.
///
/// # Errors
/// When the database fails; what was removed by then stays removed.
pub async fn purge(store: &Store, now: Timestamp) -> Result<u64, CommitError> {
    let mut removed = 0;
    for statement in statements(now) {
        for _ in 0..BATCHES {
            let outcomes = store.commit(Batch::new().with(statement.clone())).await?;
            let changed = outcomes.iter().map(|outcome| outcome.changed).sum::<u64>();
            removed += changed;
            if changed < BATCH_ROWS.unsigned_abs() {
                break;
            }
        }
    }
    Ok(removed)
}

fn statements(now: Timestamp) -> Vec<Statement> {
    let before = |age_ms: i64| now.plus_ms(-age_ms);
    vec![
        // Ids sort by when they were made: no index of its own is kept up to date at every sign-in for this.
        Statement::any(
            "DELETE FROM sign_ins WHERE id IN \
             (SELECT id FROM sign_ins WHERE id < ?1 AND expires_at < ?2 ORDER BY id LIMIT ?3)",
            params![first_id_of(before(ATTEMPT_MS)), before(HOUR_MS), BATCH_ROWS],
        ),
        Statement::any(
            "DELETE FROM step_ups WHERE id IN \
             (SELECT id FROM step_ups WHERE id < ?1 AND expires_at < ?2 ORDER BY id LIMIT ?3)",
            params![first_id_of(before(ATTEMPT_MS)), before(HOUR_MS), BATCH_ROWS],
        ),
        // One that waits is not removed: its time is when it comes into force.
        Statement::any(
            "DELETE FROM enrolments WHERE id IN \
             (SELECT id FROM enrolments WHERE expires_at < ?1 AND waits = 0 ORDER BY expires_at LIMIT ?2)",
            params![before(ENDED_MS), BATCH_ROWS],
        ),
        Statement::any(
            "DELETE FROM links WHERE id IN (SELECT id FROM links WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
            params![before(ENDED_MS), BATCH_ROWS],
        ),
        Statement::any(
            "DELETE FROM desk_contacts WHERE id IN \
             (SELECT id FROM desk_contacts WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
            params![before(ENDED_MS), BATCH_ROWS],
        ),
        Statement::any(
            "DELETE FROM told WHERE (account, notice) IN \
             (SELECT account, notice FROM told WHERE sent_at < ?1 AND held = 0 ORDER BY sent_at LIMIT ?2)",
            params![before(ENDED_MS), BATCH_ROWS],
        ),
        Statement::any(
            "DELETE FROM outbox WHERE id IN \
             (SELECT id FROM outbox WHERE id < ?1 AND expires_at < ?2 ORDER BY id LIMIT ?3)",
            params![first_id_of(before(OUTGOING_MS)), before(ENDED_MS), BATCH_ROWS],
        ),
        Statement::any(
            "DELETE FROM sessions WHERE id IN \
             (SELECT id FROM sessions WHERE ended_at IS NOT NULL AND ended_at < ?1 ORDER BY ended_at LIMIT ?2)",
            params![before(ENDED_SESSION_MS), BATCH_ROWS],
        ),
        Statement::any(
            "DELETE FROM sessions WHERE id IN \
             (SELECT id FROM sessions WHERE id < ?1 AND last_seen < ?2 ORDER BY id LIMIT ?3)",
            params![
                first_id_of(before(IDLE_SESSION_MS)),
                before(IDLE_SESSION_MS),
                BATCH_ROWS
            ],
        ),
        Statement::any(
            "DELETE FROM recoveries WHERE id IN \
             (SELECT id FROM recoveries WHERE wake_at IS NULL AND id < ?1 ORDER BY id LIMIT ?2)",
            params![first_id_of(before(RECOVERY_MS)), BATCH_ROWS],
        ),
        // Since when an account has been seen on a device matters as long as it may come back.
        Statement::any(
            "DELETE FROM devices WHERE id IN \
             (SELECT d.id FROM devices d WHERE d.id < ?1 AND (d.last_seen < ?2 OR d.key_hash IS NULL) AND NOT EXISTS \
             (SELECT 1 FROM sessions s WHERE s.account = d.account AND s.device = d.id) ORDER BY d.id LIMIT ?3)",
            params![
                first_id_of(before(ENDED_SESSION_MS)),
                before(IDLE_SESSION_MS),
                BATCH_ROWS
            ],
        ),
        Statement::any(
            "DELETE FROM spent_challenges WHERE challenge IN \
             (SELECT challenge FROM spent_challenges WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
            params![before(HOUR_MS), BATCH_ROWS],
        ),
        Statement::any(
            "DELETE FROM deleted_accounts WHERE account IN \
             (SELECT account FROM deleted_accounts WHERE at < ?1 ORDER BY at LIMIT ?2)",
            params![before(HOUR_MS), BATCH_ROWS],
        ),
        Statement::any(
            "DELETE FROM wrong_codes WHERE (slot, shard) IN \
             (SELECT slot, shard FROM wrong_codes WHERE slot < ?1 ORDER BY slot LIMIT ?2)",
            params![fleet::slot(before(WRONG_CODES_MS)), BATCH_ROWS],
        ),
        Statement::any(
            "DELETE FROM toll WHERE (scope, day, proved, shard) IN \
             (SELECT scope, day, proved, shard FROM toll WHERE day < ?1 ORDER BY day LIMIT ?2)",
            params![toll::day(now) - toll::MONTH_DAYS - 1, BATCH_ROWS],
        ),
        // Of the sources, only today's and yesterday's say something.
        Statement::any(
            "DELETE FROM toll WHERE (scope, day, proved, shard) IN \
             (SELECT scope, day, proved, shard FROM toll WHERE day < ?1 AND scope LIKE '@%' ORDER BY day LIMIT ?2)",
            params![toll::day(now) - 1, BATCH_ROWS],
        ),
        Statement::any(
            "DELETE FROM alerts WHERE (cause, day) IN \
             (SELECT cause, day FROM alerts WHERE day < ?1 ORDER BY day LIMIT ?2)",
            params![toll::day(now) - toll::MONTH_DAYS, BATCH_ROWS],
        ),
        // A counter that says the same as a new one; an hour of grace for whoever has just read it. Strangers make such
        // rows, one for each name and source that they try, so they do not stay for longer than they say something.
        Statement::any(
            "DELETE FROM counters WHERE (owner, kind) IN \
             (SELECT owner, kind FROM counters WHERE whole_at IS NOT NULL AND whole_at < ?1 ORDER BY whole_at LIMIT ?2)",
            params![before(HOUR_MS), BATCH_ROWS],
        ),
    ]
}
