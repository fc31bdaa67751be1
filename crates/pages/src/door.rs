//! A door as a page shows it: ready strings, made once when the door changes.

use domain::{Instant, Lang, OfficeKind, Tenant};

use crate::search;

/// One door.
#[derive(Debug, Clone)]
pub struct DoorView {
    /// In the address: `/uffici/<slug>`.
    pub slug: String,
    /// Who receives.
    pub kind: OfficeKind,
    /// As people read it.
    pub name: String,
    /// The language of [`DoorView::name`]: that of the page where the comune has translated it.
    pub name_lang: Lang,
    /// What one can come for.
    pub summary: String,
    /// The language of [`DoorView::summary`].
    pub summary_lang: Lang,
    /// The opening hours in words, in the language of the page. Lines are kept.
    pub hours: String,
    /// A knock is taken.
    pub open: bool,
    /// `OPEN`, `PAUSED`, `BY_APPOINTMENT` or `CLOSED`, as the API writes it.
    pub phase: &'static str,
    /// The state now in words, in the language of the page.
    pub text: String,
    /// When it opens next, if it is closed and that is known.
    pub opens_at: Option<Instant>,
    /// How many wait.
    pub waiting: usize,
    /// Somebody of the office has the console open.
    pub staffed: bool,
    /// What else one can do than knock.
    pub offers: Offers,
    /// What staff wrote on the sign.
    pub message: Option<String>,
    /// What to have at hand, as the rooms behind the door say it; in the language of the comune.
    pub bring: Vec<String>,
    /// The same door in the language of the comune, where the page is in another: it is found by these words too.
    pub aliases: String,
    /// Place on the page, ascending.
    pub rank: i32,
}

/// What one can do at a door, be it that a knock is not taken.
#[derive(Debug, Clone, Copy, Default)]
pub struct Offers {
    /// Leave a message, or ask to be called back.
    pub messages: bool,
    /// Book, with us.
    pub bookings: bool,
}

impl DoorView {
    pub(crate) fn path(&self) -> String {
        format!("/uffici/{}", self.slug)
    }

    /// The lines of the hours, in words; what is a range of times is marked, and does not break.
    pub(crate) fn hours_lines(&self) -> impl Iterator<Item = Vec<(&str, bool)>> {
        self.hours
            .lines()
            .map(|line| line.split_inclusive(' ').map(|word| (word, word.contains('–'))).collect())
    }

    /// Everything by which the door is found, ready to be compared.
    pub(crate) fn searched(&self) -> String {
        search::fold(&format!("{} {} {} {}", self.name, self.summary, self.aliases, self.bring.join(" ")))
    }

    /// Whether there is anything else to do than to knock.
    pub(crate) fn has_offers(&self, tenant: &Tenant) -> bool {
        self.offers.messages || self.offers.bookings || tenant.profile.appointment_url.is_some()
    }

    /// Where the form for a message stands, and is sent.
    pub(crate) fn request_path(&self) -> String {
        format!("/uffici/{}/messaggio", self.slug)
    }

    /// The same form, to be called back.
    pub(crate) fn call_back_path(&self) -> String {
        format!("/uffici/{}/messaggio?tipo=richiamata", self.slug)
    }

    /// The hours, to subscribe to.
    pub(crate) fn calendar_path(&self) -> String {
        format!("/uffici/{}/orari.ics", self.slug)
    }

    /// Where an appointment is booked.
    pub(crate) fn booking_path(&self) -> String {
        format!("/uffici/{}/appuntamento", self.slug)
    }

    /// Where the form to knock stands.
    pub(crate) fn knock_path(&self) -> String {
        format!("/uffici/{}#bussa", self.slug)
    }

    /// Where the form to knock is sent.
    pub(crate) fn knock_action(&self) -> String {
        format!("/uffici/{}/bussa", self.slug)
    }
}

/// The doors under one heading.
pub(crate) struct Group<'a> {
    pub id: &'static str,
    pub title: &'static str,
    pub doors: Vec<Item<'a>>,
}

impl Group<'_> {
    pub fn any_shown(&self) -> bool {
        self.doors.iter().any(|item| item.shown)
    }
}

/// A door among others.
pub(crate) struct Item<'a> {
    pub door: &'a DoorView,
    /// By what it is found.
    pub searched: String,
    pub shown: bool,
}
