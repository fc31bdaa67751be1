//! Faults and denials, as a client sees them.

use access::Denied;
use app::AppError;
use async_graphql::{Error, ErrorExtensions as _};

/// The error of a client: a code to act on. The cause goes to the log.
#[expect(clippy::needless_pass_by_value, reason = "it is given to `map_err`")]
pub fn masked(error: AppError) -> Error {
    let (code, message) = match &error {
        AppError::Denied(Denied::Unauthenticated) => ("UNAUTHENTICATED", "Sign in first."),
        AppError::Denied(Denied::Forbidden) => ("FORBIDDEN", "Not allowed."),
        AppError::NotFound(_) => ("NOT_FOUND", "There is no such thing here."),
        AppError::Unavailable(cause) => {
            tracing::warn!(?cause, "unavailable");
            ("UNAVAILABLE", "The service is unavailable for the moment. Try again.")
        }
        AppError::Internal(cause) => {
            tracing::error!(?cause, "internal error");
            ("INTERNAL", "Something went wrong on our side.")
        }
    };
    coded(code, message)
}

/// An error with a code.
pub fn coded(code: &'static str, message: &'static str) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code))
}
