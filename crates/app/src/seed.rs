//! A comune with its doors and its people, all at once.

use std::collections::BTreeMap;

use access::{Ctx, Platform, PlatformCaller, Role};
use domain::{
    Lang, Office, OfficeId, PersonId, Reception, Tenant,
    office::{DoorSign, OfficeWords},
};
use store::{Person, StoreError};

use crate::{App, AppError, Result};

/// A door to be made.
#[derive(Debug, Clone)]
pub struct SeedOffice {
    /// Its address.
    pub slug: String,
    /// Who receives.
    pub kind: domain::OfficeKind,
    /// As people read it.
    pub name: String,
    /// What one can come for.
    pub summary: String,
    /// Both in further languages.
    pub translations: BTreeMap<Lang, OfficeWords>,
    /// In OpenStreetMap syntax.
    pub hours: String,
    /// How it receives beyond that. Without a substitute: offices are made one after the other.
    pub reception: Reception,
}

/// A person to be invited.
#[derive(Debug, Clone)]
pub struct SeedPerson {
    /// As colleagues read it.
    pub name: String,
    /// By which they are recognised.
    pub fiscal_code: String,
    /// The slugs of the offices at which they receive.
    pub offices: Vec<String>,
    /// Whether they manage the comune.
    pub administers: bool,
}

impl App {
    /// Makes a comune, if there is none of its slug. Returns whether it was made.
    pub async fn seed(&self, tenant: &Tenant, offices: &[SeedOffice], people: &[SeedPerson]) -> Result<bool> {
        let now = self.now();
        if self.store().lookup_tenant(&tenant.slug).await?.is_some() {
            return Ok(false);
        }
        let tx = self.store().begin_platform(&Platform { caller: PlatformCaller::Console, now }).await?;
        tx.add_tenant(tenant).await?;
        tx.commit().await?;
        let ctx = Ctx::anonymous(tenant.id, Lang::It, now);
        let tx = self.store().begin(&ctx).await?;
        let mut made: Vec<(String, OfficeId)> = vec![];
        for (rank, seed) in (0_i32..).zip(offices) {
            let office = Office {
                id: OfficeId::new(now, self.entropy()),
                slug: seed.slug.clone(),
                kind: seed.kind,
                name: seed.name.clone(),
                summary: seed.summary.clone(),
                translations: seed.translations.clone(),
                hours: seed.hours.clone(),
                reception: seed.reception.clone(),
                sign: DoorSign::None,
                rank,
                archived_at: None,
                revision: 1,
            };
            tx.add_office(&office).await?;
            tx.add_room(&self.first_room(ctx.now, office.id)).await?;
            made.push((office.slug, office.id));
        }
        for person in people {
            tx.add_person(&self.invitation(person, &made)?, || self.entropy()).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    fn invitation(&self, person: &SeedPerson, made: &[(String, OfficeId)]) -> Result<Person> {
        let mut roles = vec![];
        for slug in &person.offices {
            let known = made.iter().find(|(known, _)| known == slug);
            let (_, office) = known.ok_or(AppError::from(StoreError::Absent("office of this person")))?;
            roles.push(Role::Operator(*office));
        }
        if person.administers {
            roles.push(Role::TenantAdmin);
        }
        let now = self.now();
        Ok(Person {
            id: PersonId::new(now, self.entropy()),
            name: person.name.clone(),
            fiscal_code: Some(person.fiscal_code.clone()),
            email: None,
            roles,
            invited_at: now,
            linked_at: None,
            removed_at: None,
            revision: 1,
        })
    }
}
