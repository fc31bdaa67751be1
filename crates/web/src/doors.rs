//! The public page: rendered when a door changes, and kept as bytes until the next change.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use app::Board;
use domain::{Lang, Room, Tenant, TenantId, door::DoorPhase};
use pages::{DoorView, Search};

use crate::{
    caller::{Caller, Language},
    rendered::Rendered,
};

/// What tells one version of the page from another, besides the doors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Variant {
    pub tenant: TenantId,
    pub lang: Lang,
    pub lang_chosen: bool,
    pub only_open: bool,
}

impl Variant {
    /// The page that answers a search, if it is one of the few that are kept.
    pub fn of(caller: &Caller, search: &Search) -> Option<Self> {
        let Language { lang, chosen: lang_chosen } = caller.language;
        let only_open = search.is_only_open();
        search.is_wordless().then_some(Self { tenant: caller.tenant.id, lang, lang_chosen, only_open })
    }
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
        offers: pages::Offers {
            messages: office.reception.takes_messages,
            bookings: office.reception.appointments.is_some(),
        },
        message: state.message.clone(),
        bring: bring(&door.rooms),
        aliases: if lang == own { String::new() } else { format!("{} {}", office.name, office.summary) },
        rank: office.rank,
    }
}

/// What the rooms ask to have at hand, in their order; what several ask alike is told once.
fn bring(rooms: &[Room]) -> Vec<String> {
    let mut texts: Vec<String> = vec![];
    for text in rooms.iter().filter_map(|room| room.bring.as_deref().map(str::trim)) {
        if !text.is_empty() && !texts.iter().any(|known| known == text) {
            texts.push(text.to_owned());
        }
    }
    texts
}
