//! Doors.

use domain::{Office, OfficeId, office::DoorSign};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Result, StoreError, TenantTx,
    code::{code, word},
    entity::{
        offices::{ActiveModel, Column, Entity, Model},
        queues,
    },
};

impl TenantTx {
    /// All doors, in the order of the page.
    pub async fn list_offices(&self) -> Result<Vec<Office>> {
        let rows = self.rows::<Entity>().order_by_asc(Column::Rank).order_by_asc(Column::Id);
        rows.all(&self.conn).await?.into_iter().map(office).collect()
    }

    /// One door.
    pub async fn lookup_office(&self, id: OfficeId) -> Result<Option<Office>> {
        let row = self.rows::<Entity>().filter(Column::Id.eq(id.uuid())).one(&self.conn).await?;
        row.map(office).transpose()
    }

    /// Adds a door, and the head of its queue.
    pub async fn add_office(&self, office: &Office) -> Result<()> {
        let (sign, message, until) = sign_columns(&office.sign);
        let row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            id: Set(office.id.uuid()),
            slug: Set(office.slug.clone()),
            kind: Set(code(office.kind)),
            name: Set(office.name.clone()),
            summary: Set(office.summary.clone()),
            hours: Set(office.hours.clone()),
            sign: Set(sign.to_owned()),
            sign_message: Set(message),
            sign_until: Set(until),
            rank: Set(office.rank),
            created_at: Set(self.now),
        };
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        let head = queues::ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            office_id: Set(office.id.uuid()),
            version: Set(0),
            rolled_version: Set(0),
            due_at: Set(None),
        };
        queues::Entity::insert(head).exec_without_returning(&self.conn).await?;
        Ok(())
    }

    /// Hangs a sign on a door, or takes it down.
    pub async fn set_sign(&self, id: OfficeId, sign: &DoorSign) -> Result<()> {
        let (sign, message, until) = sign_columns(sign);
        let change = ActiveModel {
            sign: Set(sign.to_owned()),
            sign_message: Set(message),
            sign_until: Set(until),
            ..Default::default()
        };
        let done = Entity::update_many()
            .set(change)
            .filter(self.own::<Entity>())
            .filter(Column::Id.eq(id.uuid()))
            .exec(&self.conn)
            .await?;
        if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Absent("office")) }
    }
}

fn sign_columns(sign: &DoorSign) -> (&'static str, Option<String>, Option<domain::Instant>) {
    match sign {
        DoorSign::None => ("NONE", None, None),
        DoorSign::Paused { message, until } => ("PAUSED", message.clone(), *until),
        DoorSign::Closed { message, until } => ("CLOSED", message.clone(), *until),
    }
}

fn office(row: Model) -> Result<Office> {
    let inconsistent = || StoreError::Inconsistent { table: "offices", row: row.id.to_string() };
    let (message, until) = (row.sign_message.clone(), row.sign_until);
    let sign = match row.sign.as_str() {
        "NONE" => DoorSign::None,
        "PAUSED" => DoorSign::Paused { message, until },
        "CLOSED" => DoorSign::Closed { message, until },
        _ => return Err(inconsistent()),
    };
    Ok(Office {
        id: row.id.into(),
        kind: word(&row.kind).ok_or_else(inconsistent)?,
        sign,
        slug: row.slug,
        name: row.name,
        summary: row.summary,
        hours: row.hours,
        rank: row.rank,
    })
}
