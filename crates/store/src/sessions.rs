//! Sessions in the database, so that a restart or another node keeps people signed in.

use domain::Instant;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, sea_query::OnConflict,
};
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{self, Error},
};

use crate::entity::sessions::{ActiveModel, Column, Entity, Model};

/// Where tower-sessions keeps its records.
#[derive(Debug, Clone)]
pub struct Sessions {
    db: DatabaseConnection,
}

impl Sessions {
    pub(crate) const fn new(db: DatabaseConnection) -> Self {
        Self { db }
    }

    /// Deletes what expired before `now`. Returns how many.
    pub async fn delete_expired(&self, now: Instant) -> crate::Result<u64> {
        Ok(Entity::delete_many().filter(Column::ExpiresAt.lte(now)).exec(&self.db).await?.rows_affected)
    }
}

#[async_trait::async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        // 128 random bits: a second attempt is for a broken generator, and more would not help.
        for _ in 0..2 {
            let insert = Entity::insert(row(record)?)
                .on_conflict(OnConflict::column(Column::Id).do_nothing().to_owned());
            if insert.exec_without_returning(&self.db).await.map_err(backend)? == 1 {
                return Ok(());
            }
            record.id = Id::default();
        }
        Err(Error::Backend("no free session id".into()))
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let replace =
            OnConflict::column(Column::Id).update_columns([Column::Data, Column::ExpiresAt]).to_owned();
        Entity::insert(row(record)?)
            .on_conflict(replace)
            .exec_without_returning(&self.db)
            .await
            .map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let row = Entity::find_by_id(id.to_string()).one(&self.db).await.map_err(backend)?;
        let record = row.map(|row| stored(*id, row)).transpose()?;
        Ok(record.filter(|record| record.expiry_date > OffsetDateTime::now_utc()))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        Entity::delete_by_id(id.to_string()).exec(&self.db).await.map_err(backend)?;
        Ok(())
    }
}

fn backend(error: impl std::fmt::Display) -> Error {
    Error::Backend(error.to_string())
}

fn row(record: &Record) -> session_store::Result<ActiveModel> {
    let expiry = record.expiry_date;
    let expires_at = chrono::DateTime::from_timestamp(expiry.unix_timestamp(), 0)
        .ok_or_else(|| Error::Encode("expiry out of range".into()))?;
    let data = serde_json::to_value(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
    Ok(ActiveModel { id: Set(record.id.to_string()), data: Set(data), expires_at: Set(expires_at) })
}

fn stored(id: Id, row: Model) -> session_store::Result<Record> {
    let data = serde_json::from_value(row.data).map_err(|error| Error::Decode(error.to_string()))?;
    let expiry_date = OffsetDateTime::from_unix_timestamp(row.expires_at.timestamp()).map_err(backend)?;
    Ok(Record { id, data, expiry_date })
}
