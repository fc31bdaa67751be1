//! Doors.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "offices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub slug: String,
    pub kind: String,
    pub name: String,
    pub summary: String,
    pub translations: Json,
    pub hours: String,
    pub reception: Json,
    pub substitute_id: Option<Uuid>,
    pub sign: String,
    pub sign_message: Option<String>,
    pub sign_until: Option<DateTimeUtc>,
    pub rank: i32,
    pub archived_at: Option<DateTimeUtc>,
    pub revision: i64,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
