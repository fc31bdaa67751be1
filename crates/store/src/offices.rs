//! Doors.

use domain::{Office, OfficeId, Reception, office::DoorSign};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Result, StoreError, TenantTx,
    code::{code, word},
    entity::{
        offices::{ActiveModel, Column, Entity, Model},
        queues,
    },
    json,
};

impl TenantTx {
    /// The doors that are shown, in the order of the page.
    pub async fn list_offices(&self) -> Result<Vec<Office>> {
        let rows = self.rows::<Entity>().filter(Column::ArchivedAt.is_null());
        let rows = rows.order_by_asc(Column::Rank).order_by_asc(Column::Id);
        rows.all(&self.conn).await?.into_iter().map(office).collect()
    }

    /// The doors that are no longer shown, the last first.
    pub async fn list_archived_offices(&self) -> Result<Vec<Office>> {
        let rows = self.rows::<Entity>().filter(Column::ArchivedAt.is_not_null());
        let rows = rows.order_by_desc(Column::ArchivedAt).order_by_asc(Column::Id);
        rows.all(&self.conn).await?.into_iter().map(office).collect()
    }

    /// One door, shown or not.
    pub async fn lookup_office(&self, id: OfficeId) -> Result<Option<Office>> {
        let row = self.rows::<Entity>().filter(Column::Id.eq(id.uuid())).one(&self.conn).await?;
        row.map(office).transpose()
    }

    /// Adds a door, and the head of its queue. A slug that is taken is a [`StoreError::Conflict`].
    pub async fn add_office(&self, office: &Office) -> Result<()> {
        let (sign, message, until) = sign_columns(&office.sign);
        let row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            id: Set(office.id.uuid()),
            sign: Set(sign.to_owned()),
            sign_message: Set(message),
            sign_until: Set(until),
            rank: Set(office.rank),
            revision: Set(office.revision),
            created_at: Set(self.now),
            ..editable(office)
        };
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        let head = queues::ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            office_id: Set(office.id.uuid()),
            version: Set(0),
            rolled_version: Set(0),
            due_at: Set(None),
            attended_at: Set(None),
            written_at: Set(None),
            requests_version: Set(0),
        };
        queues::Entity::insert(head).exec_without_returning(&self.conn).await?;
        Ok(())
    }

    /// Writes what staff may edit of a door, and its next revision. Whoever calls holds the comune's set-up
    /// ([`TenantTx::take_set_up_turn`]), and has seen that nobody was faster.
    pub async fn update_office(&self, office: &Office) -> Result<()> {
        let change = ActiveModel { revision: Set(office.revision + 1), ..editable(office) };
        self.set_office(office.id, change).await
    }

    /// The doors in their order.
    pub async fn order_offices(&self, ids: &[OfficeId]) -> Result<()> {
        for (rank, id) in (0_i32..).zip(ids) {
            self.set_office(*id, ActiveModel { rank: Set(rank), ..Default::default() }).await?;
        }
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
        self.set_office(id, change).await
    }

    async fn set_office(&self, id: OfficeId, change: ActiveModel) -> Result<()> {
        self.set_row(change, Column::Id.eq(id.uuid()), "office").await
    }
}

/// The columns that staff may edit.
fn editable(office: &Office) -> ActiveModel {
    // The substitute has a column of its own, so that no row can name another comune's office.
    let mut stored = office.reception.clone();
    stored.alert.substitute = None;
    ActiveModel {
        slug: Set(office.slug.clone()),
        kind: Set(code(office.kind)),
        name: Set(office.name.clone()),
        summary: Set(office.summary.clone()),
        translations: Set(json::json(&office.translations)),
        hours: Set(office.hours.clone()),
        reception: Set(json::json(&stored)),
        substitute_id: Set(office.reception.alert.substitute.map(OfficeId::uuid)),
        archived_at: Set(office.archived_at),
        ..Default::default()
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
    let mut reception: Reception = json::read("offices", row.id, row.reception)?;
    reception.alert.substitute = row.substitute_id.map(OfficeId::from);
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
        translations: json::read("offices", row.id, row.translations)?,
        reception,
        sign,
        slug: row.slug,
        name: row.name,
        summary: row.summary,
        hours: row.hours,
        rank: row.rank,
        archived_at: row.archived_at,
        revision: row.revision,
    })
}
