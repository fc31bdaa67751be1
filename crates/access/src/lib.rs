//! Who asks, for which comune, and whether they may. Pure.
//!
//! Every use case takes a [`Ctx`] and opens with [`Ctx::demand`]. The whole policy is the table in
//! [`policy`]; nothing else in the house decides what somebody may do.

mod ctx;
mod policy;

pub use ctx::{Ctx, Platform, PlatformCaller, Role, SecretHash, StaffMember};
pub use policy::{Action, Denied};
