//! The only room that knows SQL and sea-orm.
//!
//! The only way to a comune's data is [`Store::begin`], which takes a [`Ctx`](access::Ctx) and gives a
//! [`TenantTx`] whose finders are scoped by construction. Below it stand two more belts: a guard that refuses
//! any statement on a tenant's table that does not name and bind the tenant, and, on PostgreSQL, row level
//! security with a role that owns nothing. Work across comuni goes through [`Store::begin_platform`].

mod appointments;
mod changes;
mod code;
mod connect;
mod consoles;
mod crests;
mod deliveries;
mod entity;
mod error;
mod figures;
mod guard;
mod handovers;
mod json;
mod log;
mod messages;
mod meter;
mod offices;
mod people;
mod ratings;
mod requests;
mod rooms;
mod sessions;
mod tenants;
mod tx;
mod visits;
mod waits;
mod work;

pub use appointments::{AppointmentRecord, Booked};
pub use changes::ChangeRecord;
pub use connect::{Engine, Store};
pub use deliveries::{Attempted, Claimed, DeliveryRecord, DueDelivery};
pub use domain::{Mail, Outgoing, WebhookCall};
pub use error::StoreError;
pub use guard::TENANT_TABLES;
pub use handovers::Handover;
pub use log::{Entry, Key, Logged};
pub use messages::{Message, Said};
pub use meter::{Meter, metered};
pub use people::{Identity, Person};
pub use ratings::NewRating;
pub use requests::{Invitation, NewRequest, RequestRecord, RequestWords};
pub use sessions::Sessions;
pub use tx::{PlatformTx, TenantTx};
pub use visits::{NewVisit, VisitRecord};
pub use work::{Due, Head, Unrolled};

/// What every function of this room answers.
pub type Result<T> = std::result::Result<T, StoreError>;
