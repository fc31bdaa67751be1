//! What a reception is: comuni, doors and their hours, visits and the order in which they are received.
//!
//! Everything here is pure. There is no I/O and no clock: the instant and the randomness come in as
//! arguments, so that every rule can be tried at any hour of any year.

pub mod appointment;
pub mod closing;
pub mod door;
pub mod estimate;
pub mod figures;
mod fiscal_code;
pub mod hours;
pub mod ids;
pub mod ladder;
pub mod lang;
pub mod message;
pub mod office;
pub mod outgoing;
mod outlook;
mod party;
pub mod profile;
pub mod queue;
pub mod rating;
pub mod reception;
pub mod request;
pub mod room;
pub mod tenant;
mod texts;
pub mod visit;

pub use appointment::{Appointment, AppointmentState};
pub use fiscal_code::{FiscalCode, InvalidFiscalCode};
pub use ids::{
    AppointmentId, ChangeId, DeliveryId, NodeId, OfficeId, PersonId, RatingId, RequestId, RoomId, TenantId,
    VisitId,
};
pub use lang::{Lang, Plural};
pub use office::{Office, OfficeKind};
pub use outgoing::{Fault, Mail, Outgoing, WebhookCall};
pub use outlook::{ClosingWord, Outlook};
pub use party::Party;
pub use profile::Profile;
pub use rating::{Answer, Stars};
pub use reception::Reception;
pub use request::{Request, RequestKind};
pub use room::Room;
pub use tenant::{Tenant, TenantStatus};
pub use visit::{Outcome, Refusal, Step, Visit, VisitEventKind, VisitState};

/// An instant, always UTC. Wall-clock rules convert it to Europe/Rome where they need to.
pub type Instant = chrono::DateTime<chrono::Utc>;

/// The zone of every wall-clock rule.
pub const ROME: chrono_tz::Tz = chrono_tz::Europe::Rome;
