//! The page of one door, with the form to knock.

use askama::Template;
use domain::{ClosingWord, Outlook, Tenant, estimate::WaitRange};

use crate::{DoorView, Frame, Site, clock::Moment, render, texts::Texts};

/// How many characters of a name are taken.
pub const KNOCK_NAME_MAX: usize = 80;
/// How many characters of a reason are taken.
pub const KNOCK_REASON_MAX: usize = 500;

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The visitor's name.
    Name,
    /// Why the visitor comes.
    Reason,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldProblem {
    /// More characters than are taken.
    TooLong,
    /// Characters that cannot be shown.
    ControlCharacters,
}

/// One field that has to be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldError {
    /// Which.
    pub field: Field,
    /// Why.
    pub problem: FieldProblem,
}

/// The form as it is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct KnockForm<'a> {
    /// The idempotency key of this knock.
    pub key: &'a str,
    /// What was typed.
    pub name: &'a str,
    /// What was typed.
    pub reason: &'a str,
    /// What to correct.
    pub errors: &'a [FieldError],
    /// Of a knock that nobody hears somebody is told outside of this site.
    pub told: bool,
    /// The name of the office at whose door this browser already waits: then there is no form.
    pub waiting_at: Option<&'a str>,
    /// What can be said of the time to somebody who knocks now.
    pub outlook: Outlook,
}

#[derive(Template)]
#[template(path = "office.html", whitespace = "minimize")]
struct OfficePage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: String,
    door: &'a DoorView,
    form: KnockForm<'a>,
    name_error: Option<String>,
    reason_error: Option<String>,
}

/// One door: who receives, when, whether now, and the form to knock if a knock is taken.
#[must_use]
pub fn office(frame: &Frame<'_>, door: &DoorView, form: &KnockForm<'_>) -> String {
    let t = Texts::of(frame.site.lang);
    let error = |field| form.errors.iter().find(|e| e.field == field).map(|e| sentence(t, *e));
    render(&OfficePage {
        s: frame.site,
        t,
        tenant: frame.tenant,
        path: door.path(),
        door,
        form: *form,
        name_error: error(Field::Name),
        reason_error: error(Field::Reason),
    })
}

impl OfficePage<'_> {
    /// How long who knocks now usually waits.
    fn usual(&self) -> Option<String> {
        self.form.outlook.range.map(|range| match range {
            WaitRange { low_min: Some(low), high_min } => self.t.knock_range(high_min, low),
            WaitRange { low_min: None, high_min } => self.t.knock_range_high(high_min),
        })
    }

    /// That it may be too late to knock.
    fn too_late(&self) -> Option<String> {
        match self.form.outlook.closing {
            Some(ClosingWord::MayBeTooLate(at)) => {
                Some(self.t.knock_too_late(Moment::new(at, self.s.lang).time))
            }
            _ => None,
        }
    }
}

pub fn sentence(t: &Texts, error: FieldError) -> String {
    match (error.field, error.problem) {
        (Field::Name, FieldProblem::TooLong) => t.knock_name_too_long(KNOCK_NAME_MAX),
        (Field::Reason, FieldProblem::TooLong) => t.knock_reason_too_long(KNOCK_REASON_MAX),
        (Field::Name, FieldProblem::ControlCharacters) => t.knock_name_unreadable.to_owned(),
        (Field::Reason, FieldProblem::ControlCharacters) => t.knock_reason_unreadable.to_owned(),
    }
}
