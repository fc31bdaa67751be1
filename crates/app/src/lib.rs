//! The use cases: policy, transaction and event in one place.
//!
//! Each takes a [`Ctx`](access::Ctx), demands what it needs, decides in the domain, writes through the store and
//! tells the [`live`] views after the commit. Nothing here knows GraphQL or HTTP.

mod alert;
mod appointments;
mod board;
mod calls;
mod door;
mod error;
mod handover;
mod input;
mod knock;
mod ladder;
pub mod letters;
pub mod live;
pub mod manage;
mod moves;
mod outbox;
mod queue;
mod rating;
mod receive;
mod requests;
mod rooms;
mod seed;
mod settings;
mod sign_in;
mod talk;
mod transfer;
mod visitor;
mod waiting;

pub mod jobs;

use std::sync::Arc;

pub use appointments::{
    AppointmentOutcome, Appointments, ArriveOutcome, BookOutcome, Booking, FreeDays, PHONE_MAX,
};
pub use board::{Board, DoorView};
pub use calls::{CallEvent, CallSeat, CallSetup, IceServer, Side};
pub use door::{DoorChange, DoorOutcome, SignKind};
pub use error::AppError;
pub use handover::{HandoverLink, HandoverOutcome, HandoverToken};
pub use input::{Invalid, Problem};
pub use knock::{Knock, KnockOutcome, Secret};
pub use moves::{Move, Reason};
pub use queue::{QueueUpdate, QueueUpdates};
pub use rating::{Rating, RatingOutcome};
pub use requests::{
    Accepted, InvitationState, InvitationView, Invited, LeaveOutcome, LeaveRequest, RequestMove,
    RequestReason, RequestUpdates,
};
pub use seed::{SeedOffice, SeedPerson};
pub use settings::{Settings, Turn};
pub use sign_in::SignedIn;
pub use talk::{Broadcast, letter_key};
pub use transfer::Transfer;
pub use visitor::{MyVisit, MyVisits};

use domain::{Instant, NodeId, ids::Entropy};
use store::Store;
pub use store::{AppointmentRecord, DeliveryRecord, Key, Message, Person, RequestRecord, VisitRecord};

/// What every use case answers.
pub type Result<T> = std::result::Result<T, AppError>;

/// The clock, at the border of the process.
pub type Clock = Arc<dyn Fn() -> Instant + Send + Sync>;

/// The generator of randomness, at the border of the process.
pub type Random = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// The application. Cheap to clone.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    settings: Settings,
    hub: live::Hub,
    calls: calls::Calls,
    estimates: waiting::Estimates,
    started_at: Instant,
    clock: Clock,
    random: Random,
}

impl App {
    /// Puts the application together. Needs a running tokio runtime.
    #[must_use]
    pub fn new(store: Store, settings: Settings, clock: Clock, random: Random) -> Self {
        let mut entropy = Entropy::default();
        random(&mut entropy);
        let node = NodeId::new(clock(), entropy);
        let hub = live::Hub::new(store.clone(), Arc::clone(&clock), node);
        let (calls, estimates, started_at) =
            (calls::Calls::default(), waiting::Estimates::default(), clock());
        Self { inner: Arc::new(Inner { store, settings, hub, calls, estimates, started_at, clock, random }) }
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Instant {
        (self.inner.clock)()
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// The live views.
    #[must_use]
    pub fn hub(&self) -> &live::Hub {
        &self.inner.hub
    }

    /// Random bytes.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.inner.random)(&mut bytes);
        bytes
    }

    pub(crate) fn entropy(&self) -> Entropy {
        self.random()
    }

    /// Since when this process has known who is there.
    pub(crate) fn started_at(&self) -> Instant {
        self.inner.started_at
    }

    pub(crate) fn estimates(&self) -> &waiting::Estimates {
        &self.inner.estimates
    }

    pub(crate) fn calls(&self) -> &calls::Calls {
        &self.inner.calls
    }
}
