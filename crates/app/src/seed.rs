//! A comune with its doors and its people, all at once.

use std::collections::BTreeMap;

use access::{Ctx, Platform, PlatformCaller, Role};
use domain::{
    Lang, Office, OfficeId, PersonId, Reception, Tenant,
    office::{DoorSign, OfficeWords},
};
use store::{Person, StoreError, TenantTx};

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
    /// How it receives beyond that, but for the substitute.
    pub reception: Reception,
    /// The slug of the office that receives in its place.
    pub substitute: Option<String>,
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
        let made = self.seed_offices(&tx, offices).await?;
        for person in people {
            tx.add_person(&self.invitation(person, &made)?, || self.entropy()).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    async fn seed_offices(&self, tx: &TenantTx, seeds: &[SeedOffice]) -> Result<Vec<Office>> {
        let now = self.now();
        let made: Vec<_> = (0_i32..).zip(seeds).map(|(rank, seed)| self.seed_office(seed, rank)).collect();
        for office in &made {
            tx.add_office(office).await?;
            tx.add_room(&self.first_room(now, office.id)).await?;
        }
        // An office can be named once it is there.
        for (office, seed) in made.iter().zip(seeds) {
            let Some(slug) = &seed.substitute else { continue };
            let mut office = office.clone();
            office.reception.alert.substitute = Some(named(&made, slug)?);
            tx.update_office(&office).await?;
        }
        Ok(made)
    }

    fn seed_office(&self, seed: &SeedOffice, rank: i32) -> Office {
        Office {
            id: OfficeId::new(self.now(), self.entropy()),
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
        }
    }

    fn invitation(&self, person: &SeedPerson, made: &[Office]) -> Result<Person> {
        let mut roles = vec![];
        for slug in &person.offices {
            roles.push(Role::Operator(named(made, slug)?));
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

fn named(made: &[Office], slug: &str) -> Result<OfficeId> {
    let known = made.iter().find(|office| office.slug == slug);
    Ok(known.ok_or(AppError::from(StoreError::Absent("office of this slug")))?.id)
}
