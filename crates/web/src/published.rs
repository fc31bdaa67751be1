//! The feeds of a comune: rendered when a day begins or a door changes its hours, and kept until then.

use std::sync::Arc;

use app::Board;
use chrono::NaiveDate;
use domain::{Lang, OfficeId, TenantId, figures::rome_day};
use feeds::{Door, Publisher, Words};
use moka::future::Cache;

use crate::{caller::Caller, rendered::Rendered};

/// How much memory all feeds of all comuni may take, in bytes. The calendar of a large comune takes one megabyte.
const MEMORY_MAX: u64 = 64 * 1024 * 1024;

/// What is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Feed {
    Calendar,
    OfficeCalendar(OfficeId),
    OpenData,
}

/// What tells one text from another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    feed: Feed,
    tenant: TenantId,
    lang: Lang,
    day: NaiveDate,
    /// Of what the comune has set up.
    version: i64,
}

/// The rendered feeds.
#[derive(Clone)]
pub struct Feeds(Cache<Key, Arc<Rendered>>);

impl Default for Feeds {
    fn default() -> Self {
        let weight = |_: &Key, text: &Arc<Rendered>| u32::try_from(text.weight()).unwrap_or(u32::MAX);
        Self(Cache::builder().max_capacity(MEMORY_MAX).weigher(weight).build())
    }
}

impl Feeds {
    /// The text; `render` is called only if there is none for this day and these hours. Requests that miss together
    /// render once.
    pub async fn get(
        &self,
        feed: Feed,
        told: &Told<'_>,
        kind: &'static str,
        render: impl FnOnce() -> String,
    ) -> Arc<Rendered> {
        let publisher = told.publisher();
        let key = Key {
            feed,
            tenant: publisher.tenant.id,
            lang: publisher.lang,
            day: publisher.from,
            version: publisher.tenant.version,
        };
        self.0.get_with(key, async { Arc::new(Rendered::new(kind, render())) }).await
    }
}

/// What is told to one caller.
pub struct Told<'a> {
    caller: &'a Caller,
    /// The doors.
    pub board: &'a Board,
    words: Words,
}

impl<'a> Told<'a> {
    pub fn new(caller: &'a Caller, board: &'a Board) -> Self {
        let words = pages::words(caller.language.lang);
        let words = Words {
            service: words.service.to_owned(),
            comune: words.comune(caller.tenant.name_in(caller.language.lang)),
            lead: words.lead(caller.tenant.name_in(caller.language.lang)),
            audience: words.audience.to_owned(),
            by_appointment: words.by_appointment.to_owned(),
        };
        Self { caller, board, words }
    }

    /// Hours are told from today on, in Italy.
    pub fn publisher(&self) -> Publisher<'_> {
        Publisher {
            tenant: &self.board.tenant,
            origin: &self.caller.origin,
            lang: self.caller.language.lang,
            from: rome_day(self.caller.ctx.now),
            words: &self.words,
        }
    }

    /// All doors, in the order of the page.
    pub fn doors(&self) -> Vec<Door<'_>> {
        self.board.doors.iter().map(door).collect()
    }
}

/// A door as it is published.
pub fn door(door: &app::DoorView) -> Door<'_> {
    Door { office: &door.office, hours: door.hours.as_ref() }
}
