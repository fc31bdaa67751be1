//! What is kept as JSON: read and written whole, never searched.

use sea_orm::JsonValue;
use serde::{Serialize, de::DeserializeOwned};

use crate::{Result, StoreError};

/// A value for a column of JSON. Our own types cannot fail to be written.
pub fn json<T: Serialize>(value: &T) -> JsonValue {
    serde_json::to_value(value).unwrap_or_default()
}

/// The value of a column of JSON.
pub fn read<T: DeserializeOwned>(table: &'static str, row: uuid::Uuid, value: JsonValue) -> Result<T> {
    serde_json::from_value(value).map_err(|_| StoreError::Inconsistent { table, row: row.to_string() })
}
