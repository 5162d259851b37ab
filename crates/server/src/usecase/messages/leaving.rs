//! What a deleted account leaves behind: it goes out of its groups like anybody who leaves, so that none is without an
//! owner; then its words go, and the windows of the others are told.

use doorcode_engine::ids::{AccountId, MessageId};
use doorcode_store::rooms;
use doorcode_talk::message::Position;
use doorcode_talk::room::Command;
use doorcode_talk::room::Refusal::Busy;

use super::{Stop, changing, reading};
use crate::app::App;
use crate::bus::{Channel, To};
use crate::error::{Error, Refusal, Result};

/// Takes an account out of all its groups, each with a notice. Repeated, it goes on where it stopped.
///
/// # Errors
/// Faults of the store; [`Refusal::Overloaded`].
pub async fn leave_groups(app: &App, account: AccountId) -> Result<()> {
    for room in rooms::groups_of(&app.store, account).await? {
        let notice = MessageId::new(app.clock.now(), &mut app.random.clone());
        match changing::stepped(app, account, room, Command::Leave { notice }).await {
            Ok(_) => {}
            Err(Stop::Refused { why: Busy, .. }) => {
                return Err(Error::Refused(Refusal::Overloaded { retry_after_s: 5 }));
            }
            // Removed by an owner a moment ago.
            Err(Stop::Refused { .. }) => {}
            Err(Stop::Failed(error)) => return Err(error),
        }
    }
    Ok(())
}

/// Tells the windows of everybody who has shared a conversation with `account`, after [`rooms::erase`] was committed,
/// that its words and its name are gone. It never fails: who is not told now hears of it when the window comes back.
pub async fn tell_of_deleted(app: &App, account: AccountId) {
    if let Err(error) = tell(app, account).await {
        tracing::error!(%error, "windows were not told of a deleted account; they will hear of it when they come back");
    }
}

async fn tell(app: &App, account: AccountId) -> Result<(), doorcode_store::StoreError> {
    for room in rooms::all_of(&app.store, account).await? {
        let Some(record) = rooms::by_id(&app.store, room).await? else {
            continue;
        };
        // Erasing takes one position.
        let from = Position(record.room.position.0.saturating_sub(1));
        for reader in record.room.present() {
            if reader.account != account && !app.bus.windows(reader.account, Channel::Messages).is_empty() {
                let frame = reading::changes(app, &record, reader, None, from).await?;
                app.bus
                    .tell(To::account_on(reader.account, Channel::Messages), &frame);
            }
        }
    }
    Ok(())
}
