//! Between the engine's types and the columns of a row.

use doorcode_engine::account::AppId;
use doorcode_engine::ids::{
    AccountId, CallId, DeskContactId, DeviceId, EnrolmentId, LinkId, MessageId, OutboxId, PhoneId,
    RecoveryId, RoomId, SessionId, SignInId, StepUpId,
};
use doorcode_engine::secret::Digest;
use doorcode_engine::time::Timestamp;
use serde::Serialize;

use crate::{Row, RowError, StoreError, Value};

/// A state as its row holds it. Saving it takes the version: when that has changed, the save is stale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    /// The state.
    pub value: T,
    /// The row's version when it was read.
    pub version: i64,
}

macro_rules! as_text {
    ($($id:ty),+ $(,)?) => {
        $(impl From<$id> for Value {
            fn from(id: $id) -> Self {
                Value::Text(id.to_string())
            }
        })+
    };
}

as_text!(
    AccountId,
    CallId,
    DeviceId,
    EnrolmentId,
    LinkId,
    MessageId,
    OutboxId,
    PhoneId,
    RecoveryId,
    RoomId,
    SessionId,
    SignInId,
    StepUpId,
    DeskContactId,
);

impl From<Timestamp> for Value {
    fn from(at: Timestamp) -> Self {
        Value::Int(at.ms())
    }
}

impl From<&Digest> for Value {
    fn from(digest: &Digest) -> Self {
        Value::Text(digest.to_text())
    }
}

impl From<&AppId> for Value {
    fn from(app: &AppId) -> Self {
        Value::Text(app.as_str().to_owned())
    }
}

/// A state as JSON text. What cannot be written as JSON (nothing that is kept here) becomes NULL, which its column
/// refuses: the batch is then a fault, and nothing false is written.
pub(crate) fn json(state: &impl Serialize) -> Value {
    serde_json::to_string(state).map_or(Value::Null, Value::Text)
}

impl Row {
    /// The moment in `column`.
    ///
    /// # Errors
    /// When the column is missing, NULL or not an integer.
    pub fn time(&self, column: &'static str) -> Result<Timestamp, StoreError> {
        self.int(column).map(Timestamp::from_ms)
    }

    /// The moment in `column`, or `None` for NULL.
    ///
    /// # Errors
    /// When the column is missing or not an integer.
    pub fn opt_time(&self, column: &'static str) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.opt_int(column)?.map(Timestamp::from_ms))
    }

    /// The state in the column `state` with the version in the column `version`, through the engine's own
    /// `restore`: the proofs in a state are not to be had in any other way.
    pub(crate) fn kept<T>(
        &self,
        restore: impl FnOnce(&mut serde_json::Deserializer<serde_json::de::StrRead<'_>>) -> serde_json::Result<T>,
    ) -> Result<Kept<T>, StoreError> {
        let mut json = serde_json::Deserializer::from_str(self.text("state")?);
        let value = restore(&mut json)
            .map_err(|_| RowError::new("state", "holds a state that this version cannot read"))?;
        Ok(Kept {
            value,
            version: self.int("version")?,
        })
    }
}
