//! Rooms, and who receives in them.

use domain::{OfficeId, PersonId, Room, RoomId, room::Provider};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Result, StoreError, TenantTx,
    entity::{
        room_people,
        rooms::{ActiveModel, Column, Entity, Model},
    },
};

impl TenantTx {
    /// The rooms of one office, archived ones included, in their order.
    pub async fn list_rooms_of(&self, office: OfficeId) -> Result<Vec<Room>> {
        let rows = self.rows::<Entity>().filter(Column::OfficeId.eq(office.uuid()));
        let rows = rows.order_by_asc(Column::Rank).order_by_asc(Column::Id).all(&self.conn).await?;
        self.furnished(rows).await
    }

    /// The rooms of all offices, archived ones included, in their order.
    pub async fn list_rooms(&self) -> Result<Vec<Room>> {
        let rows = self.rows::<Entity>().order_by_asc(Column::Rank).order_by_asc(Column::Id);
        let rows = rows.all(&self.conn).await?;
        self.furnished(rows).await
    }

    /// One room, archived or not.
    pub async fn lookup_room(&self, id: RoomId) -> Result<Option<Room>> {
        let rows = self.rows::<Entity>().filter(Column::Id.eq(id.uuid())).all(&self.conn).await?;
        Ok(self.furnished(rows).await?.pop())
    }

    /// Adds a room.
    pub async fn add_room(&self, room: &Room) -> Result<()> {
        let row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            id: Set(room.id.uuid()),
            office_id: Set(room.office_id.uuid()),
            rank: Set(room.rank),
            revision: Set(room.revision),
            created_at: Set(self.now),
            ..editable(room)
        };
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        self.add_room_people(room).await
    }

    /// Writes what staff may edit of a room, and its next revision. As with [`TenantTx::update_office`].
    pub async fn update_room(&self, room: &Room) -> Result<()> {
        let change = ActiveModel { revision: Set(room.revision + 1), ..editable(room) };
        self.set_room(room.id, change).await?;
        room_people::Entity::delete_many()
            .filter(self.own::<room_people::Entity>())
            .filter(room_people::Column::RoomId.eq(room.id.uuid()))
            .exec(&self.conn)
            .await?;
        self.add_room_people(room).await
    }

    /// The rooms of an office in their order.
    pub async fn order_rooms(&self, ids: &[RoomId]) -> Result<()> {
        for (rank, id) in (0_i32..).zip(ids) {
            self.set_room(*id, ActiveModel { rank: Set(rank), ..Default::default() }).await?;
        }
        Ok(())
    }

    async fn set_room(&self, id: RoomId, change: ActiveModel) -> Result<()> {
        self.set_row(change, Column::Id.eq(id.uuid()), "room").await
    }

    async fn add_room_people(&self, room: &Room) -> Result<()> {
        if room.served_by.is_empty() {
            return Ok(());
        }
        let row = |person: &PersonId| room_people::ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            room_id: Set(room.id.uuid()),
            person_id: Set(person.uuid()),
        };
        let rows = room.served_by.iter().map(row);
        room_people::Entity::insert_many(rows).exec_without_returning(&self.conn).await?;
        Ok(())
    }

    async fn furnished(&self, rows: Vec<Model>) -> Result<Vec<Room>> {
        if rows.is_empty() {
            return Ok(vec![]);
        }
        let people = self
            .rows::<room_people::Entity>()
            .filter(room_people::Column::RoomId.is_in(rows.iter().map(|row| row.id)))
            .order_by_asc(room_people::Column::PersonId)
            .all(&self.conn)
            .await?;
        rows.into_iter().map(|row| room(row, &people)).collect()
    }
}

/// The columns that staff may edit.
fn editable(room: &Room) -> ActiveModel {
    let (provider, url) = match &room.provider {
        Provider::Builtin => ("BUILTIN", None),
        Provider::Link { url } => ("LINK", Some(url.clone())),
    };
    ActiveModel {
        name: Set(room.name.clone()),
        provider: Set(provider.to_owned()),
        url: Set(url),
        capacity: Set(i16::try_from(room.capacity).unwrap_or(i16::MAX)),
        welcome: Set(room.welcome.clone()),
        bring: Set(room.bring.clone()),
        archived_at: Set(room.archived_at),
        ..Default::default()
    }
}

fn room(row: Model, people: &[room_people::Model]) -> Result<Room> {
    let inconsistent = || StoreError::Inconsistent { table: "rooms", row: row.id.to_string() };
    let provider = match (row.provider.as_str(), row.url) {
        ("BUILTIN", None) => Provider::Builtin,
        ("LINK", Some(url)) => Provider::Link { url },
        _ => return Err(inconsistent()),
    };
    let serves = |pair: &&room_people::Model| pair.room_id == row.id;
    Ok(Room {
        id: row.id.into(),
        office_id: row.office_id.into(),
        provider,
        capacity: u16::try_from(row.capacity).map_err(|_| inconsistent())?,
        served_by: people.iter().filter(serves).map(|pair| pair.person_id.into()).collect(),
        name: row.name,
        welcome: row.welcome,
        bring: row.bring,
        rank: row.rank,
        archived_at: row.archived_at,
        revision: row.revision,
    })
}
