//! The doors of a comune as they are now: what the public page shows.

use std::{sync::Arc, time::Duration};

use access::Ctx;
use domain::{
    Instant, Office, OfficeId,
    door::DoorState,
    hours::{Calendar, OpeningHours},
    tenant::MonthDay,
};
use store::Store;
use tokio::sync::watch;

use crate::{App, AppError, Result, live::Presence};

/// A door, its hours, and its state.
#[derive(Debug, Clone)]
pub struct DoorView {
    /// Somebody one can visit.
    pub office: Arc<Office>,
    /// When they receive. `None` where what is stored cannot be read: then the door is closed.
    pub hours: Option<OpeningHours>,
    /// What the door is now.
    pub state: DoorState,
}

impl DoorView {
    fn new(office: Office, hours: Option<OpeningHours>, staffed: bool, waiting: usize, now: Instant) -> Self {
        let state = match &hours {
            Some(hours) => DoorState::compute(hours, &office.sign, staffed, waiting, now),
            None => DoorState::closed(staffed, waiting),
        };
        Self { office: Arc::new(office), hours, state }
    }

    /// The same door by what is stored of it at `now`: a sign that was hung a moment ago counts.
    pub(crate) fn renewed(&self, office: Office, now: Instant) -> Self {
        let DoorState { staffed, waiting, .. } = self.state;
        Self::new(office, self.hours.clone(), staffed, waiting, now)
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
    patron: Option<MonthDay>,
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
        let patron = tx.fetch_tenant().await?.patron;
        let offices = tx.list_offices().await?;
        let waiting = tx.count_waiting().await?;
        drop(tx);
        let calendar = Calendar::italy(patron);
        let known = previous.filter(|board| board.patron == patron);
        let mut doors = Vec::with_capacity(offices.len());
        for office in offices {
            let hours = known
                .as_ref()
                .and_then(|board| board.hours_of(&office))
                .or_else(|| parse(&office, &calendar));
            let waiting = waiting.iter().find(|(id, _)| *id == office.id).map_or(0, |(_, count)| *count);
            let staffed = presence.is_staffed(ctx.tenant, office.id);
            let waiting = usize::try_from(waiting).unwrap_or(usize::MAX);
            doors.push(DoorView::new(office, hours, staffed, waiting, ctx.now));
        }
        let changes_at = doors.iter().filter_map(|door| door.state.changes_at).min();
        let pause = changes_at.and_then(|at| (at - ctx.now).to_std().ok()).unwrap_or(LONGEST);
        // Not before the instant itself: timers are not more exact than a millisecond.
        let pause = (pause + Duration::from_millis(5)).min(LONGEST);
        Ok((Self { doors, at: ctx.now, changes_at, patron }, Some(pause)))
    }

    /// Hours that were parsed before, and have not changed.
    fn hours_of(&self, office: &Office) -> Option<OpeningHours> {
        let known = self.door(office.id)?;
        (known.office.hours == office.hours).then(|| known.hours.clone())?
    }
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
