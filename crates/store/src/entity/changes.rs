//! The register of changes.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "changes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i64,
    pub at: DateTimeUtc,
    pub person_id: Option<Uuid>,
    pub subject: String,
    pub subject_id: Option<Uuid>,
    pub office_id: Option<Uuid>,
    pub before: Option<Json>,
    pub after: Json,
    pub undoes: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
