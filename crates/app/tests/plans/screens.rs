//! Screens: what a console and a lobby show, put together from what they were sent.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use access::Ctx;
use app::{App, MyVisit, MyVisits, QueueUpdate, QueueUpdates, VisitRecord};
use domain::{OfficeId, VisitId, figures::DayFigures};
use plans::Broken;

/// Far longer than any screen takes: one that is not right by then is wrong.
pub const LONG: Duration = Duration::from_secs(5);

/// An open screen. Dropped, its socket is lost.
pub struct Screen {
    /// To which node it is connected.
    pub node: usize,
    /// Who looks.
    ctx: Ctx,
    shows: Shows,
}

enum Shows {
    Console(Box<Console>),
    Lobby(Box<Lobby>),
}

struct Console {
    office: OfficeId,
    updates: QueueUpdates,
    version: i64,
    rows: BTreeMap<VisitId, Arc<VisitRecord>>,
    figures: Option<DayFigures>,
}

struct Lobby {
    visits: MyVisits,
    shown: Option<MyVisit>,
    /// Whether the visit was not over when the tab was opened.
    live: bool,
}

/// What the screens of a door must show.
pub struct Truth {
    pub version: i64,
    /// Those that are not over, in order of rank.
    pub live: Vec<VisitRecord>,
    /// Of today.
    pub figures: DayFigures,
}

impl Screen {
    /// A console; `None` where the operator may not.
    pub async fn console(app: &App, node: usize, ctx: Ctx, office: OfficeId) -> Option<Self> {
        let updates = app.follow_queue(&ctx, office).await.ok()?;
        let console = Console { office, updates, version: 0, rows: BTreeMap::new(), figures: None };
        Some(Self { node, ctx, shows: Shows::Console(Box::new(console)) })
    }

    /// A tab of the lobby; `None` where the visitor has no visit.
    pub async fn lobby(app: &App, node: usize, ctx: Ctx) -> Result<Option<Self>, Broken> {
        let followed = app.follow_my_visit(&ctx).await;
        let followed = followed.map_err(|error| format!("a lobby could not be opened: {error:?}"))?;
        let Some(mut visits) = followed else { return Ok(None) };
        let shown = visits.next().await;
        let live = shown.as_ref().is_some_and(|shown| !shown.record.visit.is_ended());
        let lobby = Lobby { visits, shown, live };
        Ok(Some(Self { node, ctx, shows: Shows::Lobby(Box::new(lobby)) }))
    }

    /// The same screen, connected to `app` instead.
    pub async fn reconnect(self, app: &App) -> Result<Option<Self>, Broken> {
        let Self { node, ctx, shows } = self;
        let ctx = ctx.at(app.now());
        match shows {
            Shows::Console(console) => Ok(Self::console(app, node, ctx, console.office).await),
            Shows::Lobby(_) => Self::lobby(app, node, ctx).await,
        }
    }

    /// The visit that a lobby has shown since before it was over.
    pub fn followed(&self) -> Option<VisitId> {
        match &self.shows {
            Shows::Lobby(lobby) if lobby.live => lobby.shown.as_ref().map(|shown| shown.record.visit.id),
            _ => None,
        }
    }

    /// The door at which a console is open.
    pub const fn attends(&self) -> Option<OfficeId> {
        match &self.shows {
            Shows::Console(console) => Some(console.office),
            Shows::Lobby(_) => None,
        }
    }

    pub const fn is_lobby(&self) -> bool {
        matches!(self.shows, Shows::Lobby(_))
    }

    /// Reads what was sent until the screen shows the truth. `doors` are those of the comune; `lookup` finds a visit that
    /// may be over.
    pub async fn settle(
        &mut self,
        doors: &BTreeMap<OfficeId, Truth>,
        visits: &BTreeMap<VisitId, VisitRecord>,
    ) -> Result<(), Broken> {
        match &mut self.shows {
            Shows::Console(console) => console.settle(&doors[&console.office]).await,
            Shows::Lobby(lobby) => lobby.settle(doors, visits).await,
        }
    }
}

impl Console {
    async fn settle(&mut self, truth: &Truth) -> Result<(), Broken> {
        while !self.is(truth) {
            match tokio::time::timeout(LONG, self.updates.next()).await {
                Ok(Some(update)) => self.fold(update)?,
                Ok(None) => return Err("a console was shown out".to_owned()),
                Err(_) => {
                    let (is, should) = (self.rows.values().collect::<Vec<_>>(), &truth.live);
                    let figures = (&self.figures, &truth.figures);
                    let versions = (self.version, truth.version);
                    return Err(format!(
                        "a console at {versions:?} shows {is:?} instead of {should:?}, {figures:?}"
                    ));
                }
            }
        }
        Ok(())
    }

    fn fold(&mut self, update: QueueUpdate) -> Result<(), Broken> {
        if update.complete {
            self.rows.clear();
        } else if update.since != self.version {
            return Err(format!("a console at {} was sent what follows {}", self.version, update.since));
        }
        for record in update.visits {
            if record.visit.is_ended() || record.visit.office_id != self.office {
                self.rows.remove(&record.visit.id);
            } else {
                self.rows.insert(record.visit.id, record);
            }
        }
        (self.version, self.figures) = (update.version, Some(update.figures));
        Ok(())
    }

    fn is(&self, truth: &Truth) -> bool {
        let mut rows: Vec<_> = self.rows.values().collect();
        rows.sort_by_key(|record| record.visit.rank());
        self.version == truth.version
            && self.figures.as_ref() == Some(&truth.figures)
            && rows.len() == truth.live.len()
            && rows.iter().zip(&truth.live).all(|(shown, stored)| same(shown, stored))
    }
}

impl Lobby {
    async fn settle(
        &mut self,
        doors: &BTreeMap<OfficeId, Truth>,
        visits: &BTreeMap<VisitId, VisitRecord>,
    ) -> Result<(), Broken> {
        loop {
            if self.shown.as_ref().is_some_and(|shown| is_mine(shown, doors, visits)) {
                return Ok(());
            }
            match tokio::time::timeout(LONG, self.visits.next()).await {
                Ok(Some(shown)) => self.shown = Some(shown),
                Ok(None) => return Err(format!("a lobby ended with {:?}", self.shown)),
                Err(_) => {
                    let stored = self.shown.as_ref().map(|shown| visits.get(&shown.record.visit.id));
                    return Err(format!("a lobby shows {:?}, and it is {stored:?}", self.shown));
                }
            }
        }
    }
}

/// Whether this is how the visit of a lobby stands, and its position the one it has.
fn is_mine(
    shown: &MyVisit,
    doors: &BTreeMap<OfficeId, Truth>,
    visits: &BTreeMap<VisitId, VisitRecord>,
) -> bool {
    let Some(stored) = visits.get(&shown.record.visit.id) else { return false };
    let waits = |record: &&VisitRecord| record.visit.state() == domain::VisitState::Waiting;
    let mut waiting = doors[&stored.visit.office_id].live.iter().filter(waits);
    let position = waiting.position(|record| record.visit.id == stored.visit.id).map(|index| index + 1);
    same(&shown.record, stored) && shown.position == position
}

/// Whether a screen shows what is stored. When a browser was last heard from is no change of a visit.
fn same(shown: &VisitRecord, stored: &VisitRecord) -> bool {
    VisitRecord { last_seen_at: stored.last_seen_at, ..shown.clone() } == *stored
}
