//! The registry of comuni. Not tenant data, so it needs no context: it is how a host becomes one.

use domain::{Instant, Lang, Tenant, TenantId, tenant::MonthDay};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    PlatformTx, Result, Store, StoreError, TenantTx,
    code::{code, word},
    entity::tenants::{ActiveModel, Column, Entity, Model},
};

impl Store {
    /// The comune of a subdomain.
    pub async fn lookup_tenant(&self, slug: &str) -> Result<Option<Tenant>> {
        Entity::find().filter(Column::Slug.eq(slug)).one(&self.db).await?.map(tenant).transpose()
    }

    /// All comuni, by name.
    pub async fn list_tenants(&self) -> Result<Vec<Tenant>> {
        Entity::find().order_by_asc(Column::Name).all(&self.db).await?.into_iter().map(tenant).collect()
    }
}

impl TenantTx {
    /// The comune of this transaction.
    pub async fn fetch_tenant(&self) -> Result<Tenant> {
        let row = Entity::find().filter(Column::Id.eq(self.tenant.uuid())).one(&self.conn).await?;
        tenant(row.ok_or(StoreError::Absent("tenant"))?)
    }
}

impl PlatformTx {
    /// Takes a comune into the registry. A slug that is taken is a [`StoreError::Conflict`].
    pub async fn add_tenant(&self, tenant: &Tenant) -> Result<()> {
        Entity::insert(row(tenant, self.now)).exec_without_returning(&self.tx).await?;
        Ok(())
    }

    /// Serves a comune, or stops serving it.
    pub async fn set_tenant_status(&self, id: TenantId, status: domain::TenantStatus) -> Result<()> {
        let change = ActiveModel { status: Set(code(status)), ..Default::default() };
        let done = Entity::update_many().set(change).filter(Column::Id.eq(id.uuid())).exec(&self.tx).await?;
        if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Absent("tenant")) }
    }
}

fn row(tenant: &Tenant, now: Instant) -> ActiveModel {
    let part = |n: u32| i16::try_from(n).ok();
    ActiveModel {
        id: Set(tenant.id.uuid()),
        slug: Set(tenant.slug.clone()),
        name: Set(tenant.name.clone()),
        province: Set(tenant.province.clone()),
        region: Set(tenant.region.clone()),
        status: Set(code(tenant.status)),
        language: Set(tenant.language.tag().to_owned()),
        patron_month: Set(tenant.patron.and_then(|day| part(day.month))),
        patron_day: Set(tenant.patron.and_then(|day| part(day.day))),
        site_url: Set(tenant.site_url.clone()),
        demonstration: Set(tenant.demonstration),
        retention_h: Set(i64::from(tenant.retention_h)),
        created_at: Set(now),
    }
}

fn tenant(row: Model) -> Result<Tenant> {
    let inconsistent = || StoreError::Inconsistent { table: "tenants", row: row.id.to_string() };
    let patron = match (row.patron_month, row.patron_day) {
        (Some(month), Some(day)) => {
            let part = |n: i16| u32::try_from(n).map_err(|_| inconsistent());
            Some(MonthDay { month: part(month)?, day: part(day)? })
        }
        _ => None,
    };
    Ok(Tenant {
        id: row.id.into(),
        status: word(&row.status).ok_or_else(inconsistent)?,
        language: Lang::lookup(&row.language).ok_or_else(inconsistent)?,
        retention_h: u32::try_from(row.retention_h).map_err(|_| inconsistent())?,
        patron,
        slug: row.slug,
        name: row.name,
        province: row.province,
        region: row.region,
        site_url: row.site_url,
        demonstration: row.demonstration,
    })
}
