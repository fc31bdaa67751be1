//! A comune with three doors, in which a plan is carried out by the real functions of the domain.

use chrono::TimeDelta;
use domain::{Instant, OfficeId, PersonId, Refusal, Visit, VisitId, VisitState, queue, visit, visit::Stored};
use plans::{Broken, Draws};

use crate::{
    guest::{GRACE, Guest, SILENCE},
    plan::{Act, Step},
};

const OFFICES: usize = 3;
const OPERATORS: usize = 3;

/// A door and the visits that are live at it, in the order in which they came there.
pub struct Door {
    pub id: OfficeId,
    pub visits: Vec<Visit>,
}

/// Everything there is.
pub struct World {
    pub now: Instant,
    pub doors: Vec<Door>,
    pub ended: Vec<Visit>,
    /// In the order of their knocks as they happened, whatever the clock said.
    pub guests: Vec<Guest>,
    operators: Vec<PersonId>,
    ids: Draws,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let now = Instant::UNIX_EPOCH + TimeDelta::days(20_000);
        let mut ids = Draws(seed);
        let mut door = || Door { id: OfficeId::new(now, ids.entropy()), visits: Vec::new() };
        let doors = (0..OFFICES).map(|_| door()).collect();
        let operators = (0..OPERATORS).map(|_| PersonId::new(now, ids.entropy())).collect();
        Self { now, doors, ended: Vec::new(), guests: Vec::new(), operators, ids }
    }

    /// Takes one step of a plan.
    pub fn take(&mut self, step: Step) -> Result<(), Broken> {
        match step {
            Step::Knock { office } => self.knock(office),
            Step::AdmitNext { office, operator } => self.admit_next(office, operator),
            Step::Visit { nth, act } => self.nth(nth).map_or(Ok(()), |guest| self.act(guest, act)),
            Step::Seen { nth } => {
                if let Some(guest) = self.nth(nth) {
                    self.guests[guest].last_seen_at = self.now;
                }
                Ok(())
            }
            Step::Clock { seconds } => {
                self.now += TimeDelta::seconds(seconds);
                Ok(())
            }
            Step::Restart => self.restart(),
        }
    }

    /// All visits, wherever they are.
    pub fn visits(&self) -> impl Iterator<Item = &Visit> {
        self.doors.iter().flat_map(|door| &door.visits).chain(&self.ended)
    }

    const fn nth(&self, number: usize) -> Option<usize> {
        number.checked_rem(self.guests.len())
    }

    fn knock(&mut self, office: usize) -> Result<(), Broken> {
        let id = VisitId::new(self.now, self.ids.entropy());
        let door = &self.doors[office % OFFICES];
        let step = Visit::knock(id, door.id, self.now, self.now);
        self.guests.push(Guest::new(queue::Rank { at: self.now, id }, door.id));
        self.write(self.guests.len() - 1, step)
    }

    fn admit_next(&mut self, office: usize, operator: usize) -> Result<(), Broken> {
        let Some(next) = queue::next(&self.doors[office % OFFICES].visits) else { return Ok(()) };
        let VisitState::Waiting = next.state() else {
            return Err(format!("{next:?} is next, and does not wait"));
        };
        let guest = self.guests.iter().position(|guest| guest.rank.id == next.id);
        self.act(guest.ok_or("a visit without a visitor is next")?, Act::Admit { operator })
    }

    /// Tries an act. It must be taken, or refused, as the rules say.
    fn act(&mut self, guest: usize, act: Act) -> Result<(), Broken> {
        let (by, to) = match act {
            Act::Admit { operator } => (operator % OPERATORS, 0),
            Act::Transfer { to } => (0, to % OFFICES),
            _ => (0, 0),
        };
        let (by, to) = (self.operators[by], self.doors[to].id);
        let expected = &self.guests[guest];
        let refusal = expected.refusal(act, self.now);
        let (id, last_seen_at) = (expected.rank.id, expected.last_seen_at);
        let before = self.visits().find(|visit| visit.id == id).ok_or("a visit is lost")?.clone();
        match (decide(before.clone(), act, by, to, last_seen_at, self.now), refusal) {
            (Ok(step), None) => {
                self.guests[guest].follow(act, by, to, self.now);
                self.write(guest, step)
            }
            (Err(refused), Some(refusal)) if refused == refusal => Ok(()),
            (decided, _) => Err(format!("{act:?} of {before:?}: {decided:?} instead of {refusal:?}")),
        }
    }

    /// Puts a visit where it belongs now, and its event into the log.
    fn write(&mut self, guest: usize, step: visit::Step) -> Result<(), Broken> {
        let visit::Step { visit, event } = step;
        let guest = &mut self.guests[guest];
        guest.log.push(event);
        for door in &mut self.doors {
            door.visits.retain(|other| other.id != guest.rank.id);
        }
        if visit.is_ended() {
            self.ended.push(visit);
            return Ok(());
        }
        let door = self.doors.iter_mut().find(|door| door.id == visit.office_id);
        door.ok_or("a visit is at a door that does not exist")?.visits.push(visit);
        Ok(())
    }

    fn restart(&mut self) -> Result<(), Broken> {
        for visits in self.doors.iter_mut().map(|door| &mut door.visits).chain([&mut self.ended]) {
            *visits = visits.iter().map(restored).collect::<Result<_, _>>()?;
            // A store lists by key, not in the order of arrival.
            visits.sort_by_key(|visit| visit.id);
        }
        Ok(())
    }
}

fn decide(
    visit: Visit,
    act: Act,
    by: PersonId,
    to: OfficeId,
    last_seen_at: Instant,
    now: Instant,
) -> Result<visit::Step, Refusal> {
    match act {
        Act::Admit { .. } => visit.admit(by, now),
        Act::Enter => visit.enter(now),
        Act::Hold => visit.hold(),
        Act::Transfer { .. } => visit.transfer(to),
        Act::Leave => visit.leave(now),
        Act::Decline => visit.decline(now),
        Act::End => visit.end(now),
        Act::TurnAway => visit.turn_away(now),
        Act::Miss => visit.miss(GRACE, now),
        Act::Expire => visit.expire(last_seen_at, SILENCE, now),
    }
}

/// The visit as it comes back from a store.
pub fn restored(visit: &Visit) -> Result<Visit, Broken> {
    let parts = Stored {
        id: visit.id,
        office_id: visit.office_id,
        knocked_at: visit.knocked_at,
        rank_at: visit.rank_at,
        state: visit.state(),
        calls: visit.calls(),
        received_at: visit.received_at(),
    };
    Visit::restore(parts).ok_or_else(|| format!("{visit:?} does not come back from the store"))
}
