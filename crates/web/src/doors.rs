//! The public page: rendered when a door changes, and kept as bytes until the next change.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use app::Board;
use domain::{Lang, Tenant, TenantId, door::DoorPhase};
use pages::DoorView;

use crate::rendered::Rendered;

/// What tells one version of the page from another, besides the doors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Variant {
    pub tenant: TenantId,
    pub lang: Lang,
    pub lang_chosen: bool,
    pub only_open: bool,
}

/// The rendered pages.
#[derive(Clone, Default)]
pub struct DoorPages {
    pages: Arc<RwLock<HashMap<Variant, Kept>>>,
}

/// The doors, and the page that shows them.
type Kept = (Arc<Board>, Arc<Rendered>);

impl DoorPages {
    /// The page for these doors; `render` is called only if they have changed.
    pub fn get(
        &self,
        variant: Variant,
        board: &Arc<Board>,
        render: impl FnOnce() -> String,
    ) -> Arc<Rendered> {
        if let Some((of, page)) = self.pages.read().unwrap_or_else(PoisonError::into_inner).get(&variant)
            && Arc::ptr_eq(of, board)
        {
            return Arc::clone(page);
        }
        let page = Arc::new(Rendered::new("text/html; charset=utf-8", render()));
        let entry = (Arc::clone(board), Arc::clone(&page));
        self.pages.write().unwrap_or_else(PoisonError::into_inner).insert(variant, entry);
        page
    }
}

/// A door in the words of a page.
pub fn door(tenant: &Tenant, door: &app::DoorView, at: domain::Instant, lang: Lang) -> DoorView {
    let (office, state) = (&door.office, &door.state);
    let phase = match state.phase {
        DoorPhase::Open => "OPEN",
        DoorPhase::Paused => "PAUSED",
        DoorPhase::ByAppointment => "BY_APPOINTMENT",
        DoorPhase::Closed => "CLOSED",
    };
    let own = tenant.language();
    let (name, name_lang) = office.name_in(lang).map_or((&*office.name, own), |name| (name, lang));
    let (summary, summary_lang) =
        office.summary_in(lang).map_or((&*office.summary, own), |text| (text, lang));
    DoorView {
        slug: office.slug.clone(),
        kind: office.kind,
        name: name.to_owned(),
        name_lang,
        summary: summary.to_owned(),
        summary_lang,
        hours: door.hours.as_ref().map_or_else(String::new, |hours| hours.words(lang).join("\n")),
        open: state.is_open(),
        phase,
        text: state.text(at, lang),
        opens_at: state.opens_at,
        waiting: state.waiting,
        staffed: state.staffed,
        message: state.message.clone(),
        rank: office.rank,
    }
}
