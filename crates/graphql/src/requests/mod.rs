//! Messages and wishes to be called back.

mod mutation;
mod object;
mod outcome;

pub use mutation::RequestMutation;
pub use object::Request;
pub use outcome::TooOften;
