//! Appointments.

use access::SecretHash;
use domain::{
    Appointment, AppointmentId, AppointmentState, Instant, Lang, OfficeId, VisitId, appointment::Slot,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};

use crate::{
    Key, Result, StoreError, TenantTx,
    code::{code, word},
    entity::appointments::{ActiveModel, Column, Entity, Model},
};

/// How many appointments one turn of a job looks at.
const AT_ONCE: u64 = 500;

/// An appointment with what the domain need not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppointmentRecord {
    /// The appointment.
    pub appointment: Appointment,
    /// What the visitor wrote, until retention erases it.
    pub booked: Booked,
    /// What the office wrote when it cancelled.
    pub message: Option<String>,
    /// What the visitor reads.
    pub lang: Lang,
    /// Of the token in the visitor's link.
    pub token: SecretHash,
    /// When it was booked.
    pub booked_at: Instant,
    /// When it last changed.
    pub changed_at: Instant,
    /// When the visitor was reminded of it, or told so shortly before that no reminder is needed.
    pub reminded_at: Option<Instant>,
    /// Grows with each write.
    pub revision: i64,
}

/// What a visitor writes to book.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Booked {
    /// Their name.
    pub name: Option<String>,
    /// Where they are written to.
    pub email: Option<String>,
    /// Where they can be called.
    pub phone: Option<String>,
    /// Why they come.
    pub reason: Option<String>,
}

impl TenantTx {
    /// Writes a booking. One whose key was used before is a [`StoreError::Conflict`].
    pub async fn add_appointment(&self, record: &AppointmentRecord, key: &Key) -> Result<()> {
        let Booked { name, email, phone, reason } = record.booked.clone();
        let row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            id: Set(record.appointment.id.uuid()),
            office_id: Set(record.appointment.office_id.uuid()),
            name: Set(name),
            email: Set(email),
            phone: Set(phone),
            reason: Set(reason),
            lang: Set(record.lang.tag().to_owned()),
            token_hash: Set(record.token.0.to_vec()),
            booked_at: Set(record.booked_at),
            revision: Set(record.revision),
            idempotency_key: Set(key.as_str().to_owned()),
            ..changing(record)
        };
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        Ok(())
    }

    /// Writes an appointment over the one that was read at its revision; if that has changed since, a conflict.
    pub async fn update_appointment(&self, record: AppointmentRecord) -> Result<AppointmentRecord> {
        let change = ActiveModel { revision: Set(record.revision + 1), ..changing(&record) };
        let done = Entity::update_many()
            .set(change)
            .filter(self.own::<Entity>())
            .filter(Column::Id.eq(record.appointment.id.uuid()))
            .filter(Column::Revision.eq(record.revision))
            .exec(&self.conn)
            .await?;
        if done.rows_affected != 1 {
            return Err(StoreError::Conflict);
        }
        Ok(AppointmentRecord { revision: record.revision + 1, ..record })
    }

    /// One appointment.
    pub async fn lookup_appointment(&self, id: AppointmentId) -> Result<Option<AppointmentRecord>> {
        self.one_appointment(Column::Id.eq(id.uuid())).await
    }

    /// The appointment of a token.
    pub async fn lookup_appointment_of(&self, token: SecretHash) -> Result<Option<AppointmentRecord>> {
        self.one_appointment(Column::TokenHash.eq(token.0.to_vec())).await
    }

    /// The appointment that was booked with this key.
    pub async fn lookup_booked(&self, key: &Key) -> Result<Option<AppointmentRecord>> {
        self.one_appointment(Column::IdempotencyKey.eq(key.as_str())).await
    }

    /// The appointment for which this visit waits.
    pub async fn lookup_appointment_at(&self, visit: VisitId) -> Result<Option<AppointmentRecord>> {
        self.one_appointment(Column::VisitId.eq(visit.uuid())).await
    }

    async fn one_appointment(
        &self,
        which: sea_orm::sea_query::SimpleExpr,
    ) -> Result<Option<AppointmentRecord>> {
        self.rows::<Entity>().filter(which).one(&self.conn).await?.map(record).transpose()
    }

    /// When the places of an office are taken, of what touches the time between two instants.
    pub async fn list_taken_slots(
        &self,
        office: OfficeId,
        from: Instant,
        to: Instant,
    ) -> Result<Vec<(AppointmentId, Slot)>> {
        let rows = self
            .rows::<Entity>()
            .filter(Column::OfficeId.eq(office.uuid()))
            .filter(Column::StartsAt.lt(to))
            .filter(Column::EndsAt.gt(from))
            .filter(Column::State.is_in(["BOOKED", "ARRIVED"]));
        let slot = |row: Model| (row.id.into(), Slot { start: row.starts_at, end: row.ends_at });
        Ok(rows.all(&self.conn).await?.into_iter().map(slot).collect())
    }

    /// How many appointments an address of electronic mail has at an office after now.
    pub async fn count_coming(&self, office: OfficeId, email: &str) -> Result<u64> {
        let rows = self
            .rows::<Entity>()
            .filter(Column::OfficeId.eq(office.uuid()))
            .filter(Column::Email.eq(email))
            .filter(Column::State.eq("BOOKED"))
            .filter(Column::StartsAt.gt(self.now));
        Ok(rows.count(&self.conn).await?)
    }

    /// The appointments of an office that touch the time between two instants, in order, at most `limit`. Those that
    /// the visitor cancelled are not among them.
    pub async fn list_appointments(
        &self,
        office: OfficeId,
        from: Instant,
        to: Instant,
        limit: u64,
    ) -> Result<Vec<AppointmentRecord>> {
        let rows = self
            .rows::<Entity>()
            .filter(Column::OfficeId.eq(office.uuid()))
            .filter(Column::EndsAt.gt(from))
            .filter(Column::StartsAt.lt(to))
            .filter(Column::State.ne("CANCELLED"))
            .order_by_asc(Column::StartsAt)
            .order_by_asc(Column::Id)
            .limit(limit);
        rows.all(&self.conn).await?.into_iter().map(record).collect()
    }

    /// The booked appointments that ended until `limit`, of whatever office.
    pub async fn list_unattended(&self, limit: Instant) -> Result<Vec<AppointmentRecord>> {
        let rows = self.rows::<Entity>().filter(Column::EndsAt.lte(limit)).filter(Column::State.eq("BOOKED"));
        let rows = rows.limit(AT_ONCE);
        rows.all(&self.conn).await?.into_iter().map(record).collect()
    }

    /// The booked appointments that begin between two instants and of which nobody has been reminded.
    pub async fn list_unreminded(&self, from: Instant, to: Instant) -> Result<Vec<AppointmentRecord>> {
        let rows = self
            .rows::<Entity>()
            .filter(Column::StartsAt.gt(from))
            .filter(Column::StartsAt.lte(to))
            .filter(Column::State.eq("BOOKED"))
            .filter(Column::RemindedAt.is_null())
            .limit(AT_ONCE);
        rows.all(&self.conn).await?.into_iter().map(record).collect()
    }

    /// Erases what people wrote in appointments that ended or were cancelled before `limit`. The anonymous fact remains. Returns how
    /// many were erased.
    pub async fn erase_appointments_before(&self, limit: Instant) -> Result<u64> {
        let columns = [Column::Name, Column::Email, Column::Phone, Column::Reason, Column::Message];
        let written = columns.iter().fold(Condition::any(), |any, column| any.add(column.is_not_null()));
        let cancelled = Condition::all().add(Column::State.eq("CANCELLED")).add(Column::ChangedAt.lt(limit));
        let over = Condition::any().add(Column::EndsAt.lt(limit)).add(cancelled);
        let nothing = || Expr::value(Option::<String>::None);
        let erased = columns
            .into_iter()
            .fold(Entity::update_many(), |update, column| update.col_expr(column, nothing()));
        let done = erased.filter(self.own::<Entity>()).filter(over).filter(written).exec(&self.conn).await?;
        Ok(done.rows_affected)
    }
}

/// The columns that may change.
fn changing(record: &AppointmentRecord) -> ActiveModel {
    let appointment = &record.appointment;
    let Slot { start, end } = appointment.slot();
    let (state, by, visit) = match appointment.state() {
        AppointmentState::Booked => ("BOOKED", None, None),
        AppointmentState::Arrived { visit } => ("ARRIVED", None, Some(visit)),
        AppointmentState::Cancelled { by } => ("CANCELLED", Some(by), None),
        AppointmentState::Missed => ("MISSED", None, None),
    };
    ActiveModel {
        starts_at: Set(start),
        ends_at: Set(end),
        state: Set(state.to_owned()),
        cancelled_by: Set(by.map(code)),
        message: Set(record.message.clone()),
        visit_id: Set(visit.map(VisitId::uuid)),
        changed_at: Set(record.changed_at),
        reminded_at: Set(record.reminded_at),
        sequence: Set(i32::try_from(appointment.sequence()).unwrap_or(i32::MAX)),
        ..Default::default()
    }
}

fn record(row: Model) -> Result<AppointmentRecord> {
    let inconsistent = || StoreError::Inconsistent { table: "appointments", row: row.id.to_string() };
    let by = row.cancelled_by.as_deref().and_then(word);
    let state = match (row.state.as_str(), by, row.visit_id) {
        ("BOOKED", None, None) => AppointmentState::Booked,
        ("ARRIVED", None, Some(visit)) => AppointmentState::Arrived { visit: visit.into() },
        ("CANCELLED", Some(by), None) => AppointmentState::Cancelled { by },
        ("MISSED", None, None) => AppointmentState::Missed,
        _ => return Err(inconsistent()),
    };
    let slot = Slot { start: row.starts_at, end: row.ends_at };
    let sequence = u32::try_from(row.sequence).map_err(|_| inconsistent())?;
    Ok(AppointmentRecord {
        appointment: Appointment::restore(row.id.into(), row.office_id.into(), slot, state, sequence),
        lang: Lang::lookup(&row.lang).ok_or_else(inconsistent)?,
        token: SecretHash(row.token_hash.as_slice().try_into().map_err(|_| inconsistent())?),
        booked: Booked { name: row.name, email: row.email, phone: row.phone, reason: row.reason },
        message: row.message,
        booked_at: row.booked_at,
        changed_at: row.changed_at,
        reminded_at: row.reminded_at,
        revision: row.revision,
    })
}
