//! What is free.

use access::Ctx;
use chrono::{Days, NaiveDate, TimeDelta};
use domain::{
    Instant, OfficeId,
    appointment::{Slot, SlotDay},
    reception::AppointmentRules,
};
use store::StoreError;

use super::{book::free_at, offered};
use crate::{App, Result};

/// How many days are looked at together.
const STRIDE: u16 = 14;
/// More times than these are not shown together, unless they are of one day.
const TIMES: usize = 150;

/// Days on which something is free.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FreeDays {
    /// In order, each with its free slots.
    pub days: Vec<SlotDay>,
    /// From which day on there is more.
    pub next: Option<NaiveDate>,
}

impl App {
    /// What is free at an office from a day on: the first `days` days on which anything is, fewer where they have many
    /// times. `None` where there is no
    /// such office, or one cannot book there; empty where one can, and everything is taken.
    pub async fn free_slots(
        &self,
        ctx: &Ctx,
        office: OfficeId,
        from: Option<NaiveDate>,
        days: usize,
    ) -> Result<Option<FreeDays>> {
        let board = self.board(ctx).await?;
        let Some(door) = board.door(office) else { return Ok(None) };
        let Some(rules) = door.office.reception.appointments else { return Ok(None) };
        let Some(slots) = offered(door, &door.office, ctx) else { return Ok(Some(FreeDays::default())) };
        let tx = self.store().begin_read(ctx).await?;
        let mut free = FreeDays::default();
        let mut date = from.unwrap_or(slots.first_day()).max(slots.first_day());
        while date <= slots.last_day() {
            let all = slots.days(date, STRIDE);
            let taken = taken_of(&tx, office, &all).await?;
            for day in all {
                let slots: Vec<_> = day.slots.into_iter().filter(|slot| taken.is_free(slot, rules)).collect();
                if !slots.is_empty() {
                    free.days.push(SlotDay { date: day.date, slots });
                }
            }
            let shown = shown(&free.days, days);
            if free.days.len() > shown {
                free.next = free.days.get(shown).map(|day| day.date);
                free.days.truncate(shown);
                break;
            }
            let Some(next) = date.checked_add_days(Days::new(STRIDE.into())) else { break };
            date = next;
        }
        Ok(Some(free))
    }
}

impl App {
    /// The slot that begins at `start`, if it can be had at this moment.
    pub async fn free_slot(&self, ctx: &Ctx, office: OfficeId, start: Instant) -> Result<Option<Slot>> {
        let board = self.board(ctx).await?;
        let Some(door) = board.door(office) else { return Ok(None) };
        let tx = self.store().begin_read(ctx).await?;
        Ok(free_at(&tx, ctx, door, start, None).await?)
    }
}

/// How many of the days are shown together.
fn shown(days: &[SlotDay], at_most: usize) -> usize {
    let mut times = 0;
    let fitting = days.iter().take(at_most).take_while(|day| {
        times += day.slots.len();
        times <= TIMES
    });
    fitting.count().max(1)
}

/// What is taken, by start.
struct Taken(Vec<Slot>);

async fn taken_of(
    tx: &store::TenantTx,
    office: OfficeId,
    days: &[SlotDay],
) -> std::result::Result<Taken, StoreError> {
    let first = days.first().and_then(|day| day.slots.first());
    let last = days.last().and_then(|day| day.slots.last());
    let Some((first, last)) = first.zip(last) else { return Ok(Taken(vec![])) };
    let taken = tx.list_taken_slots(office, first.start, last.end).await?;
    let mut taken: Vec<_> = taken.into_iter().map(|(_, slot)| slot).collect();
    taken.sort_unstable();
    Ok(Taken(taken))
}

impl Taken {
    fn is_free(&self, slot: &Slot, rules: AppointmentRules) -> bool {
        // Rules may have changed since: what is booked need not be of today's length, but no slot was ever longer.
        let longest = TimeDelta::minutes((*AppointmentRules::SLOT_MIN.end()).into());
        let first = self.0.partition_point(|taken| taken.start + longest <= slot.start);
        let last = self.0.partition_point(|taken| taken.start < slot.end);
        let among = self.0.get(first..last).unwrap_or_default();
        among.iter().filter(|taken| taken.overlaps(slot)).count() < usize::from(rules.at_once)
    }
}
