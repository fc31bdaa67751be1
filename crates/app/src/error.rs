//! Why a use case could not be carried out. What somebody can act on is an outcome, not an error.

use access::Denied;
use store::StoreError;

/// A fault, or a denial.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The caller may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// What was named does not exist in this comune.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// The same request may go through in a moment.
    #[error("unavailable for the moment")]
    Unavailable(#[source] Option<StoreError>),
    /// A mistake of ours.
    #[error("internal error")]
    Internal(#[source] StoreError),
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) => Self::Unavailable(Some(error)),
            StoreError::Absent(what) => Self::NotFound(what),
            _ => Self::Internal(error),
        }
    }
}
