//! Comuni, from the command line.

use access::{Platform, PlatformCaller};
use anyhow::Context as _;
use app::{
    App, Invalid,
    manage::{ManageRefusal, Managed, PersonEdit},
};
use domain::{Profile, Tenant, TenantId, TenantStatus};
use store::{Engine, Store, StoreError};

use crate::{
    cli::{NewAdministrator, NewTenant, TenantCommand},
    clock::{self, say},
    settings::Source,
};

/// Runs a command about comuni.
pub async fn run(source: &Source, command: TenantCommand) -> anyhow::Result<()> {
    let store = Store::connect(&source.database_url()?, 2).await.context("cannot connect to the database")?;
    store.ping().await.context("the database cannot be used")?;
    match command {
        TenantCommand::Add(new) => add(&store, new).await,
        TenantCommand::Invite(person) => invite(store, person).await,
        TenantCommand::List => list(&store).await,
        TenantCommand::Suspend { slug } => set_status(&store, &slug, TenantStatus::Suspended).await,
        TenantCommand::Resume { slug } => set_status(&store, &slug, TenantStatus::Active).await,
    }
}

async fn add(store: &Store, new: NewTenant) -> anyhow::Result<()> {
    let valid = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if new.slug.is_empty() || new.slug.len() > 63 || !new.slug.chars().all(valid) {
        anyhow::bail!(
            "the subdomain `{}` must be lower-case letters, digits and hyphens, at most 63",
            new.slug
        );
    }
    if store.engine() == Engine::Sqlite && !store.list_tenants().await?.is_empty() {
        anyhow::bail!("several comuni need PostgreSQL: SQLite has no row level security to keep them apart");
    }
    let now = (clock::system())();
    let mut entropy = [0; 10];
    (clock::random())(&mut entropy);
    let tenant = Tenant {
        id: TenantId::new(now, entropy),
        slug: new.slug,
        name: new.name,
        province: new.province,
        region: new.region,
        status: TenantStatus::Active,
        profile: Profile { site_url: new.site_url, ..Profile::default() },
        revision: 1,
        version: 1,
        demonstration: false,
    };
    let tx = store.begin_platform(&Platform { caller: PlatformCaller::Console, now }).await?;
    match tx.add_tenant(&tenant).await {
        Err(StoreError::Conflict) => anyhow::bail!("the subdomain `{}` is taken", tenant.slug),
        added => added?,
    }
    tx.commit().await?;
    say(&mut std::io::stdout(), &format!("Added {} ({}).", tenant.name, tenant.slug));
    Ok(())
}

async fn invite(store: Store, person: NewAdministrator) -> anyhow::Result<()> {
    let slug = person.slug;
    let tenant = store.lookup_tenant(&slug).await?.with_context(|| format!("there is no comune `{slug}`"))?;
    // No visitor's secret is derived here: any key will do.
    let app = App::new(store, app::Settings::new([0; 32]), clock::system(), clock::random());
    let NewAdministrator { name, fiscal_code, email, .. } = person;
    let edit = PersonEdit { name: name.clone(), fiscal_code, email, administers: true, offices: vec![] };
    match app.invite_administrator(tenant.id, edit).await? {
        Managed::Saved { .. } => {
            say(
                &mut std::io::stdout(),
                &format!("{name} may sign in at /accedi and manage {}.", tenant.name),
            );
            Ok(())
        }
        Managed::Invalid(Invalid { field: "fiscalCode", .. }) => anyhow::bail!("this is not a fiscal code"),
        Managed::Invalid(Invalid { field: "email", .. }) => anyhow::bail!("this is not an e-mail address"),
        Managed::Refused(ManageRefusal::PersonKnown) => {
            anyhow::bail!("somebody was invited with this fiscal code or address already")
        }
        refused => anyhow::bail!("the invitation was not taken: {refused:?}"),
    }
}

async fn list(store: &Store) -> anyhow::Result<()> {
    for tenant in store.list_tenants().await? {
        let line = format!("{}\t{} ({})\t{:?}", tenant.slug, tenant.name, tenant.province, tenant.status);
        say(&mut std::io::stdout(), &line);
    }
    Ok(())
}

async fn set_status(store: &Store, slug: &str, status: TenantStatus) -> anyhow::Result<()> {
    let tenant = store.lookup_tenant(slug).await?.with_context(|| format!("there is no comune `{slug}`"))?;
    let platform = Platform { caller: PlatformCaller::Console, now: (clock::system())() };
    let tx = store.begin_platform(&platform).await?;
    tx.set_tenant_status(tenant.id, status).await?;
    tx.commit().await?;
    say(&mut std::io::stdout(), &format!("{} is {status:?} now.", tenant.name));
    Ok(())
}
