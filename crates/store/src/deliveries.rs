//! What is to be sent: written in the transaction of what it tells, sent by a job, and told what became of it.

use chrono::TimeDelta;
use domain::{DeliveryId, Fault, Instant, Mail, OfficeId, Outgoing, TenantId, WebhookCall};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};

use crate::{
    PlatformTx, Result, StoreError, TenantTx,
    entity::deliveries::{ActiveModel, Column, Entity, Model},
    json::{json, read},
};

/// What a delivery holds besides its target.
#[derive(Serialize, Deserialize)]
enum Content {
    Mail { subject: String, text: String, calendar: Option<String> },
    Webhook { key_version: u32, body: String },
}

/// A delivery whose time has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDelivery {
    /// Whose.
    pub tenant: TenantId,
    /// Which.
    pub id: DeliveryId,
}

/// A delivery that is being attempted. Until the lease is over nobody else attempts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// Key: the same at each attempt.
    pub id: DeliveryId,
    /// To which office it belongs, if to one.
    pub office: Option<OfficeId>,
    /// What to send.
    pub outgoing: Outgoing,
    /// Which attempt this is, from 1.
    pub attempt: u8,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempted {
    /// The receiver took it.
    Sent,
    /// It did not: another attempt is made later.
    Retry(Fault, TimeDelta),
    /// It did not, and no other attempt is made.
    Failed(Fault),
}

/// What became of something that was to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryRecord {
    /// Key.
    pub id: DeliveryId,
    /// To which office it belongs, if to one.
    pub office: Option<OfficeId>,
    /// Whether it is an e-mail; else a call.
    pub mail: bool,
    /// An address; of an e-mail empty once retention has erased it.
    pub target: String,
    /// When it was written down.
    pub created_at: Instant,
    /// How often it was attempted.
    pub attempts: u8,
    /// What went wrong last.
    pub fault: Option<Fault>,
    /// When it was taken.
    pub sent_at: Option<Instant>,
    /// When it was given up.
    pub failed_at: Option<Instant>,
}

const MAIL: &str = "MAIL";
const WEBHOOK: &str = "WEBHOOK";

impl TenantTx {
    /// Writes down what is to be sent once this transaction is true.
    pub async fn post(&self, id: DeliveryId, office: Option<OfficeId>, outgoing: &Outgoing) -> Result<()> {
        let (kind, target, content) = match outgoing {
            Outgoing::Mail(Mail { to, subject, text, calendar }) => {
                let (subject, text, calendar) = (subject.clone(), text.clone(), calendar.clone());
                (MAIL, to, Content::Mail { subject, text, calendar })
            }
            Outgoing::Webhook(WebhookCall { url, key_version, body }) => {
                (WEBHOOK, url, Content::Webhook { key_version: *key_version, body: body.clone() })
            }
        };
        let row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            id: Set(id.uuid()),
            office_id: Set(office.map(OfficeId::uuid)),
            kind: Set(kind.to_owned()),
            target: Set(target.clone()),
            payload: Set(Some(json(&content))),
            created_at: Set(self.now),
            due_at: Set(self.now),
            attempts: Set(0),
            last_error: Set(None),
            sent_at: Set(None),
            failed_at: Set(None),
        };
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        Ok(())
    }

    /// Takes a delivery whose time has come, for as long as `lease`; `None` where somebody else has it, or it is done.
    /// If nothing is heard of the attempt, another one is due when the lease is over.
    pub async fn claim_delivery(&self, id: DeliveryId, lease: TimeDelta) -> Result<Option<Claimed>> {
        let done = Entity::update_many()
            .col_expr(Column::DueAt, Expr::value(self.now + lease))
            .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
            .filter(self.own::<Entity>())
            .filter(Column::Id.eq(id.uuid()))
            .filter(Column::DueAt.lte(self.now))
            .filter(pending())
            .exec(&self.conn)
            .await?;
        if done.rows_affected == 0 {
            return Ok(None);
        }
        let row = self.rows::<Entity>().filter(Column::Id.eq(id.uuid())).one(&self.conn).await?;
        row.map(claimed).transpose()
    }

    /// Writes down how an attempt ended. Changes nothing where its lease was over and another attempt has begun.
    pub async fn settle_delivery(&self, claimed: &Claimed, attempted: Attempted) -> Result<()> {
        let mut change = ActiveModel { ..Default::default() };
        match attempted {
            Attempted::Sent => {
                change.sent_at = Set(Some(self.now));
                change.payload = Set(None);
                change.last_error = Set(None);
            }
            Attempted::Retry(fault, pause) => {
                change.due_at = Set(self.now + pause);
                change.last_error = Set(Some(fault.to_string()));
            }
            Attempted::Failed(fault) => {
                change.failed_at = Set(Some(self.now));
                change.payload = Set(None);
                change.last_error = Set(Some(fault.to_string()));
            }
        }
        Entity::update_many()
            .set(change)
            .filter(self.own::<Entity>())
            .filter(Column::Id.eq(claimed.id.uuid()))
            .filter(Column::Attempts.eq(i16::from(claimed.attempt)))
            .filter(pending())
            .exec(&self.conn)
            .await?;
        Ok(())
    }

    /// One delivery.
    pub async fn lookup_delivery(&self, id: DeliveryId) -> Result<Option<DeliveryRecord>> {
        let row = self.rows::<Entity>().filter(Column::Id.eq(id.uuid())).one(&self.conn).await?;
        row.map(record).transpose()
    }

    /// What could not be sent for an office, the newest first: what was given up, and what is being tried again.
    pub async fn list_faulty_deliveries(&self, office: OfficeId, limit: u64) -> Result<Vec<DeliveryRecord>> {
        let rows = self
            .rows::<Entity>()
            .filter(Column::OfficeId.eq(office.uuid()))
            .filter(Column::LastError.is_not_null())
            .order_by_desc(Column::Id)
            .limit(limit);
        rows.all(&self.conn).await?.into_iter().map(record).collect()
    }

    /// What was attempted for an office at one of these addresses, whatever became of it, the newest first.
    pub async fn list_attempted_deliveries(
        &self,
        office: OfficeId,
        targets: &[String],
        limit: u64,
    ) -> Result<Vec<DeliveryRecord>> {
        let rows = self
            .rows::<Entity>()
            .filter(Column::OfficeId.eq(office.uuid()))
            .filter(Column::Target.is_in(targets.iter().map(String::as_str)))
            .filter(Condition::any().add(Column::SentAt.is_not_null()).add(Column::LastError.is_not_null()))
            .order_by_desc(Column::Id)
            .limit(limit);
        rows.all(&self.conn).await?.into_iter().map(record).collect()
    }

    /// Erases to whom letters of before `erase` went, and forgets all that is done and older than `forget`.
    pub async fn forget_deliveries(&self, erase: Instant, forget: Instant) -> Result<()> {
        let done = || Condition::any().add(Column::SentAt.is_not_null()).add(Column::FailedAt.is_not_null());
        Entity::update_many()
            .set(ActiveModel { target: Set(String::new()), ..Default::default() })
            .filter(self.own::<Entity>())
            .filter(done())
            .filter(Column::Kind.eq(MAIL))
            .filter(Column::CreatedAt.lt(erase))
            .filter(Column::Target.ne(""))
            .exec(&self.conn)
            .await?;
        Entity::delete_many()
            .filter(self.own::<Entity>())
            .filter(done())
            .filter(Column::CreatedAt.lt(forget))
            .exec(&self.conn)
            .await?;
        Ok(())
    }
}

impl PlatformTx {
    /// The deliveries whose time has come, the longest overdue first.
    pub async fn list_due_deliveries(&self, limit: u64) -> Result<Vec<DueDelivery>> {
        let rows: Vec<(uuid::Uuid, uuid::Uuid)> = Entity::find()
            .select_only()
            .column(Column::TenantId)
            .column(Column::Id)
            .filter(Column::DueAt.lte(self.now))
            .filter(pending())
            .order_by_asc(Column::DueAt)
            .limit(limit)
            .into_tuple()
            .all(&self.tx)
            .await?;
        Ok(rows
            .into_iter()
            .map(|(tenant, id)| DueDelivery { tenant: tenant.into(), id: id.into() })
            .collect())
    }
}

/// Neither taken nor given up.
fn pending() -> Condition {
    Condition::all().add(Column::SentAt.is_null()).add(Column::FailedAt.is_null())
}

fn inconsistent(id: uuid::Uuid) -> StoreError {
    StoreError::Inconsistent { table: "deliveries", row: id.to_string() }
}

fn claimed(row: Model) -> Result<Claimed> {
    let payload = row.payload.ok_or_else(|| inconsistent(row.id))?;
    let outgoing = match read("deliveries", row.id, payload)? {
        Content::Mail { subject, text, calendar } => {
            Outgoing::Mail(Mail { to: row.target, subject, text, calendar })
        }
        Content::Webhook { key_version, body } => {
            Outgoing::Webhook(WebhookCall { url: row.target, key_version, body })
        }
    };
    Ok(Claimed {
        id: row.id.into(),
        office: row.office_id.map(OfficeId::from),
        outgoing,
        attempt: u8::try_from(row.attempts).map_err(|_| inconsistent(row.id))?,
    })
}

fn record(row: Model) -> Result<DeliveryRecord> {
    let fault = row.last_error.as_deref().map(str::parse).transpose();
    Ok(DeliveryRecord {
        id: row.id.into(),
        office: row.office_id.map(OfficeId::from),
        mail: row.kind == MAIL,
        target: row.target,
        created_at: row.created_at,
        attempts: u8::try_from(row.attempts).map_err(|_| inconsistent(row.id))?,
        fault: fault.map_err(|_| inconsistent(row.id))?,
        sent_at: row.sent_at,
        failed_at: row.failed_at,
    })
}
