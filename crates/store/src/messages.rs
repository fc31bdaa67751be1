//! What visitor and office write to each other.

use std::collections::HashMap;

use domain::{Instant, Party, PersonId, VisitEventKind, VisitId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    Entry, Key, Result, StoreError, TenantTx, VisitRecord,
    code::{code, word},
    entity::{
        people,
        visit_messages::{ActiveModel, Column, Entity, Model},
        visits,
    },
};

/// A message of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its place among those of the visit, from 1.
    pub number: u8,
    /// Which side wrote.
    pub by: Party,
    /// To staff: who of the office.
    pub author: Option<String>,
    /// What.
    pub text: String,
    /// When.
    pub at: Instant,
}

/// A message that is to be kept.
#[derive(Debug, Clone)]
pub struct Said {
    /// What.
    pub text: String,
    /// Who of the office; otherwise the visitor.
    pub author: Option<PersonId>,
}

/// How many visits one statement names: fewer than an engine's limit of bound values.
const AT_ONCE: usize = 500;

impl TenantTx {
    /// The messages of these visits, each in order. Visits without any are missing.
    pub async fn list_messages(
        &self,
        visits: impl IntoIterator<Item = VisitId> + Send,
    ) -> Result<HashMap<VisitId, Vec<Message>>> {
        let ids: Vec<_> = visits.into_iter().map(VisitId::uuid).collect();
        let mut rows = Vec::new();
        for ids in ids.chunks(AT_ONCE) {
            let some = self.rows::<Entity>().filter(Column::VisitId.is_in(ids.iter().copied()));
            rows.extend(some.order_by_asc(Column::Number).all(&self.conn).await?);
        }
        let names = self.names_of(&rows).await?;
        let mut messages: HashMap<VisitId, Vec<Message>> = HashMap::new();
        for row in rows {
            let author = row.author_id.and_then(|id| names.get(&id).cloned());
            messages.entry(row.visit_id.into()).or_default().push(message(row, author)?);
        }
        Ok(messages)
    }

    async fn names_of(&self, rows: &[Model]) -> Result<HashMap<uuid::Uuid, String>> {
        let mut authors: Vec<_> = rows.iter().filter_map(|row| row.author_id).collect();
        authors.sort_unstable();
        authors.dedup();
        if authors.is_empty() {
            return Ok(HashMap::new());
        }
        let names = self.rows::<people::Entity>().filter(people::Column::Id.is_in(authors)).select_only();
        let names = names.column(people::Column::Id).column(people::Column::Name);
        Ok(names.into_tuple::<(uuid::Uuid, String)>().all(&self.conn).await?.into_iter().collect())
    }

    /// How many messages were kept with this key: as many as waited, where it was one to all.
    pub async fn count_messages(&self, key: &Key) -> Result<u64> {
        let rows = self.rows::<Entity>().filter(Column::IdempotencyKey.eq(key.as_str()));
        Ok(rows.count(&self.conn).await?)
    }

    /// Keeps a message of a visit that already counts it.
    pub async fn add_message(&self, visit: &VisitRecord, said: &Said, key: Option<&Key>) -> Result<()> {
        let row = self.message_row(visit.visit.id, visit.messages, said, key);
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        Ok(())
    }

    /// Writes the same to each of these visits, as they were read in this turn: as many turns were taken.
    pub async fn log_message_to_all(
        &self,
        last: Entry,
        visits: &[VisitRecord],
        said: &Said,
        key: &Key,
    ) -> Result<()> {
        for some in visits.chunks(AT_ONCE) {
            visits::Entity::update_many()
                .col_expr(visits::Column::Messages, Expr::col(visits::Column::Messages).add(1))
                .col_expr(visits::Column::Version, Expr::value(last.version))
                .filter(self.own::<visits::Entity>())
                .filter(visits::Column::Id.is_in(some.iter().map(|record| record.visit.id.uuid())))
                .exec(&self.conn)
                .await?;
            let rows = some.iter().map(|r| self.message_row(r.visit.id, r.messages + 1, said, Some(key)));
            Entity::insert_many(rows).exec_without_returning(&self.conn).await?;
        }
        self.append_all(&last, visits, VisitEventKind::Wrote, key).await
    }

    /// Deletes the messages of visits that ended before `limit`.
    pub(crate) async fn delete_messages_before(&self, limit: Instant) -> Result<()> {
        let ended = self
            .rows::<visits::Entity>()
            .filter(visits::Column::EndedAt.lt(limit))
            .filter(visits::Column::Messages.gt(0))
            .select_only()
            .column(visits::Column::Id)
            .into_query();
        Entity::delete_many()
            .filter(self.own::<Entity>())
            .filter(Column::VisitId.in_subquery(ended))
            .exec(&self.conn)
            .await?;
        Ok(())
    }

    fn message_row(&self, visit: VisitId, number: u8, said: &Said, key: Option<&Key>) -> ActiveModel {
        let by = if said.author.is_some() { Party::Office } else { Party::Visitor };
        ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            visit_id: Set(visit.uuid()),
            number: Set(number.into()),
            by: Set(code(by)),
            author_id: Set(said.author.map(PersonId::uuid)),
            text: Set(said.text.clone()),
            at: Set(self.now),
            idempotency_key: Set(key.map(|key| key.as_str().to_owned())),
        }
    }
}

fn message(row: Model, author: Option<String>) -> Result<Message> {
    let inconsistent = || StoreError::Inconsistent {
        table: "visit_messages",
        row: format!("{}/{}", row.visit_id, row.number),
    };
    Ok(Message {
        number: u8::try_from(row.number).map_err(|_| inconsistent())?,
        by: word(&row.by).ok_or_else(inconsistent)?,
        author,
        text: row.text,
        at: row.at,
    })
}
