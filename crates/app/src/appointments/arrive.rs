//! On the day: the appointment enters the queue, at its time.

use access::Ctx;
use domain::{
    AppointmentState, Instant, Outcome, Visit, VisitId, VisitState, appointment::Unfit, office::DoorSign,
};
use store::{AppointmentRecord, Key, NewVisit, StoreError, TenantTx, VisitRecord};

use super::own::mine;
use crate::{App, DoorView, Result, Secret, moves::retrying};

/// What became of an arrival.
#[derive(Debug)]
pub enum ArriveOutcome {
    /// The visitor waits.
    Arrived(Box<VisitRecord>),
    /// This browser has a visit in this comune already: another one.
    AlreadyWaiting(Box<VisitRecord>),
    /// Another browser of the same visitor waits for this appointment.
    WaitingElsewhere,
    /// Nobody is received: a sign hangs on the door, or there is nobody behind it.
    DoorClosed(Box<DoorView>),
    /// A rule of the appointment.
    Refused(Unfit),
    /// There is no such appointment here.
    NotFound,
}

/// The visit for which an appointment has been used.
enum Earlier {
    None,
    Mine(Box<VisitRecord>),
    Elsewhere,
    Received,
}

impl App {
    /// The visitor of an appointment is there, and waits in the place of its time, whether the door takes knocks then
    /// or not. `ctx.visitor` must be set.
    pub async fn arrive(&self, ctx: &Ctx, token: &Secret) -> Result<ArriveOutcome> {
        let Some(holder) = ctx.visitor else { return Err(access::Denied::Unauthenticated.into()) };
        let Some(known) = self.my_appointment(ctx, token).await? else { return Ok(ArriveOutcome::NotFound) };
        let board = self.board(ctx).await?;
        let Some(door) = board.door(known.appointment.office_id) else { return Ok(ArriveOutcome::NotFound) };
        let outcome = retrying(|| self.try_arrive(ctx, token, holder, door)).await?;
        if let ArriveOutcome::Arrived(_) = &outcome {
            self.hub().appointments_changed(ctx.tenant, door.office.id);
        }
        Ok(outcome)
    }

    async fn try_arrive(
        &self,
        ctx: &Ctx,
        token: &Secret,
        holder: access::SecretHash,
        door: &DoorView,
    ) -> std::result::Result<ArriveOutcome, StoreError> {
        let tx = self.store().begin(ctx).await?;
        let turn = tx.take_turn(door.office.id, self.due(ctx)).await?;
        let Some(record) = mine(&tx, token).await? else { return Ok(ArriveOutcome::NotFound) };
        match earlier(&tx, &record, holder).await? {
            Earlier::None => {}
            Earlier::Mine(visit) => return Ok(ArriveOutcome::Arrived(visit)),
            Earlier::Elsewhere => return Ok(ArriveOutcome::WaitingElsewhere),
            Earlier::Received => return Ok(ArriveOutcome::Refused(Unfit::Arrived)),
        }
        let live = tx.lookup_visit_of(holder, ctx.now).await?.filter(|live| !live.visit.is_ended());
        if let Some(live) = live {
            return Ok(ArriveOutcome::AlreadyWaiting(Box::new(live)));
        }
        let office = tx.lookup_office(door.office.id).await?.ok_or(StoreError::Absent("office"))?;
        let door = door.renewed(office, ctx.now);
        let shut = matches!(door.office.sign.at(ctx.now), DoorSign::Closed { .. });
        if shut || !door.attended {
            return Ok(ArriveOutcome::DoorClosed(Box::new(door)));
        }
        let now = self.now();
        let (id, slot) = (VisitId::new(now, self.entropy()), record.appointment.slot());
        let appointment = match record.appointment.clone().arrive(id, now) {
            Ok(appointment) => appointment,
            Err(unfit) => return Ok(ArriveOutcome::Refused(unfit)),
        };
        let step = Visit::knock(id, door.office.id, slot.start, now);
        let new = NewVisit {
            place: None,
            name: record.booked.name.clone(),
            reason: record.booked.reason.clone(),
            holder,
            called_back: false,
        };
        let _announce = self.hub().announce(ctx.tenant, door.office.id);
        let visit = tx.log_knock(turn, step, &new, &Key::from_random(self.random())).await?;
        tx.update_appointment(AppointmentRecord { appointment, changed_at: now, ..record }).await?;
        tx.commit().await?;
        Ok(ArriveOutcome::Arrived(Box::new(visit)))
    }

    /// Whether the visitor of an appointment waits, or is being received.
    pub async fn is_waiting(&self, ctx: &Ctx, record: &AppointmentRecord) -> Result<bool> {
        let AppointmentState::Arrived { visit } = record.appointment.state() else { return Ok(false) };
        let tx = self.store().begin_read(ctx).await?;
        Ok(tx.lookup_visit(visit).await?.is_some_and(|record| !record.visit.is_ended()))
    }

    /// When the appointment for which a visit waits begins: a plain knock's place is its own instant.
    pub async fn appointment_of(&self, ctx: &Ctx, visit: &Visit) -> Result<Option<Instant>> {
        if visit.rank_at == visit.knocked_at {
            return Ok(None);
        }
        let tx = self.store().begin_read(ctx).await?;
        Ok(tx.lookup_appointment_at(visit.id).await?.map(|record| record.appointment.slot().start))
    }
}

async fn earlier(
    tx: &TenantTx,
    record: &AppointmentRecord,
    holder: access::SecretHash,
) -> std::result::Result<Earlier, StoreError> {
    let AppointmentState::Arrived { visit } = record.appointment.state() else { return Ok(Earlier::None) };
    let Some(visit) = tx.lookup_visit(visit).await? else { return Ok(Earlier::None) };
    Ok(match visit.visit.state() {
        VisitState::Ended { outcome: Outcome::Served, .. } => Earlier::Received,
        // Fell silent, or went away by mistake: there is still time.
        VisitState::Ended { .. } => Earlier::None,
        _ if visit.holder == holder => Earlier::Mine(Box::new(visit)),
        _ => Earlier::Elsewhere,
    })
}
