//! The head of each door's queue.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "queues")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub office_id: Uuid,
    pub version: i64,
    pub rolled_version: i64,
    pub due_at: Option<DateTimeUtc>,
    pub attended_at: Option<DateTimeUtc>,
    pub written_at: Option<DateTimeUtc>,
    pub requests_version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
