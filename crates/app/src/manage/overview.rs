//! All that a caller may manage, at one moment.

use access::{Action, Ctx};
use domain::{Office, Room, Tenant, hours::Calendar};
use store::Person;

use super::{HoursEdit, HoursPreview, hours::preview, known};
use crate::{App, DoorView, Result};

/// What the caller may manage.
#[derive(Debug, Clone)]
pub struct Management {
    /// The comune.
    pub tenant: Tenant,
    /// The caller manages the comune, and not only some offices.
    pub administers: bool,
    /// The doors that the caller may set up: in the order of the page, then those that are no longer shown.
    pub offices: Vec<ManagedOffice>,
    /// The staff, by name, without those who were removed.
    pub people: Vec<Person>,
}

/// A door with all that belongs to it.
#[derive(Debug, Clone)]
pub struct ManagedOffice {
    /// The door.
    pub office: Office,
    /// What its hours say.
    pub hours: HoursPreview,
    /// Its rooms in their order, archived ones included.
    pub rooms: Vec<Room>,
    /// Who receives there.
    pub people: Vec<Person>,
    /// As citizens see it now; absent while it is archived.
    pub door: Option<DoorView>,
}

impl App {
    /// What the caller may manage. Denied to whoever may manage nothing.
    pub async fn management(&self, ctx: &Ctx) -> Result<Management> {
        known(ctx)?;
        let administers = ctx.may(Action::Administer);
        if !administers && ctx.staff.iter().all(|staff| staff.offices().next().is_none()) {
            return Err(access::Denied::Forbidden.into());
        }
        let tx = self.store().begin_read(ctx).await?;
        let tenant = tx.fetch_tenant().await?;
        let mut offices = tx.list_offices().await?;
        offices.extend(tx.list_archived_offices().await?);
        let rooms = tx.list_rooms().await?;
        let mut people = tx.list_people().await?;
        drop(tx);
        people.retain(|person| person.removed_at.is_none());
        let board = self.hub().fresh_board(ctx).await?;
        let calendar = Calendar::italy(tenant.profile.patron);
        let managed = |office: Office| {
            let receives = access::Role::Operator(office.id);
            ManagedOffice {
                hours: preview(ctx, &HoursEdit::Syntax(office.hours.clone()), &calendar),
                rooms: rooms.iter().filter(|room| room.office_id == office.id).cloned().collect(),
                people: people.iter().filter(|person| person.roles.contains(&receives)).cloned().collect(),
                door: board.door(office.id).cloned(),
                office,
            }
        };
        let may = |office: &Office| ctx.may(Action::SetUpOffice(office.id));
        let offices = offices.into_iter().filter(may).map(managed).collect();
        Ok(Management { tenant, administers, offices, people })
    }
}
