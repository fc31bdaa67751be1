//! Ids and keys as they come in.

use std::str::FromStr;

use app::Key;
use async_graphql::{Error, ID};
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
