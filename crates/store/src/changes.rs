//! The register of what a comune changed in its own set-up.

use domain::{ChangeId, Instant, OfficeId, PersonId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, JsonValue, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    Result, TenantTx,
    entity::changes::{ActiveModel, Column, Entity, Model},
};

/// An entry of the register. What `before` and `after` hold is the use cases' own business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRecord {
    /// Key.
    pub id: ChangeId,
    /// The version of the comune's set-up that it made: the order of the register.
    pub version: i64,
    /// When.
    pub at: Instant,
    /// Who; absent where the platform itself did it.
    pub by: Option<PersonId>,
    /// Of which kind the thing is that was changed.
    pub subject: String,
    /// Which one; absent where there is only one.
    pub subject_id: Option<Uuid>,
    /// To which office it belongs, if to one.
    pub office: Option<OfficeId>,
    /// What it was; absent where it was added.
    pub before: Option<JsonValue>,
    /// What it became.
    pub after: JsonValue,
    /// The change that this one takes back.
    pub undoes: Option<ChangeId>,
}

impl TenantTx {
    /// Enters a change. One that takes back what was taken back already is a
    /// [`StoreError::Conflict`](crate::StoreError::Conflict).
    pub async fn add_change(&self, change: &ChangeRecord) -> Result<()> {
        let row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            id: Set(change.id.uuid()),
            version: Set(change.version),
            at: Set(change.at),
            person_id: Set(change.by.map(PersonId::uuid)),
            subject: Set(change.subject.clone()),
            subject_id: Set(change.subject_id),
            office_id: Set(change.office.map(OfficeId::uuid)),
            before: Set(change.before.clone()),
            after: Set(change.after.clone()),
            undoes: Set(change.undoes.map(ChangeId::uuid)),
        };
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        Ok(())
    }

    /// One change.
    pub async fn lookup_change(&self, id: ChangeId) -> Result<Option<ChangeRecord>> {
        let row = self.rows::<Entity>().filter(Column::Id.eq(id.uuid())).one(&self.conn).await?;
        Ok(row.map(record))
    }

    /// The last change of one thing.
    pub async fn lookup_last_change(
        &self,
        subject: &str,
        subject_id: Option<Uuid>,
    ) -> Result<Option<ChangeRecord>> {
        let rows = self.rows::<Entity>().filter(Column::Subject.eq(subject));
        let rows = match subject_id {
            Some(id) => rows.filter(Column::SubjectId.eq(id)),
            None => rows.filter(Column::SubjectId.is_null()),
        };
        Ok(rows.order_by_desc(Column::Version).one(&self.conn).await?.map(record))
    }

    /// Changes from the newest on, those before the version `before`. With `offices`, those alone that belong to one of them.
    pub async fn list_changes(
        &self,
        before: Option<i64>,
        offices: Option<&[OfficeId]>,
        limit: u64,
    ) -> Result<Vec<ChangeRecord>> {
        let mut rows = self.rows::<Entity>();
        if let Some(before) = before {
            rows = rows.filter(Column::Version.lt(before));
        }
        if let Some(offices) = offices {
            rows = rows.filter(Column::OfficeId.is_in(offices.iter().map(|office| office.uuid())));
        }
        let rows = rows.order_by_desc(Column::Version).limit(limit).all(&self.conn).await?;
        Ok(rows.into_iter().map(record).collect())
    }

    /// Those of these changes that were taken back.
    pub async fn list_undone(&self, changes: &[ChangeId]) -> Result<Vec<ChangeId>> {
        let rows = self.rows::<Entity>().filter(Column::Undoes.is_in(changes.iter().map(|id| id.uuid())));
        Ok(rows.all(&self.conn).await?.into_iter().filter_map(|row| row.undoes.map(ChangeId::from)).collect())
    }
}

fn record(row: Model) -> ChangeRecord {
    ChangeRecord {
        id: row.id.into(),
        version: row.version,
        at: row.at,
        by: row.person_id.map(PersonId::from),
        subject: row.subject,
        subject_id: row.subject_id,
        office: row.office_id.map(OfficeId::from),
        before: row.before,
        after: row.after,
        undoes: row.undoes.map(ChangeId::from),
    }
}
