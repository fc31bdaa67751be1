//! Rooms: added, edited, ordered, archived.

use access::{Action, Ctx};
use domain::{OfficeId, PersonId, Room, RoomId, room::Provider};

use super::{
    Edit, Entry, ManageRefusal, Managed, known,
    state::{RoomState, State, Subject},
    write,
};
use crate::{App, Invalid, Problem, Result, input};

/// At most this many characters in what a visitor reads of a room.
const TEXT_MAX: usize = 500;
/// As many rooms as an office may have.
const ROOMS_MAX: usize = 30;

/// A room, as it is typed.
#[derive(Debug, Clone)]
pub struct RoomEdit {
    /// As staff reads it.
    pub name: String,
    /// Where the call takes place.
    pub provider: ProviderEdit,
    /// How many visits at once.
    pub capacity: i32,
    /// Who may receive here; empty: everybody of the office.
    pub served_by: Vec<PersonId>,
    /// What the visitor reads when called.
    pub welcome: Option<String>,
    /// What to have at hand.
    pub bring: Option<String>,
}

/// Where a call takes place, as it is typed.
#[derive(Debug, Clone)]
pub enum ProviderEdit {
    /// From browser to browser.
    Builtin,
    /// At an address of the office's own.
    Link(Option<String>),
}

impl RoomEdit {
    fn read(self) -> std::result::Result<RoomState, Invalid> {
        let provider = match self.provider {
            ProviderEdit::Builtin => Provider::Builtin,
            ProviderEdit::Link(url) => {
                let url = input::secure_url("url", url.as_deref())?;
                Provider::Link { url: url.ok_or(Invalid { field: "url", problem: Problem::Empty })? }
            }
        };
        let capacity = u16::try_from(self.capacity).ok().filter(|n| (1..=Room::CAPACITY_MAX).contains(n));
        let mut served_by = self.served_by;
        served_by.sort_unstable();
        served_by.dedup();
        Ok(RoomState {
            name: input::required("name", &self.name, input::NAME_MAX)?,
            provider,
            capacity: capacity.ok_or(Invalid { field: "capacity", problem: Problem::OutOfRange })?,
            served_by,
            welcome: input::lines("welcome", self.welcome.as_deref(), TEXT_MAX)?,
            bring: input::lines("bring", self.bring.as_deref(), TEXT_MAX)?,
            archived: false,
        })
    }
}

impl App {
    /// Adds a room, after the others of its office.
    pub async fn add_room(&self, ctx: &Ctx, office: OfficeId, edit: RoomEdit) -> Result<Managed> {
        known(ctx)?;
        let room = match edit.read() {
            Ok(room) => room,
            Err(invalid) => return Ok(Managed::Invalid(invalid)),
        };
        let tx = self.store().begin(ctx).await?;
        let version = tx.take_set_up_turn().await?;
        if tx.lookup_office(office).await?.is_none() {
            return Ok(Managed::Refused(ManageRefusal::NotFound));
        }
        ctx.demand(Action::SetUpOffice(office))?;
        let others = tx.list_rooms_of(office).await?;
        if others.len() >= ROOMS_MAX {
            return Ok(Managed::Invalid(Invalid { field: "rooms", problem: Problem::OutOfRange }));
        }
        let blank = self.first_room(ctx.now, office);
        let rank = others.iter().map(|other| other.rank + 1).max().unwrap_or(0);
        let (subject, after) = (Subject::Room(blank.id), State::Room(room.clone()));
        if let Some(refusal) = write::refusal(&tx, subject, &after).await? {
            return Ok(Managed::Refused(refusal));
        }
        tx.add_room(&write::over_room(&Room { rank, ..blank }, &room, ctx.now)).await?;
        let entry = Entry { version, subject, office: Some(office), before: None, after: &after };
        let change = self.enter(ctx, &tx, entry, None).await?;
        self.finish(ctx, tx, version).await?;
        Ok(Managed::Saved { change: Some(change), subject: subject.id() })
    }

    /// Changes a room.
    pub async fn edit_room(&self, ctx: &Ctx, id: RoomId, revision: i64, edit: RoomEdit) -> Result<Managed> {
        known(ctx)?;
        let room = match edit.read() {
            Ok(room) => room,
            Err(invalid) => return Ok(Managed::Invalid(invalid)),
        };
        let decide = |state| {
            Ok(match state {
                State::Room(RoomState { archived, .. }) => State::Room(RoomState { archived, ..room }),
                other => other,
            })
        };
        self.edit(ctx, Edit { subject: Subject::Room(id), based_on: Some(revision), decide }).await
    }

    /// Takes a room out of use, or back into it. Who is being received there stays.
    pub async fn archive_room(
        &self,
        ctx: &Ctx,
        id: RoomId,
        revision: i64,
        archived: bool,
    ) -> Result<Managed> {
        known(ctx)?;
        let decide = |state: State| Ok(state.in_use(!archived));
        self.edit(ctx, Edit { subject: Subject::Room(id), based_on: Some(revision), decide }).await
    }

    /// Puts the rooms of an office in this order.
    pub async fn order_rooms(&self, ctx: &Ctx, office: OfficeId, rooms: Vec<RoomId>) -> Result<Managed> {
        known(ctx)?;
        let decide = |_| Ok(State::RoomOrder { rooms });
        self.edit(ctx, Edit { subject: Subject::RoomOrder(office), based_on: None, decide }).await
    }
}
