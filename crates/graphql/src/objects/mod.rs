//! The objects of the API: newtypes over what the application answers.

mod appointment;
mod call;
mod door;
mod figures;
mod message;
mod queue;
mod tenant;
mod visit;

pub use appointment::{Appointment, FreeSlots};
pub use call::{CallEvent, CallSetup, CallSide, IceServer};
pub use door::{Office, OfficeKind, SignKind, WaitRange};
pub use figures::DayFigures;
pub use message::Message;
pub use queue::Queue;
pub use tenant::{Tenant, Viewer};
pub use visit::Visit;

pub(crate) use queue::office;
