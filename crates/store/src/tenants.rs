//! The registry of comuni. Not tenant data, so it needs no context: it is how a host becomes one.

use domain::{Instant, Profile, Tenant, TenantId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    PlatformTx, Result, Store, StoreError, TenantTx,
    code::{code, word},
    entity::tenants::{ActiveModel, Column, Entity, Model},
    json,
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

    /// Counts a change of what the comune has set up, and holds the comune until the transaction ends: its changes
    /// take turns. Returns the number.
    pub async fn take_set_up_turn(&self) -> Result<i64> {
        let done = Entity::update_many()
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(self.tenant.uuid()))
            .exec(&self.conn)
            .await?;
        if done.rows_affected != 1 {
            return Err(StoreError::Absent("tenant"));
        }
        Ok(self.fetch_tenant().await?.version)
    }

    /// What the comune says of itself from now on, and the next revision. As with [`TenantTx::update_office`].
    pub async fn set_profile(&self, profile: &Profile, revision: i64) -> Result<()> {
        let (profile, revision) = (Set(json::json(profile)), Set(revision + 1));
        let change = ActiveModel { profile, revision, ..Default::default() };
        let own = Column::Id.eq(self.tenant.uuid());
        let done = Entity::update_many().set(change).filter(own).exec(&self.conn).await?;
        if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Absent("tenant")) }
    }
}

impl PlatformTx {
    /// Takes a comune into the registry. A slug that is taken is a [`StoreError::Conflict`].
    pub async fn add_tenant(&self, tenant: &Tenant) -> Result<()> {
        Entity::insert(row(tenant, self.now)).exec_without_returning(&self.tx).await?;
        Ok(())
    }

    /// How often each of these comuni has changed what it has set up.
    pub async fn list_set_up_versions(
        &self,
        tenants: impl IntoIterator<Item = TenantId> + Send,
    ) -> Result<Vec<(TenantId, i64)>> {
        let ids: Vec<_> = tenants.into_iter().map(TenantId::uuid).collect();
        let rows: Vec<(uuid::Uuid, i64)> = Entity::find()
            .filter(Column::Id.is_in(ids))
            .select_only()
            .columns([Column::Id, Column::Version])
            .into_tuple()
            .all(&self.tx)
            .await?;
        Ok(rows.into_iter().map(|(tenant, version)| (tenant.into(), version)).collect())
    }

    /// Serves a comune, or stops serving it.
    pub async fn set_tenant_status(&self, id: TenantId, status: domain::TenantStatus) -> Result<()> {
        let change = ActiveModel { status: Set(code(status)), ..Default::default() };
        let done = Entity::update_many().set(change).filter(Column::Id.eq(id.uuid())).exec(&self.tx).await?;
        if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Absent("tenant")) }
    }
}

fn row(tenant: &Tenant, now: Instant) -> ActiveModel {
    ActiveModel {
        id: Set(tenant.id.uuid()),
        slug: Set(tenant.slug.clone()),
        name: Set(tenant.name.clone()),
        province: Set(tenant.province.clone()),
        region: Set(tenant.region.clone()),
        status: Set(code(tenant.status)),
        demonstration: Set(tenant.demonstration),
        profile: Set(json::json(&tenant.profile)),
        revision: Set(tenant.revision),
        version: Set(tenant.version),
        created_at: Set(now),
    }
}

fn tenant(row: Model) -> Result<Tenant> {
    let inconsistent = || StoreError::Inconsistent { table: "tenants", row: row.id.to_string() };
    Ok(Tenant {
        id: row.id.into(),
        status: word(&row.status).ok_or_else(inconsistent)?,
        profile: json::read("tenants", row.id, row.profile)?,
        slug: row.slug,
        name: row.name,
        province: row.province,
        region: row.region,
        demonstration: row.demonstration,
        revision: row.revision,
        version: row.version,
    })
}
