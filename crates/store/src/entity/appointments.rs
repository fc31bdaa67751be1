//! Appointments.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "appointments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub office_id: Uuid,
    pub starts_at: DateTimeUtc,
    pub ends_at: DateTimeUtc,
    pub state: String,
    pub cancelled_by: Option<String>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub reason: Option<String>,
    pub message: Option<String>,
    pub lang: String,
    pub token_hash: Vec<u8>,
    pub visit_id: Option<Uuid>,
    pub booked_at: DateTimeUtc,
    pub changed_at: DateTimeUtc,
    pub reminded_at: Option<DateTimeUtc>,
    pub sequence: i32,
    pub revision: i64,
    pub idempotency_key: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
