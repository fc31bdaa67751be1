//! Staff and what they may do. Nobody gets in who was not invited: an invitation is a row here.

use sea_orm_migration::prelude::*;

use crate::schema::{
    count, id, id_null, instant, instant_null, tenant_table, text, text_null, unique, within,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let people = tenant_table("people", &["id"])
            .col(id("id"))
            .col(text("name"))
            .col(text_null("fiscal_code"))
            .col(text_null("email"))
            .col(text_null("issuer"))
            .col(text_null("subject"))
            .col(instant("invited_at"))
            .col(instant_null("linked_at"))
            .col(instant_null("removed_at"))
            .col(count("revision"))
            .to_owned();
        manager.create_table(people).await?;
        manager.create_index(unique("people_fiscal_code", "people", &["fiscal_code"])).await?;
        manager.create_index(unique("people_email", "people", &["email"])).await?;
        manager.create_index(unique("people_subject", "people", &["issuer", "subject"])).await?;

        let roles = tenant_table("roles", &["id"])
            .col(id("id"))
            .col(id("person_id"))
            .col(text("role"))
            .col(id_null("office_id"))
            .foreign_key(&mut within("roles", "person_id", "people"))
            .foreign_key(&mut within("roles", "office_id", "offices"))
            .to_owned();
        manager.create_table(roles).await?;
        manager.create_index(unique("roles_once", "roles", &["person_id", "role", "office_id"])).await
    }
}
