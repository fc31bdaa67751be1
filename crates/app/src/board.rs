//! The doors of a comune as they are now: what the public page shows.

use std::{sync::Arc, time::Duration};

use access::{Ctx, Role};
use domain::{
    Instant, Office, OfficeId, Room, Tenant,
    door::DoorState,
    hours::{Calendar, OpeningHours},
};
use store::{Person, Store, TenantTx};
use tokio::sync::watch;

use crate::{App, AppError, Result, live::Presence};

/// A door, its hours, and its state.
#[derive(Debug, Clone)]
pub struct DoorView {
    /// Somebody one can visit.
    pub office: Arc<Office>,
    /// When they receive. `None` where what is stored cannot be read: then the door is closed.
    pub hours: Option<OpeningHours>,
    /// The rooms in use, in their order.
    pub rooms: Arc<[Room]>,
    /// Somebody of the staff receives here, and has a room for it. Without, the door is closed whatever its hours say.
    pub attended: bool,
    /// What the door is now.
    pub state: DoorState,
}

impl DoorView {
    /// The same door at `now`.
    fn at(self, staffed: bool, waiting: usize, now: Instant) -> Self {
        let state = match &self.hours {
            Some(hours) if self.attended => {
                DoorState::compute(hours, &self.office.sign, staffed, waiting, now)
            }
            _ => DoorState::closed(staffed, waiting),
        };
        Self { state, ..self }
    }

    /// The same door by what is stored of it at `now`: a sign that was hung a moment ago counts.
    pub(crate) fn renewed(&self, office: Office, now: Instant) -> Self {
        let DoorState { staffed, waiting, .. } = self.state;
        let attended = self.attended && office.archived_at.is_none();
        Self { office: Arc::new(office), attended, ..self.clone() }.at(staffed, waiting, now)
    }
}

/// All doors of a comune at one instant.
#[derive(Debug, Clone)]
pub struct Board {
    /// In the order of the page.
    pub doors: Vec<DoorView>,
    /// When the states were computed.
    pub at: Instant,
    /// When one of them is over by itself.
    changes_at: Option<Instant>,
    /// The comune, as it had set itself up then.
    pub tenant: Arc<Tenant>,
}

/// A board is looked at again at the latest after this time, for a clock that was set.
const LONGEST: Duration = Duration::from_mins(1);

impl Board {
    /// One door.
    #[must_use]
    pub fn door(&self, office: OfficeId) -> Option<&DoorView> {
        self.doors.iter().find(|door| door.office.id == office)
    }

    /// One door, by its address.
    #[must_use]
    pub fn door_at(&self, slug: &str) -> Option<&DoorView> {
        self.doors.iter().find(|door| door.office.slug == slug)
    }

    pub(crate) async fn load(
        store: &Store,
        presence: &Presence,
        ctx: &Ctx,
        previous: Option<Arc<Self>>,
    ) -> Result<(Self, Option<Duration>)> {
        let tx = store.begin_read(ctx).await?;
        let tenant = tx.fetch_tenant().await?;
        let previous = previous.filter(|board| board.tenant.version == tenant.version);
        let (tenant, doors) = if let Some(board) = previous {
            (Arc::clone(&board.tenant), board.doors.clone())
        } else {
            let doors = set_up(&tx, &tenant).await?;
            (Arc::new(tenant), doors)
        };
        let waiting = tx.count_waiting().await?;
        drop(tx);
        let now = |door: DoorView| {
            let office = door.office.id;
            let waiting = waiting.iter().find(|(id, _)| *id == office).map_or(0, |(_, count)| *count);
            let waiting = usize::try_from(waiting).unwrap_or(usize::MAX);
            door.at(presence.is_staffed(ctx.tenant, office), waiting, ctx.now)
        };
        let doors: Vec<_> = doors.into_iter().map(now).collect();
        let changes_at = doors.iter().filter_map(|door| door.state.changes_at).min();
        let pause = changes_at.and_then(|at| (at - ctx.now).to_std().ok()).unwrap_or(LONGEST);
        // Not before the instant itself: timers are not more exact than a millisecond.
        let pause = (pause + Duration::from_millis(5)).min(LONGEST);
        Ok((Self { doors, at: ctx.now, changes_at, tenant }, Some(pause)))
    }
}

/// The doors as the comune has set them up; their state is not computed yet.
async fn set_up(tx: &TenantTx, tenant: &Tenant) -> Result<Vec<DoorView>> {
    let calendar = Calendar::italy(tenant.profile.patron);
    let rooms = tx.list_rooms().await?;
    let people = tx.list_people().await?;
    let doors = tx.list_offices().await?.into_iter().map(|office| {
        let mut own = rooms.clone();
        own.retain(|room| room.office_id == office.id && room.archived_at.is_none());
        let receives = |person: &Person| {
            person.removed_at.is_none()
                && person.roles.contains(&Role::Operator(office.id))
                && own.iter().any(|room| room.is_served_by(person.id))
        };
        DoorView {
            attended: people.iter().any(receives),
            hours: parse(&office, &calendar),
            rooms: own.into(),
            office: Arc::new(office),
            state: DoorState::closed(false, 0),
        }
    });
    Ok(doors.collect())
}

fn parse(office: &Office, calendar: &Calendar) -> Option<OpeningHours> {
    match OpeningHours::parse(&office.hours, calendar) {
        Ok(hours) => Some(hours),
        Err(error) => {
            tracing::error!(office = %office.id, %error, "stored opening hours cannot be read");
            None
        }
    }
}

impl App {
    /// The doors of the comune, as they are now.
    pub async fn board(&self, ctx: &Ctx) -> Result<Arc<Board>> {
        let live = self.hub().board(ctx.tenant).await?;
        let board = live.current().ok_or(AppError::Unavailable(None))?;
        if board.changes_at.is_some_and(|at| at <= ctx.now) {
            // The view will be along in a moment: nobody is shown a door that has just shut.
            live.nudge();
            return Ok(Arc::new(self.hub().fresh_board(ctx).await?));
        }
        Ok(board)
    }

    /// Follows the doors of the comune: as they are at once, then with each change.
    pub async fn follow_doors(&self, ctx: &Ctx) -> Result<watch::Receiver<Option<Arc<Board>>>> {
        let mut changes = self.hub().board(ctx.tenant).await?.subscribe();
        changes.mark_changed();
        Ok(changes)
    }
}
