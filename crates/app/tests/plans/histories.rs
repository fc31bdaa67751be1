//! What the log says of each visit, in order.

use std::collections::{BTreeMap, VecDeque};

use domain::{OfficeId, Outcome, VisitEventKind, VisitId, VisitState};
use plans::{Broken, STEPS, may_follow};
use store::Logged;

/// The events of one visit, over all doors.
#[derive(Debug)]
pub struct History(Vec<Logged>);

/// A [`VisitState`] as far as the log knows it.
#[derive(Debug, PartialEq, Eq)]
pub enum Stands {
    Waiting,
    Called,
    InRoom,
    Ended(Option<Outcome>),
}

impl Stands {
    pub const fn of(state: VisitState) -> Self {
        match state {
            VisitState::Waiting => Self::Waiting,
            VisitState::Called { .. } => Self::Called,
            VisitState::InRoom { .. } => Self::InRoom,
            VisitState::Ended { outcome, .. } => Self::Ended(Some(outcome)),
        }
    }
}

impl History {
    pub fn events(&self) -> impl Iterator<Item = &Logged> {
        self.0.iter()
    }

    /// What the visit itself did: the departure from a door is noted beside the arrival at the next.
    pub fn steps(&self) -> impl Iterator<Item = &Logged> {
        self.events().filter(|event| STEPS.contains(&event.kind))
    }

    /// One knock, first; one end at the most, last; in between only what may follow on each other.
    pub fn check(&self) -> Result<(), Broken> {
        let kinds: Vec<_> = self.steps().map(|event| event.kind).collect();
        let begins = kinds.first() == Some(&VisitEventKind::Knocked);
        if begins && kinds.windows(2).all(|pair| may_follow(pair[0], pair[1])) {
            return Ok(());
        }
        Err(format!("a log that cannot be: {kinds:?}"))
    }

    /// Where the visit must stand, and at which door.
    pub fn stands(&self) -> Option<(Stands, OfficeId)> {
        let last = self.steps().last()?;
        let stands = match last.kind {
            VisitEventKind::Called => Stands::Called,
            VisitEventKind::Entered => Stands::InRoom,
            VisitEventKind::Ended => Stands::Ended(last.outcome),
            _ => Stands::Waiting,
        };
        Some((stands, last.office_id))
    }
}

/// Each visit's history, from the logs of the doors. A visit goes from one door to the other and back, so where it left
/// one it came to the other.
pub fn histories(logs: [Vec<Logged>; 2]) -> Result<BTreeMap<VisitId, History>, Broken> {
    let mut pieces: BTreeMap<VisitId, [VecDeque<Logged>; 2]> = BTreeMap::new();
    for (door, log) in logs.into_iter().enumerate() {
        for event in log {
            pieces.entry(event.visit_id).or_default()[door].push_back(event);
        }
    }
    pieces.into_iter().map(|(visit, doors)| Ok((visit, join(doors)?))).collect()
}

fn join(mut doors: [VecDeque<Logged>; 2]) -> Result<History, Broken> {
    let first = |door: &VecDeque<Logged>| door.front().map(|event| event.kind);
    let mut here = usize::from(first(&doors[0]) != Some(VisitEventKind::Knocked));
    let mut events = vec![];
    while let Some(event) = doors[here].pop_front() {
        if event.kind == VisitEventKind::TransferredOut {
            here = 1 - here;
            if first(&doors[here]) != Some(VisitEventKind::TransferredIn) {
                return Err(format!("{event:?} is followed by no arrival"));
            }
        }
        events.push(event);
    }
    match doors.iter().flatten().next() {
        None => Ok(History(events)),
        Some(stray) => Err(format!("{stray:?} came from nowhere")),
    }
}
