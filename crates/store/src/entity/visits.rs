//! Visits.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "visits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub office_id: Uuid,
    pub state: String,
    pub outcome: Option<String>,
    pub operator_id: Option<Uuid>,
    pub room_id: Option<Uuid>,
    pub name: Option<String>,
    pub reason: Option<String>,
    pub message: Option<String>,
    pub notes: Option<String>,
    pub messages: i16,
    pub secret_hash: Vec<u8>,
    pub knocked_at: DateTimeUtc,
    pub rank_at: DateTimeUtc,
    pub place: Option<i32>,
    pub calls: i16,
    pub called_at: Option<DateTimeUtc>,
    pub received_at: Option<DateTimeUtc>,
    pub entered_at: Option<DateTimeUtc>,
    pub ended_at: Option<DateTimeUtc>,
    pub joined_at: DateTimeUtc,
    pub alerted_at: Option<DateTimeUtc>,
    pub acknowledged_at: Option<DateTimeUtc>,
    pub escalated_at: Option<DateTimeUtc>,
    pub substituted_at: Option<DateTimeUtc>,
    pub called_back: bool,
    pub last_seen_at: DateTimeUtc,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
