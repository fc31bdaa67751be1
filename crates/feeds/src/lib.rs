//! The hours of a comune for whoever is not at its page: calendars, search engines, open data, the notice board.
//!
//! Inputs in, text out: there is no I/O and no clock here. The day from which hours are told comes in as an
//! argument, and so do the words, which are those of the pages.

pub mod calendar;
pub mod icon;
mod install;
mod linked_data;
pub mod open_data;
mod qr;
mod robots;

use chrono::NaiveDate;
use domain::{
    Lang, Office, Tenant,
    hours::{AgendaDay, OpeningHours},
};

pub use install::manifest;
pub use linked_data::{LINKED_DAYS, home as linked_home, office as linked_office};
pub use qr::qr_svg;
pub use robots::{robots, sitemap};

/// Whose hours these are, and how they are told.
#[derive(Debug, Clone, Copy)]
pub struct Publisher<'a> {
    /// The comune.
    pub tenant: &'a Tenant,
    /// Where its pages are: `https://pescaglia.ricevimento.example`, without a slash at the end.
    pub origin: &'a str,
    /// The language of the words.
    pub lang: Lang,
    /// The first day that is told, on the wall in Italy.
    pub from: NaiveDate,
    /// The words.
    pub words: &'a Words,
}

/// What a feed says besides the comune's own texts, in the language of the publisher.
#[derive(Debug, Clone)]
pub struct Words {
    /// What the whole is called: "Ricevimento Virtuale".
    pub service: String,
    /// "Comune di Pescaglia".
    pub comune: String,
    /// What one can do at a door.
    pub lead: String,
    /// Whom it is for.
    pub audience: String,
    /// "su appuntamento".
    pub by_appointment: String,
}

/// A door, as it is published.
#[derive(Debug, Clone, Copy)]
pub struct Door<'a> {
    /// Somebody one can visit.
    pub office: &'a Office,
    /// When they receive. Without them nothing is told of any day.
    pub hours: Option<&'a OpeningHours>,
}

impl Publisher<'_> {
    /// The page of a door.
    fn page(&self, office: &Office) -> String {
        format!("{}/uffici/{}", self.origin, office.slug)
    }
}

impl Door<'_> {
    fn agenda(&self, from: NaiveDate, days: u16) -> Vec<AgendaDay> {
        self.hours.map_or_else(Vec::new, |hours| hours.agenda(from, days))
    }
}

#[cfg(test)]
mod fixture;
