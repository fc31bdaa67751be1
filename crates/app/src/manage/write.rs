//! A state, written over the thing.

use std::collections::BTreeSet;

use domain::{Instant, Office, OfficeId, Room};
use store::{Person, StoreError, TenantTx};

use super::{
    ManageRefusal,
    state::{OfficeState, PersonState, RoomState, State, Subject},
};
use crate::{App, AppError, Result};

/// Why a state cannot be, in view of everything else. Asked while the set-up's turn is held, so that the answer still
/// holds when it is written.
pub async fn refusal(tx: &TenantTx, subject: Subject, state: &State) -> Result<Option<ManageRefusal>> {
    match (subject, state) {
        (Subject::Office(id), State::Office(office)) => office_refusal(tx, id, office).await,
        (Subject::Person(id), State::Person(person)) => {
            let others: Vec<_> = tx.list_people().await?.into_iter().filter(|other| other.id != id).collect();
            Ok(person_refusal(tx, person, &others).await?)
        }
        (Subject::OfficeOrder, State::OfficeOrder { offices }) => {
            let known: Vec<_> = tx.list_offices().await?.iter().map(|office| office.id).collect();
            Ok((!is_order_of(offices, &known)).then_some(ManageRefusal::ChangedSince))
        }
        (Subject::RoomOrder(office), State::RoomOrder { rooms }) => {
            let all = tx.list_rooms_of(office).await?;
            let known: Vec<_> = all.iter().filter(|r| r.archived_at.is_none()).map(|room| room.id).collect();
            Ok((!is_order_of(rooms, &known)).then_some(ManageRefusal::ChangedSince))
        }
        (Subject::Room(_), State::Room(room)) => {
            let staff: BTreeSet<_> = tx.list_people().await?.iter().map(|person| person.id).collect();
            let strangers = room.served_by.iter().any(|person| !staff.contains(person));
            Ok(strangers.then_some(ManageRefusal::NotFound))
        }
        _ => Ok(None),
    }
}

async fn office_refusal(tx: &TenantTx, id: OfficeId, office: &OfficeState) -> Result<Option<ManageRefusal>> {
    let mut others = tx.list_offices().await?;
    others.extend(tx.list_archived_offices().await?);
    if others.iter().any(|other| other.id != id && other.slug == office.slug) {
        return Ok(Some(ManageRefusal::SlugTaken));
    }
    if let Some(substitute) = office.reception.alert.substitute
        && (substitute == id || !others.iter().any(|other| other.id == substitute))
    {
        return Ok(Some(ManageRefusal::NotFound));
    }
    if office.archived {
        // A knock that is under way is seen; one that comes later sees that the door is gone.
        tx.hold_queue(id).await?;
        if !tx.list_live_visits(id).await?.is_empty() {
            return Ok(Some(ManageRefusal::InUse));
        }
    }
    Ok(None)
}

async fn person_refusal(
    tx: &TenantTx,
    person: &PersonState,
    others: &[Person],
) -> Result<Option<ManageRefusal>> {
    if others.iter().any(|other| person.is_of(other)) {
        return Ok(Some(ManageRefusal::PersonKnown));
    }
    let administers = |other: &Person| other.roles.contains(&access::Role::TenantAdmin);
    let stays = person.administers && !person.removed;
    if !stays && !others.iter().any(administers) {
        return Ok(Some(ManageRefusal::LastAdministrator));
    }
    for office in &person.offices {
        if tx.lookup_office(*office).await?.is_none() {
            return Ok(Some(ManageRefusal::NotFound));
        }
    }
    Ok(None)
}

fn is_order_of<T: Ord>(order: &[T], known: &[T]) -> bool {
    let (order_set, known_set): (BTreeSet<_>, BTreeSet<_>) = (order.iter().collect(), known.iter().collect());
    order.len() == known.len() && order_set == known_set
}

impl App {
    /// Writes `state` over what exists.
    pub(super) async fn write(
        &self,
        tx: &TenantTx,
        now: Instant,
        subject: Subject,
        state: &State,
    ) -> Result<()> {
        match (subject, state) {
            (Subject::Tenant, State::Tenant(profile)) => {
                let revision = tx.fetch_tenant().await?.revision;
                tx.set_profile(profile, revision).await?;
            }
            (Subject::Office(id), State::Office(state)) => {
                let office = tx.lookup_office(id).await?.ok_or(AppError::NotFound("office"))?;
                tx.update_office(&over_office(&office, state, now)).await?;
            }
            (Subject::Room(id), State::Room(state)) => {
                let room = tx.lookup_room(id).await?.ok_or(AppError::NotFound("room"))?;
                tx.update_room(&over_room(&room, state, now)).await?;
            }
            (Subject::Person(id), State::Person(state)) => {
                let person = tx.lookup_person(id).await?.ok_or(AppError::NotFound("person"))?;
                tx.update_person(&over_person(&person, state, now), || self.entropy()).await?;
            }
            (Subject::OfficeOrder, State::OfficeOrder { offices }) => tx.order_offices(offices).await?,
            (Subject::RoomOrder(_), State::RoomOrder { rooms }) => tx.order_rooms(rooms).await?,
            // A subject and the state of another: the register would have to be broken.
            _ => {
                let row = format!("{subject:?}");
                return Err(StoreError::Inconsistent { table: "changes", row }.into());
            }
        }
        Ok(())
    }
}

/// Since when, for what is archived now: since it was, or since `now`.
fn since(known: Option<Instant>, archived: bool, now: Instant) -> Option<Instant> {
    archived.then(|| known.unwrap_or(now))
}

pub fn over_office(office: &Office, state: &OfficeState, now: Instant) -> Office {
    let OfficeState { slug, kind, name, summary, translations, hours, reception, archived } = state.clone();
    let archived_at = since(office.archived_at, archived, now);
    Office { slug, kind, name, summary, translations, hours, reception, archived_at, ..office.clone() }
}

pub fn over_room(room: &Room, state: &RoomState, now: Instant) -> Room {
    let RoomState { name, provider, capacity, served_by, welcome, bring, archived } = state.clone();
    let archived_at = since(room.archived_at, archived, now);
    Room { name, provider, capacity, served_by, welcome, bring, archived_at, ..room.clone() }
}

pub fn over_person(person: &Person, state: &PersonState, now: Instant) -> Person {
    let PersonState { name, fiscal_code, email, .. } = state.clone();
    let removed_at = since(person.removed_at, state.removed, now);
    Person { name, fiscal_code, email, roles: state.roles(), removed_at, ..person.clone() }
}
