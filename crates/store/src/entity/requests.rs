//! Messages and wishes to be called back.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub office_id: Uuid,
    pub kind: String,
    pub state: String,
    pub outcome: Option<String>,
    pub attempts: i16,
    pub tried_at: Option<DateTimeUtc>,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub text: Option<String>,
    pub lang: String,
    pub secret_hash: Option<Vec<u8>>,
    pub visit_id: Option<Uuid>,
    pub invited_at: Option<DateTimeUtc>,
    pub invitation_hash: Option<Vec<u8>>,
    pub invited_visit_id: Option<Uuid>,
    pub taken_by: Option<Uuid>,
    pub note: Option<String>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub done_at: Option<DateTimeUtc>,
    pub version: i64,
    pub idempotency_key: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
