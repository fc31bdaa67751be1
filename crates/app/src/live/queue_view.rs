//! The queue of one office, as of one version.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use access::Ctx;
use domain::{
    OfficeId, Visit, VisitId, VisitState,
    figures::DayFigures,
    queue::{self, Rank},
};
use store::{Message, Store, TenantTx, VisitRecord};

use crate::{MyVisit, Result};

/// How many changes a view remembers: a subscriber who missed more is given the whole state.
const REMEMBERED: usize = 256;

/// The visits of an office that are not over, in order of rank, and what changed last.
#[derive(Debug, Clone)]
pub struct QueueView {
    /// Grows by one with each change.
    pub version: i64,
    /// In order of rank.
    pub visits: Vec<Arc<VisitRecord>>,
    /// The figures of the day.
    pub figures: DayFigures,
    office: OfficeId,
    waiting: Vec<Rank>,
    /// Of those visits that have any.
    messages: HashMap<VisitId, Arc<[Message]>>,
    changes: VecDeque<(i64, Arc<VisitRecord>)>,
    /// The version before the first remembered change.
    remembers: i64,
}

impl QueueView {
    /// The position of a visit, from 1, while it waits here.
    #[must_use]
    pub fn position(&self, visit: &Visit) -> Option<usize> {
        queue::position(&self.waiting, visit.rank())
    }

    /// How many wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// A visit that is not over, as its visitor sees it.
    #[must_use]
    pub fn mine(&self, visit: VisitId) -> Option<MyVisit> {
        // A linear scan: ids are not the order, and a thousand comparisons take a microsecond.
        let record = self.visits.iter().find(|record| record.visit.id == visit)?;
        let (position, messages) = (self.position(&record.visit), self.messages(visit));
        Some(MyVisit { record: Arc::clone(record), position, messages })
    }

    /// What visitor and office wrote to each other, for a visit that is not over.
    #[must_use]
    pub fn messages(&self, visit: VisitId) -> Arc<[Message]> {
        self.messages.get(&visit).cloned().unwrap_or_default()
    }

    /// Whether a visit is here, and not over.
    #[must_use]
    pub fn holds(&self, record: &VisitRecord) -> bool {
        !record.visit.is_ended() && record.visit.office_id == self.office
    }

    /// What changed after `version`, each visit once as it stands now, those that are over or have gone elsewhere
    /// included. `None` where that is further back than this view remembers.
    #[must_use]
    pub fn changes_since(&self, version: i64) -> Option<Vec<Arc<VisitRecord>>> {
        if version < self.remembers || version > self.version {
            return None;
        }
        let mut visits: Vec<Arc<VisitRecord>> = Vec::new();
        for (_, record) in self.changes.iter().rev().take_while(|(changed, _)| *changed > version) {
            if visits.iter().all(|known| known.visit.id != record.visit.id) {
                visits.push(Arc::clone(record));
            }
        }
        visits.sort_by_key(|record| record.visit.rank());
        Some(visits)
    }

    fn whole(office: OfficeId, version: i64, visits: Vec<VisitRecord>, figures: DayFigures) -> Self {
        let visits = visits.into_iter().map(Arc::new).collect();
        let (messages, changes) = (HashMap::new(), VecDeque::new());
        let mut view =
            Self { version, visits, figures, office, waiting: vec![], messages, changes, remembers: version };
        view.count();
        view
    }

    fn apply(&mut self, version: i64, record: VisitRecord) {
        let record = Arc::new(record);
        let rank = record.visit.rank();
        let here = self.holds(&record);
        match (self.visits.binary_search_by_key(&rank, |known| known.visit.rank()), here) {
            (Ok(place), true) => self.visits[place] = Arc::clone(&record),
            (Ok(place), false) => {
                self.visits.remove(place);
                self.messages.remove(&record.visit.id);
            }
            (Err(place), true) => self.visits.insert(place, Arc::clone(&record)),
            (Err(_), false) => {}
        }
        self.changes.push_back((version, record));
        if self.changes.len() > REMEMBERED {
            self.remembers = self.changes.pop_front().map_or(self.remembers, |(version, _)| version);
        }
    }

    /// Reads the messages of the visits among `changed` that have any: a knock has none, and costs nothing here.
    async fn read_messages(&mut self, tx: &TenantTx, changed: &[VisitRecord]) -> Result<()> {
        let written = changed.iter().filter(|record| record.messages > 0 && self.holds(record));
        let ids: Vec<_> = written.map(|record| record.visit.id).collect();
        if ids.is_empty() {
            return Ok(());
        }
        let messages = tx.list_messages(ids).await?;
        self.messages.extend(messages.into_iter().map(|(visit, messages)| (visit, messages.into())));
        Ok(())
    }

    fn count(&mut self) {
        let waiting = self.visits.iter().filter(|r| matches!(r.visit.state(), VisitState::Waiting));
        self.waiting = waiting.map(|record| record.visit.rank()).collect();
    }
}

/// The view as the database has it now, made from the previous one where the log reaches back to it.
pub async fn load(
    store: &Store,
    ctx: &Ctx,
    office: OfficeId,
    previous: Option<Arc<QueueView>>,
) -> Result<QueueView> {
    let tx = store.begin_read(ctx).await?;
    let figures = tx.fetch_day(office, domain::figures::rome_day(ctx.now)).await?;
    if let Some(previous) = previous {
        let logged = tx.list_logged(office, previous.version, REMEMBERED as u64).await?;
        if logged.len() < REMEMBERED {
            let mut view = QueueView { figures, ..(*previous).clone() };
            let changed = tx.list_visits(logged.iter().map(|event| event.visit_id)).await?;
            for event in logged {
                if let Some(record) = changed.iter().find(|record| record.visit.id == event.visit_id) {
                    view.apply(event.version, record.clone());
                }
                view.version = event.version;
            }
            view.read_messages(&tx, &changed).await?;
            view.count();
            return Ok(view);
        }
    }
    // The version first: a change that commits between the two reads is then applied twice, and not never.
    let version = tx.fetch_version(office).await?;
    let visits = tx.list_live_visits(office).await?;
    let mut view = QueueView::whole(office, version, visits.clone(), figures);
    view.read_messages(&tx, &visits).await?;
    Ok(view)
}
