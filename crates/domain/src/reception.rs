//! How an office receives, beyond its hours: who is told of a knock that nobody hears, what becomes of those who wait
//! when the hours end, whether one can write or book.

use serde::{Deserialize, Serialize};

use crate::OfficeId;

/// The rules of one office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reception {
    /// What becomes of those who wait when the hours end.
    pub closing: Closing,
    /// Who is told of a knock that nobody hears.
    pub alert: AlertRules,
    /// Sentences that staff sends often.
    pub replies: Vec<String>,
    /// One can leave a message, or ask to be called back.
    pub takes_messages: bool,
    /// One can book. Without, appointments are made elsewhere, if at all.
    pub appointments: Option<AppointmentRules>,
}

/// What becomes of those who wait when the hours end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Closing {
    /// Who is in the queue is received.
    #[default]
    ServeWaiting,
    /// Who is in the queue is sent away; whoever knocks late is told so at the knock.
    TurnAway,
}

/// Who is told of a knock that nobody hears.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertRules {
    /// After how many seconds without an answer.
    pub after_s: u32,
    /// Addresses of electronic mail.
    pub emails: Vec<String>,
    /// A program of the comune's own.
    pub webhook: Option<Webhook>,
    /// Who receives in this office's place.
    pub substitute: Option<OfficeId>,
}

/// Where a program of the comune's own is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Webhook {
    /// Its address.
    pub url: String,
    /// Which of the keys, counted from 1, signs what is sent. The keys themselves are derived, and never stored.
    pub key_version: u32,
}

/// How one books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentRules {
    /// Length of a slot, in minutes.
    pub slot_min: u16,
    /// How many are received in the same slot.
    pub at_once: u16,
    /// How many hours ahead at the least.
    pub notice_h: u16,
    /// How many days ahead at the most.
    pub horizon_days: u16,
}

impl AlertRules {
    /// Of [`AlertRules::after_s`].
    pub const AFTER_S: std::ops::RangeInclusive<u32> = 15..=3_600;
    /// As many addresses as one knock is written to.
    pub const EMAILS_MAX: usize = 5;
}

impl AppointmentRules {
    /// Of [`AppointmentRules::slot_min`].
    pub const SLOT_MIN: std::ops::RangeInclusive<u16> = 5..=240;
    /// Of [`AppointmentRules::at_once`].
    pub const AT_ONCE: std::ops::RangeInclusive<u16> = 1..=20;
    /// Of [`AppointmentRules::notice_h`].
    pub const NOTICE_H: std::ops::RangeInclusive<u16> = 0..=720;
    /// Of [`AppointmentRules::horizon_days`].
    pub const HORIZON_DAYS: std::ops::RangeInclusive<u16> = 1..=180;
}

impl Reception {
    /// As many sentences as a list bears.
    pub const REPLIES_MAX: usize = 20;
}

impl Default for Reception {
    fn default() -> Self {
        Self {
            closing: Closing::default(),
            alert: AlertRules::default(),
            replies: vec![],
            takes_messages: true,
            appointments: None,
        }
    }
}

impl Default for AlertRules {
    fn default() -> Self {
        Self { after_s: 60, emails: vec![], webhook: None, substitute: None }
    }
}
