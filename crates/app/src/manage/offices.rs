//! Doors: added, edited, ordered, archived.

use std::collections::BTreeMap;

use access::{Action, Ctx};
use domain::{
    Lang, Office, OfficeId, OfficeKind, Reception,
    office::{DoorSign, OfficeWords},
};
use store::TenantTx;

use super::{
    Edit, Entry, ManageRefusal, Managed, TEMPLATES, known,
    state::{OfficeState, State, Subject},
    write,
};
use crate::{App, Invalid, Problem, Result, input};

/// At most this many characters in the name of a door.
const NAME_MAX: usize = 120;
/// At most this many characters in a summary (Modello Comuni, "descrizione breve").
const SUMMARY_MAX: usize = 255;
/// As many doors as one page bears.
const OFFICES_MAX: usize = 200;

/// What a door says, as it is typed.
#[derive(Debug, Clone)]
pub struct OfficeEdit {
    /// Its address; left out, it is made of the name or stays as it is.
    pub slug: Option<String>,
    /// Who receives.
    pub kind: OfficeKind,
    /// As people read it.
    pub name: String,
    /// What one can come for.
    pub summary: String,
    /// Both in further languages: name, summary.
    pub translations: Vec<(Lang, Option<String>, Option<String>)>,
}

/// What was typed, once it can be taken.
struct Words {
    slug: Option<String>,
    kind: OfficeKind,
    name: String,
    summary: String,
    translations: BTreeMap<Lang, OfficeWords>,
}

impl OfficeEdit {
    fn read(self) -> std::result::Result<Words, Invalid> {
        let mut translations = BTreeMap::new();
        for (lang, name, summary) in self.translations {
            let name = input::line("translations", name.as_deref(), NAME_MAX)?;
            let summary = input::line("translations", summary.as_deref(), SUMMARY_MAX)?;
            let empty = name.is_none() && summary.is_none();
            if !empty && translations.insert(lang, OfficeWords { name, summary }).is_some() {
                return Err(Invalid { field: "translations", problem: Problem::Languages });
            }
        }
        let slug = self.slug.filter(|slug| !slug.trim().is_empty());
        Ok(Words {
            slug: slug.map(|slug| input::slug("slug", &slug)).transpose()?,
            kind: self.kind,
            name: input::required("name", &self.name, NAME_MAX)?,
            summary: input::line("summary", Some(&self.summary), SUMMARY_MAX)?.unwrap_or_default(),
            translations,
        })
    }
}

impl App {
    /// Adds a door with a first room, at the end of the page. It is closed until it has hours.
    pub async fn add_office(&self, ctx: &Ctx, edit: OfficeEdit) -> Result<Managed> {
        known(ctx)?;
        ctx.demand(Action::Administer)?;
        let words = match edit.read() {
            Ok(words) => words,
            Err(invalid) => return Ok(Managed::Invalid(invalid)),
        };
        let tx = self.store().begin(ctx).await?;
        let version = tx.take_set_up_turn().await?;
        let taken = slugs(&tx).await?;
        let slug = match words.slug {
            Some(slug) if taken.contains(&slug) => return Ok(Managed::Refused(ManageRefusal::SlugTaken)),
            Some(slug) => slug,
            None => free_slug(&words.name, &taken),
        };
        let Words { kind, name, summary, translations, .. } = words;
        let state = OfficeState {
            slug,
            kind,
            name,
            summary,
            translations,
            hours: CLOSED.to_owned(),
            reception: Reception::default(),
            archived: false,
        };
        let added = self.insert_office(ctx, &tx, version, &state).await?;
        if let Managed::Saved { .. } = added {
            self.finish(ctx, tx, version).await?;
        }
        Ok(added)
    }

    /// Adds typical offices, those alone whose address is free.
    pub async fn add_offices(&self, ctx: &Ctx, templates: &[String]) -> Result<Managed> {
        known(ctx)?;
        ctx.demand(Action::Administer)?;
        let tx = self.store().begin(ctx).await?;
        let mut version = tx.take_set_up_turn().await?;
        let taken = slugs(&tx).await?;
        let mut last = Managed::Saved { change: None, subject: None };
        for slug in templates {
            let Some(template) = TEMPLATES.iter().find(|template| template.slug == *slug) else {
                return Ok(Managed::Refused(ManageRefusal::UnknownTemplate));
            };
            if taken.contains(slug) {
                continue;
            }
            version = tx.take_set_up_turn().await?;
            last = self.insert_office(ctx, &tx, version, &template.state()).await?;
            if !matches!(last, Managed::Saved { .. }) {
                return Ok(last);
            }
        }
        self.finish(ctx, tx, version).await?;
        Ok(last)
    }

    async fn insert_office(
        &self,
        ctx: &Ctx,
        tx: &TenantTx,
        version: i64,
        state: &OfficeState,
    ) -> Result<Managed> {
        let known = tx.list_offices().await?;
        if known.len() >= OFFICES_MAX {
            return Ok(Managed::Invalid(Invalid { field: "offices", problem: Problem::OutOfRange }));
        }
        let id = OfficeId::new(ctx.now, self.entropy());
        let blank = Office {
            id,
            slug: String::new(),
            kind: state.kind,
            name: String::new(),
            summary: String::new(),
            translations: BTreeMap::new(),
            hours: String::new(),
            reception: Reception::default(),
            sign: DoorSign::None,
            rank: known.iter().map(|office| office.rank + 1).max().unwrap_or(0),
            archived_at: None,
            revision: 1,
        };
        tx.add_office(&write::over_office(&blank, state, ctx.now)).await?;
        tx.add_room(&self.first_room(ctx.now, id)).await?;
        let after = State::Office(state.clone());
        let entry =
            Entry { version, subject: Subject::Office(id), office: Some(id), before: None, after: &after };
        let change = self.enter(ctx, tx, entry, None).await?;
        Ok(Managed::Saved { change: Some(change), subject: Some(id.uuid()) })
    }

    /// Changes what a door says.
    pub async fn edit_office(
        &self,
        ctx: &Ctx,
        id: OfficeId,
        revision: i64,
        edit: OfficeEdit,
    ) -> Result<Managed> {
        known(ctx)?;
        let words = match edit.read() {
            Ok(words) => words,
            Err(invalid) => return Ok(Managed::Invalid(invalid)),
        };
        let decide = |state| Ok(with_words(state, words));
        self.edit(ctx, Edit { subject: Subject::Office(id), based_on: Some(revision), decide }).await
    }

    /// Takes a door off the page, or puts it back.
    pub async fn archive_office(
        &self,
        ctx: &Ctx,
        id: OfficeId,
        revision: i64,
        archived: bool,
    ) -> Result<Managed> {
        known(ctx)?;
        let decide = |state: State| Ok(state.in_use(!archived));
        self.edit(ctx, Edit { subject: Subject::Office(id), based_on: Some(revision), decide }).await
    }

    /// Puts the doors in this order.
    pub async fn order_offices(&self, ctx: &Ctx, offices: Vec<OfficeId>) -> Result<Managed> {
        known(ctx)?;
        let decide = |_| Ok(State::OfficeOrder { offices });
        self.edit(ctx, Edit { subject: Subject::OfficeOrder, based_on: None, decide }).await
    }
}

/// The hours of a door that has none yet.
pub const CLOSED: &str = "off";

fn with_words(state: State, words: Words) -> State {
    let State::Office(office) = state else { return state };
    let Words { slug, kind, name, summary, translations } = words;
    let slug = slug.unwrap_or_else(|| office.slug.clone());
    State::Office(OfficeState { slug, kind, name, summary, translations, ..office })
}

/// The addresses that are taken, be it by archived doors.
async fn slugs(tx: &TenantTx) -> Result<Vec<String>> {
    let mut offices = tx.list_offices().await?;
    offices.extend(tx.list_archived_offices().await?);
    Ok(offices.into_iter().map(|office| office.slug).collect())
}

/// An address made of a name: with a number where it is taken.
fn free_slug(name: &str, taken: &[String]) -> String {
    let base = Some(input::slug_of(name)).filter(|slug| !slug.is_empty()).unwrap_or("ufficio".to_owned());
    let numbered = (2..).map(|n| format!("{base}-{n}"));
    let free = std::iter::once(base.clone()).chain(numbered).find(|slug| !taken.contains(slug));
    free.unwrap_or(base)
}
