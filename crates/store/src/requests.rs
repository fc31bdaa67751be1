//! Messages and wishes to be called back.

use access::SecretHash;
use domain::{
    Instant, Lang, OfficeId, PersonId, Request, RequestId, VisitId,
    request::{RequestState, StoredRequest},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Query},
};

use crate::{
    Key, Result, StoreError, TenantTx,
    code::{code, word},
    entity::{
        queues,
        requests::{ActiveModel, Column, Entity, Model},
    },
};

/// A request with what the domain need not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRecord {
    /// The request.
    pub request: Request,
    /// What the visitor wrote, until retention erases it.
    pub words: RequestWords,
    /// In which the visitor reads.
    pub lang: Lang,
    /// Whose request it is.
    pub holder: Option<SecretHash>,
    /// The visit that was given up for it.
    pub visit: Option<VisitId>,
    /// The invitation into the queue, if there is one.
    pub invitation: Option<Invitation>,
    /// What the office noted for itself.
    pub note: Option<String>,
    /// When it last changed.
    pub updated_at: Instant,
    /// The version of the office's requests in which it last changed.
    pub version: i64,
}

/// What a visitor wrote into a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestWords {
    /// As they want to be called.
    pub name: Option<String>,
    /// `+390583…` or `0583…`: digits only.
    pub phone: Option<String>,
    /// In lower case.
    pub email: Option<String>,
    /// What it is about.
    pub text: Option<String>,
}

/// A way into the queue for whoever holds its secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invitation {
    /// When it was last made.
    pub at: Instant,
    /// Of the secret in its link.
    pub hash: SecretHash,
    /// The visit that last came of it.
    pub visit: Option<VisitId>,
}

/// A request to be kept.
#[derive(Debug, Clone)]
pub struct NewRequest<'a> {
    /// As it begins.
    pub request: Request,
    /// What was written.
    pub words: RequestWords,
    /// In which the visitor reads.
    pub lang: Lang,
    /// Whose it is.
    pub holder: SecretHash,
    /// The visit that was given up for it.
    pub visit: Option<VisitId>,
    /// A retry with the same key makes no second one.
    pub key: &'a Key,
}

impl TenantTx {
    /// Waits for the turn at an office's requests and takes it: its number. Whoever holds it changes them alone until
    /// the transaction ends.
    pub async fn take_requests_turn(&self, office: OfficeId) -> Result<i64> {
        let version = Expr::col((queues::Entity, queues::Column::RequestsVersion));
        let statement = Query::update()
            .table(queues::Entity)
            .value(queues::Column::RequestsVersion, version.add(1))
            .and_where(self.own::<queues::Entity>())
            .and_where(queues::Column::OfficeId.eq(office.uuid()))
            .returning_col(queues::Column::RequestsVersion)
            .to_owned();
        let row = self.conn.query_one(&statement).await?.ok_or(StoreError::Absent("office"))?;
        Ok(row.try_get_by_index(0)?)
    }

    /// The present version of an office's requests.
    pub async fn fetch_requests_version(&self, office: OfficeId) -> Result<i64> {
        let head = self.rows::<queues::Entity>().filter(queues::Column::OfficeId.eq(office.uuid()));
        Ok(head.one(&self.conn).await?.ok_or(StoreError::Absent("office"))?.requests_version)
    }

    /// Keeps a request, at a turn of its office. A key that was used is a [`StoreError::Conflict`].
    pub async fn add_request(&self, new: NewRequest<'_>, turn: i64) -> Result<RequestRecord> {
        let NewRequest { request, words, lang, holder, visit, key } = new;
        let record = RequestRecord {
            request,
            words,
            lang,
            holder: Some(holder),
            visit,
            invitation: None,
            note: None,
            updated_at: self.now,
            version: turn,
        };
        let row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            id: Set(record.request.id.uuid()),
            office_id: Set(record.request.office_id.uuid()),
            kind: Set(code(record.request.kind)),
            lang: Set(lang.tag().to_owned()),
            visit_id: Set(visit.map(VisitId::uuid)),
            created_at: Set(record.request.created_at),
            idempotency_key: Set(key.as_str().to_owned()),
            ..changing(&record)
        };
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        Ok(record)
    }

    /// Writes a request over the one that was read, at a turn of its office. If that is no longer what is stored,
    /// [`StoreError::Conflict`].
    pub async fn update_request(&self, record: RequestRecord, turn: i64) -> Result<RequestRecord> {
        let read_at = record.version;
        let record = RequestRecord { version: turn, updated_at: self.now, ..record };
        let done = Entity::update_many()
            .set(changing(&record))
            .filter(self.own::<Entity>())
            .filter(Column::Id.eq(record.request.id.uuid()))
            .filter(Column::Version.eq(read_at))
            .exec(&self.conn)
            .await?;
        if done.rows_affected == 1 { Ok(record) } else { Err(StoreError::Conflict) }
    }

    /// One request.
    pub async fn lookup_request(&self, id: RequestId) -> Result<Option<RequestRecord>> {
        self.one(self.rows::<Entity>().filter(Column::Id.eq(id.uuid()))).await
    }

    /// The request that was left with this key.
    pub async fn lookup_request_by_key(&self, key: &Key) -> Result<Option<RequestRecord>> {
        self.one(self.rows::<Entity>().filter(Column::IdempotencyKey.eq(key.as_str()))).await
    }

    /// The request whose invitation has this secret.
    pub async fn lookup_invited(&self, invitation: SecretHash) -> Result<Option<RequestRecord>> {
        self.one(self.rows::<Entity>().filter(Column::InvitationHash.eq(invitation.0.to_vec()))).await
    }

    /// The request whose invitation made this visit.
    pub async fn lookup_request_of_visit(&self, visit: VisitId) -> Result<Option<RequestRecord>> {
        self.one(self.rows::<Entity>().filter(Column::InvitedVisitId.eq(visit.uuid()))).await
    }

    /// An office's requests: those that wait, the longest first; then those done after `done_after`, the last first and
    /// at most `done` of them.
    pub async fn list_requests(
        &self,
        office: OfficeId,
        done_after: Instant,
        done: u64,
    ) -> Result<Vec<RequestRecord>> {
        let of_office = || self.rows::<Entity>().filter(Column::OfficeId.eq(office.uuid()));
        let waiting = of_office().filter(Column::State.ne("DONE"));
        let waiting = waiting.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id);
        let over =
            of_office().filter(Column::DoneAt.gt(done_after)).order_by_desc(Column::DoneAt).limit(done);
        let mut rows = waiting.all(&self.conn).await?;
        rows.extend(over.all(&self.conn).await?);
        rows.into_iter().map(record).collect()
    }

    /// The requests of a holder: those that wait and those done after `done_after`, the newest first.
    pub async fn list_requests_of(
        &self,
        holder: SecretHash,
        done_after: Instant,
    ) -> Result<Vec<RequestRecord>> {
        let shown = Condition::any().add(Column::DoneAt.is_null()).add(Column::DoneAt.gt(done_after));
        let rows = self.of(holder).filter(shown).order_by_desc(Column::CreatedAt).order_by_desc(Column::Id);
        rows.all(&self.conn).await?.into_iter().map(record).collect()
    }

    /// How many requests of a holder wait.
    pub async fn count_requests_of(&self, holder: SecretHash) -> Result<u64> {
        Ok(self.of(holder).filter(Column::State.ne("DONE")).count(&self.conn).await?)
    }

    /// How many requests of an office wait.
    pub async fn count_requests_at(&self, office: OfficeId) -> Result<u64> {
        let rows = self.rows::<Entity>().filter(Column::OfficeId.eq(office.uuid()));
        Ok(rows.filter(Column::State.ne("DONE")).count(&self.conn).await?)
    }

    /// Gives the requests of one secret to another: the browser has been given a new one.
    pub async fn rehold_requests(&self, from: SecretHash, to: SecretHash) -> Result<()> {
        Entity::update_many()
            .col_expr(Column::SecretHash, Expr::value(to.0.to_vec()))
            .filter(self.own::<Entity>())
            .filter(Column::SecretHash.eq(from.0.to_vec()))
            .exec(&self.conn)
            .await?;
        Ok(())
    }

    /// The requests that have waited since before `limit`.
    pub async fn list_requests_left_before(
        &self,
        limit: Instant,
        at_most: u64,
    ) -> Result<Vec<RequestRecord>> {
        let rows = self.rows::<Entity>().filter(Column::State.ne("DONE"));
        let rows = rows.filter(Column::CreatedAt.lt(limit)).limit(at_most).all(&self.conn).await?;
        rows.into_iter().map(record).collect()
    }

    /// Erases what people wrote in requests that were done before `limit`, and whose they were. Returns how many.
    pub async fn erase_requests_before(&self, limit: Instant) -> Result<u64> {
        let nothing = || Expr::value(Option::<String>::None);
        let mut erase = Entity::update_many().filter(self.own::<Entity>()).filter(Column::DoneAt.lt(limit));
        let mut written = Condition::any().add(Column::SecretHash.is_not_null());
        for column in [Column::Name, Column::Phone, Column::Email, Column::Text, Column::Note] {
            written = written.add(column.is_not_null());
            erase = erase.col_expr(column, nothing());
        }
        for column in [Column::SecretHash, Column::InvitationHash] {
            erase = erase.col_expr(column, Expr::value(Option::<Vec<u8>>::None));
        }
        Ok(erase.filter(written).exec(&self.conn).await?.rows_affected)
    }

    fn of(&self, holder: SecretHash) -> Select<Entity> {
        self.rows::<Entity>().filter(Column::SecretHash.eq(holder.0.to_vec()))
    }

    async fn one(&self, rows: Select<Entity>) -> Result<Option<RequestRecord>> {
        rows.one(&self.conn).await?.map(record).transpose()
    }
}

/// The columns that a step may change.
fn changing(record: &RequestRecord) -> ActiveModel {
    let request = &record.request;
    let (state, outcome, done_at) = match request.state() {
        RequestState::Open => ("OPEN", None, None),
        RequestState::Taken { .. } => ("TAKEN", None, None),
        RequestState::Done { outcome, at } => ("DONE", Some(code(outcome)), Some(at)),
    };
    let words = record.words.clone();
    let invitation = record.invitation;
    ActiveModel {
        state: Set(state.to_owned()),
        outcome: Set(outcome),
        attempts: Set(i16::try_from(request.attempts()).unwrap_or(i16::MAX)),
        tried_at: Set(request.tried_at()),
        name: Set(words.name),
        phone: Set(words.phone),
        email: Set(words.email),
        text: Set(words.text),
        secret_hash: Set(record.holder.map(|holder| holder.0.to_vec())),
        invited_at: Set(invitation.map(|invitation| invitation.at)),
        invitation_hash: Set(invitation.map(|invitation| invitation.hash.0.to_vec())),
        invited_visit_id: Set(invitation.and_then(|invitation| invitation.visit).map(VisitId::uuid)),
        taken_by: Set(request.taken_by().map(PersonId::uuid)),
        note: Set(record.note.clone()),
        updated_at: Set(record.updated_at),
        done_at: Set(done_at),
        version: Set(record.version),
        ..Default::default()
    }
}

fn record(row: Model) -> Result<RequestRecord> {
    let inconsistent = || StoreError::Inconsistent { table: "requests", row: row.id.to_string() };
    let hash = |bytes: Vec<u8>| bytes.as_slice().try_into().map(SecretHash).map_err(|_| inconsistent());
    let state = match (row.state.as_str(), row.taken_by) {
        ("OPEN", None) => RequestState::Open,
        ("TAKEN", Some(by)) => RequestState::Taken { by: by.into() },
        ("DONE", None) => RequestState::Done {
            outcome: row.outcome.as_deref().and_then(word).ok_or_else(inconsistent)?,
            at: row.done_at.ok_or_else(inconsistent)?,
        },
        _ => return Err(inconsistent()),
    };
    let request = Request::restore(StoredRequest {
        id: row.id.into(),
        office_id: row.office_id.into(),
        kind: word(&row.kind).ok_or_else(inconsistent)?,
        created_at: row.created_at,
        state,
        attempts: u16::try_from(row.attempts).map_err(|_| inconsistent())?,
        tried_at: row.tried_at,
    });
    let invitation = match (row.invited_at, row.invitation_hash) {
        (Some(at), Some(bytes)) => {
            Some(Invitation { at, hash: hash(bytes)?, visit: row.invited_visit_id.map(VisitId::from) })
        }
        _ => None,
    };
    Ok(RequestRecord {
        request: request.ok_or_else(inconsistent)?,
        words: RequestWords { name: row.name, phone: row.phone, email: row.email, text: row.text },
        lang: Lang::lookup(&row.lang).ok_or_else(inconsistent)?,
        holder: row.secret_hash.map(hash).transpose()?,
        visit: row.visit_id.map(VisitId::from),
        invitation,
        note: row.note,
        updated_at: row.updated_at,
        version: row.version,
    })
}
