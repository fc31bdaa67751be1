//! Ids, keys and days as they come in.

use std::str::FromStr;

use app::Key;
use async_graphql::{Error, ID, InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::NaiveDate;
use domain::ids::InvalidId;

use crate::error::coded;

/// An id of ours. What is not even an id names nothing here.
pub fn id<T: FromStr<Err = InvalidId>>(id: &ID) -> Result<T, Error> {
    id.parse().map_err(|_| coded("NOT_FOUND", "There is no such thing here."))
}

/// A client-made key.
pub fn key(id: &ID) -> Result<Key, Error> {
    Key::parse(id).ok_or_else(|| coded("BAD_KEY", "An idempotency key has 1 to 64 bytes."))
}

/// A day of Europe/Rome, such as `2026-11-23`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date(pub NaiveDate);

#[Scalar]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        Ok(Self(text.parse()?))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}
