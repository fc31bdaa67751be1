//! What can be managed.

use std::collections::BTreeMap;

use app::{
    App, Person as Invited,
    manage::{self, ManagedOffice as Door, TEMPLATES},
};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{Lang, room::Provider};

use super::{
    hours::HoursPreview,
    input::{Language, RoomProvider},
    profile::TenantProfile,
    reception::Reception,
    register::Change,
};
use crate::{
    Caller,
    error::masked,
    objects::{Office, OfficeKind},
    scalar::id,
};

/// All that the caller may manage.
pub struct Management(pub manage::Management);

#[Object]
impl Management {
    /// What the comune says of itself. Null for operators.
    async fn profile(&self) -> Option<TenantProfile<'_>> {
        self.0.administers.then_some(TenantProfile(&self.0.tenant))
    }

    /// In which the comune's pages are offered; the first is its own.
    async fn languages(&self) -> Vec<Language> {
        self.0.tenant.profile.languages.as_slice().iter().map(|lang| (*lang).into()).collect()
    }

    /// In the order of the page; archived ones after them.
    async fn offices(&self) -> Vec<ManagedOffice<'_>> {
        self.0.offices.iter().map(ManagedOffice).collect()
    }

    /// One of them.
    async fn office(&self, #[graphql(name = "id")] office: ID) -> Result<Option<ManagedOffice<'_>>> {
        let wanted = id(&office)?;
        Ok(self.0.offices.iter().find(|door| door.office.id == wanted).map(ManagedOffice))
    }

    /// The staff, by name. Null for operators.
    async fn people(&self) -> Option<Vec<Person<'_>>> {
        let person = |person| Person { person, offices: &self.0.offices };
        self.0.administers.then(|| self.0.people.iter().map(person).collect())
    }

    /// The register from the newest entry on. Operators read what concerns their offices.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        before: Option<ID>,
        #[graphql(default = 50)] first: u32,
    ) -> Result<Vec<Change>> {
        let (app, caller) = (ctx.data::<App>()?, ctx.data::<Caller>()?);
        let before = before.as_ref().map(id).transpose()?;
        let entries = app.register(&caller.ctx, before, first.into()).await.map_err(masked)?;
        Ok(entries.into_iter().map(Change).collect())
    }

    /// Typical offices that are not there yet. Empty for operators.
    async fn office_templates(&self, ctx: &Context<'_>) -> Result<Vec<OfficeTemplate>> {
        let lang = ctx.data::<Caller>()?.ctx.lang;
        let is_there =
            |template: &manage::OfficeTemplate| self.0.offices.iter().any(|o| o.office.slug == template.slug);
        let calendar = domain::hours::Calendar::italy(self.0.tenant.profile.patron);
        let offered = TEMPLATES.iter().filter(|template| self.0.administers && !is_there(template));
        let template = |template: &manage::OfficeTemplate| OfficeTemplate {
            slug: template.slug,
            kind: template.kind.into(),
            name: template.name,
            summary: template.summary,
            hours_text: domain::hours::OpeningHours::parse(template.hours, &calendar)
                .map_or_else(|_| template.hours.to_owned(), |hours| hours.words(lang).join("\n")),
        };
        Ok(offered.map(template).collect())
    }
}

/// A door with all that belongs to it.
pub struct ManagedOffice<'a>(&'a Door);

#[Object]
impl ManagedOffice<'_> {
    async fn id(&self) -> ID {
        ID(self.0.office.id.to_string())
    }

    /// What an edit must name.
    async fn revision(&self) -> i64 {
        self.0.office.revision
    }

    /// The end of its address.
    async fn slug(&self) -> &str {
        &self.0.office.slug
    }

    async fn kind(&self) -> OfficeKind {
        self.0.office.kind.into()
    }

    /// In the comune's first language.
    async fn name(&self) -> &str {
        &self.0.office.name
    }

    /// What one can come for.
    async fn summary(&self) -> &str {
        &self.0.office.summary
    }

    /// Both in further languages.
    async fn translations(&self) -> Vec<OfficeTranslation> {
        of_languages(&self.0.office.translations)
    }

    /// When it receives.
    async fn hours(&self, ctx: &Context<'_>) -> Result<HoursPreview> {
        Ok(HoursPreview::of(self.0.hours.clone(), ctx.data::<Caller>()?.ctx.lang))
    }

    /// The same as it is stored, be it that it cannot be read.
    async fn hours_syntax(&self) -> &str {
        &self.0.office.hours
    }

    /// How it receives, beyond its hours.
    async fn reception(&self) -> Reception<'_> {
        Reception(&self.0.office.reception)
    }

    /// Since when it is off the page.
    async fn archived_at(&self) -> Option<DateTime<Utc>> {
        self.0.office.archived_at
    }

    /// In their order; archived ones after them.
    async fn rooms(&self) -> Vec<Room<'_>> {
        let room = |room| Room { room, people: &self.0.people };
        let (archived, used): (Vec<_>, Vec<_>) =
            self.0.rooms.iter().partition(|room| room.archived_at.is_some());
        used.into_iter().chain(archived).map(room).collect()
    }

    /// Who receives here.
    async fn people(&self) -> Vec<PersonName> {
        self.0.people.iter().map(PersonName::from).collect()
    }

    /// As citizens see it now. Null while it is archived.
    async fn office(&self) -> Option<Office> {
        self.0.door.clone().map(Office)
    }
}

fn of_languages(translations: &BTreeMap<Lang, domain::office::OfficeWords>) -> Vec<OfficeTranslation> {
    let translation = |(lang, words): (&Lang, &domain::office::OfficeWords)| OfficeTranslation {
        language: (*lang).into(),
        name: words.name.clone(),
        summary: words.summary.clone(),
    };
    translations.iter().map(translation).collect()
}

/// What a door says in a language.
#[derive(SimpleObject)]
pub struct OfficeTranslation {
    language: Language,
    name: Option<String>,
    summary: Option<String>,
}

/// Somebody of the staff, by name.
#[derive(SimpleObject)]
pub struct PersonName {
    id: ID,
    name: String,
}

impl From<&Invited> for PersonName {
    fn from(person: &Invited) -> Self {
        Self { id: ID(person.id.to_string()), name: person.name.clone() }
    }
}

/// Where an office receives.
pub struct Room<'a> {
    room: &'a domain::Room,
    people: &'a [Invited],
}

#[Object]
impl Room<'_> {
    async fn id(&self) -> ID {
        ID(self.room.id.to_string())
    }

    /// What an edit must name.
    async fn revision(&self) -> i64 {
        self.room.revision
    }

    /// As staff reads it.
    async fn name(&self) -> &str {
        &self.room.name
    }

    async fn provider(&self) -> RoomProvider {
        match self.room.provider {
            Provider::Builtin => RoomProvider::Builtin,
            Provider::Link { .. } => RoomProvider::Link,
        }
    }

    /// With `LINK`: where the call takes place.
    async fn url(&self) -> Option<&str> {
        match &self.room.provider {
            Provider::Builtin => None,
            Provider::Link { url } => Some(url),
        }
    }

    /// How many visits at once.
    async fn capacity(&self) -> u16 {
        self.room.capacity
    }

    /// Who may receive here; empty: everybody of the office.
    async fn served_by(&self) -> Vec<PersonName> {
        let serves = |person: &&Invited| self.room.served_by.contains(&person.id);
        self.people.iter().filter(serves).map(PersonName::from).collect()
    }

    /// What the visitor reads when called.
    async fn welcome(&self) -> Option<&str> {
        self.room.welcome.as_deref()
    }

    /// What to have at hand.
    async fn bring(&self) -> Option<&str> {
        self.room.bring.as_deref()
    }

    /// Since when it is out of use.
    async fn archived_at(&self) -> Option<DateTime<Utc>> {
        self.room.archived_at
    }
}

/// Somebody of the staff.
pub struct Person<'a> {
    person: &'a Invited,
    offices: &'a [Door],
}

#[Object]
impl Person<'_> {
    async fn id(&self) -> ID {
        ID(self.person.id.to_string())
    }

    /// What an edit must name.
    async fn revision(&self) -> i64 {
        self.person.revision
    }

    /// As colleagues read it.
    async fn name(&self) -> &str {
        &self.person.name
    }

    /// The end of the fiscal code: enough to recognise whose it is.
    async fn fiscal_code_hint(&self) -> Option<String> {
        self.person.fiscal_code.as_deref().map(manage::hint)
    }

    /// By which the person is recognised, too.
    async fn email(&self) -> Option<&str> {
        self.person.email.as_deref()
    }

    /// Manages the comune.
    async fn administers(&self) -> bool {
        self.person.roles.contains(&access::Role::TenantAdmin)
    }

    /// Receives here.
    async fn offices(&self) -> Vec<OfficeName> {
        let receives = |door: &&Door| self.person.roles.contains(&access::Role::Operator(door.office.id));
        let name =
            |door: &Door| OfficeName { id: ID(door.office.id.to_string()), name: door.office.name.clone() };
        self.offices.iter().filter(receives).map(name).collect()
    }

    /// When the person was invited.
    async fn invited_at(&self) -> DateTime<Utc> {
        self.person.invited_at
    }

    /// When the person first signed in.
    async fn linked_at(&self) -> Option<DateTime<Utc>> {
        self.person.linked_at
    }

    /// The caller.
    async fn me(&self, ctx: &Context<'_>) -> Result<bool> {
        let staff = &ctx.data::<Caller>()?.ctx.staff;
        Ok(staff.as_ref().is_some_and(|staff| staff.id == self.person.id))
    }
}

/// A door, by name.
#[derive(SimpleObject)]
#[graphql(name = "PersonOffice")]
pub struct OfficeName {
    id: ID,
    name: String,
}

/// A typical office.
#[derive(SimpleObject)]
pub struct OfficeTemplate {
    slug: &'static str,
    kind: OfficeKind,
    name: &'static str,
    summary: &'static str,
    /// When such an office usually receives, a line for each rule.
    hours_text: String,
}
