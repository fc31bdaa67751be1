//! What visitor and office write to each other while the visitor waits.

use askama::Template;
use domain::{Instant, Party, Tenant};

use crate::{DoorView, Frame, Site, clock::Moment, render, texts::Texts};

/// A message as its visitor reads it: the office has no names there.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    /// Which side wrote.
    pub by: Party,
    /// What.
    pub text: &'a str,
    /// When.
    pub at: Instant,
}

/// A message as its template takes it.
pub(crate) struct Said<'a> {
    pub whose: &'static str,
    pub by: &'static str,
    pub at: Moment,
    pub text: &'a str,
}

impl<'a> Said<'a> {
    pub fn new(message: &Message<'a>, t: &Texts, site: Site<'_>) -> Self {
        let (whose, by) = match message.by {
            Party::Visitor => ("visitor", t.talk_you),
            Party::Office => ("office", t.talk_office),
        };
        Self { whose, by, at: Moment::new(message.at, site.lang), text: message.text }
    }
}

/// The form in which a visitor writes, to be filled in or corrected.
#[derive(Debug, Clone, Copy, Default)]
pub struct WriteForm<'a> {
    /// The idempotency key of the next message.
    pub key: &'a str,
    /// What was typed.
    pub text: &'a str,
    /// What to correct.
    pub problem: Option<WriteProblem>,
}

/// Why a message was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteProblem {
    /// Nothing was written.
    Empty,
    /// More characters than are taken, or such as cannot be shown.
    Unreadable,
    /// As many messages as a visit can have.
    Full,
    /// Too many in a short time.
    TooFast,
}

impl WriteForm<'_> {
    /// What to do about the problem; empty where there is none.
    pub(crate) const fn sentence(&self, t: &Texts) -> &'static str {
        match self.problem {
            None => "",
            Some(WriteProblem::Empty) => t.talk_empty,
            Some(WriteProblem::Unreadable) => t.talk_unreadable,
            Some(WriteProblem::Full) => t.talk_full,
            Some(WriteProblem::TooFast) => t.talk_fast,
        }
    }
}

#[derive(Template)]
#[template(path = "write.html", whitespace = "minimize")]
struct WritePage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: &'static str,
    door: &'a DoorView,
    w: WriteForm<'a>,
}

/// The page on which a visitor writes to the office: it does not reload itself, as the lobby does without JavaScript.
#[must_use]
pub fn write(frame: &Frame<'_>, door: &DoorView, form: &WriteForm<'_>) -> String {
    let t = Texts::of(frame.site.lang);
    let (s, tenant) = (frame.site, frame.tenant);
    render(&WritePage { s, t, tenant, path: "/attesa/messaggio", door, w: *form })
}
