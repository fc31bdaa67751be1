//! Booking: the free times of a door, and the form.

use askama::Template;
use chrono::{NaiveDate, SecondsFormat};
use domain::{
    Instant, Lang, Tenant,
    appointment::{Slot, SlotDay, words},
};

use crate::{DoorView, Frame, Site, office::sentence, render, texts::Texts};

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookingField {
    /// When.
    Slot,
    /// Who comes.
    Name,
    /// Where they are written to.
    Email,
    /// Where they can be called.
    Phone,
    /// Why they come.
    Reason,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookingProblem {
    /// Nothing, where something is needed.
    Missing,
    /// More characters than are taken.
    TooLong,
    /// Characters that cannot be shown.
    ControlCharacters,
    /// Not an address of electronic mail.
    NotAnEmail,
}

/// Why a booking was not taken, besides what is wrong in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookingRefusal {
    /// The time is not, or no longer, to be had.
    SlotGone,
    /// This address has as many appointments here as it may.
    TooMany,
    /// The form was sent before with other words.
    KeyReused,
}

/// The form as it is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct BookingForm<'a> {
    /// The idempotency key of this booking.
    pub key: &'a str,
    /// The time that was chosen.
    pub slot: Option<Slot>,
    /// What can be chosen instead, where that has gone.
    pub free: &'a [SlotDay],
    /// What was typed.
    pub name: &'a str,
    /// What was typed.
    pub email: &'a str,
    /// What was typed.
    pub phone: &'a str,
    /// What was typed.
    pub reason: &'a str,
    /// What to correct.
    pub errors: &'a [(BookingField, BookingProblem)],
    /// What else is the matter.
    pub refusal: Option<BookingRefusal>,
    /// Whether a letter will be sent.
    pub mail: bool,
}

/// The free times of a door, to choose from.
#[derive(Debug, Clone, Copy)]
pub struct SlotChoice<'a> {
    /// The page on which one chooses.
    pub path: &'a str,
    /// In order.
    pub days: &'a [SlotDay],
    /// From which day on there is more.
    pub next: Option<NaiveDate>,
    /// These are not the first days.
    pub later: bool,
    /// The appointment that is to be moved.
    pub moving: Option<Slot>,
    /// The time that was chosen has gone.
    pub gone: bool,
}

/// A day as the page shows it.
struct Day {
    id: String,
    text: String,
    times: Vec<Time>,
}

/// A time as the page shows it.
struct Time {
    text: String,
    until: String,
    machine: String,
    /// Where it is chosen.
    path: String,
    chosen: bool,
}

/// `path`: the page on which one chooses.
fn days(t: &Texts, lang: Lang, days: &[SlotDay], path: &str, chosen: Option<Slot>) -> Vec<Day> {
    let time = |slot: &Slot| Time {
        text: words::time(slot.start, lang),
        until: t.booking_until(words::time(slot.end, lang)),
        machine: machine(slot.start),
        path: format!("{path}?ora={}", machine(slot.start)),
        chosen: Some(*slot) == chosen,
    };
    let day = |day: &SlotDay| Day {
        id: format!("giorno-{}", day.date),
        text: words::day(day.date, lang),
        times: day.slots.iter().map(time).collect(),
    };
    days.iter().map(day).collect()
}

/// An instant as an address carries it.
fn machine(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

#[derive(Template)]
#[template(path = "booking_slots.html", whitespace = "minimize")]
struct SlotsPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: &'a str,
    door: &'a DoorView,
    title: &'static str,
    days: Vec<Day>,
    /// Where the days are that come then.
    next: Option<String>,
    later: bool,
    moving: Option<String>,
    gone: bool,
}

/// The page on which a time is chosen. Each is a link: nothing has to be sent, and the way back works.
#[must_use]
pub fn booking_slots(frame: &Frame<'_>, door: &DoorView, choice: &SlotChoice<'_>) -> String {
    let t = Texts::of(frame.site.lang);
    render(&SlotsPage {
        s: frame.site,
        t,
        tenant: frame.tenant,
        path: choice.path,
        door,
        title: if choice.moving.is_some() { t.appointment_move_title } else { t.appointment },
        days: days(t, frame.site.lang, choice.days, choice.path, None),
        next: choice.next.map(|date| format!("{}?dal={date}", choice.path)),
        later: choice.later,
        moving: choice.moving.map(|slot| slot.text(frame.site.lang)),
        gone: choice.gone,
    })
}

#[derive(Template)]
#[template(path = "booking_form.html", whitespace = "minimize")]
struct FormPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: String,
    door: &'a DoorView,
    form: BookingForm<'a>,
    when: Option<String>,
    machine: String,
    free: Vec<Day>,
    refusal: Option<[&'static str; 2]>,
    errors: Vec<FieldError>,
}

/// A sentence at its field.
struct FieldError {
    /// Of the field in the page.
    id: &'static str,
    text: String,
}

impl FormPage<'_> {
    fn error(&self, id: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.id == id).map(|error| error.text.as_str())
    }

    fn any_error(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// The form, with the time that was chosen.
#[must_use]
pub fn booking_form(frame: &Frame<'_>, door: &DoorView, form: &BookingForm<'_>) -> String {
    let t = Texts::of(frame.site.lang);
    let error = |(field, problem): &(BookingField, BookingProblem)| FieldError {
        id: id_of(*field, form.free),
        text: said(t, *field, *problem),
    };
    render(&FormPage {
        s: frame.site,
        t,
        tenant: frame.tenant,
        path: door.booking_path(),
        door,
        form: *form,
        when: form.slot.map(|slot| slot.text(frame.site.lang)),
        machine: form.slot.map_or_else(String::new, |slot| machine(slot.start)),
        free: days(t, frame.site.lang, form.free, "", form.slot),
        refusal: form.refusal.map(|refusal| match refusal {
            BookingRefusal::SlotGone if form.free.is_empty() => [t.booking_gone, t.booking_none],
            BookingRefusal::SlotGone => [t.booking_gone, t.booking_gone_kept],
            BookingRefusal::TooMany => [t.booking_too_many, t.booking_too_many_next],
            BookingRefusal::KeyReused => [t.booking_sent_before, t.booking_sent_before_next],
        }),
        errors: form.errors.iter().map(error).collect(),
    })
}

/// The first time of the list is where the keyboard goes.
const fn id_of(field: BookingField, free: &[SlotDay]) -> &'static str {
    match field {
        BookingField::Slot if free.is_empty() => "quando",
        BookingField::Slot => "ora",
        BookingField::Name => "name",
        BookingField::Email => "email",
        BookingField::Phone => "phone",
        BookingField::Reason => "reason",
    }
}

fn said(t: &Texts, field: BookingField, problem: BookingProblem) -> String {
    use crate::{Field, FieldError, FieldProblem};
    let known = |field| match problem {
        BookingProblem::TooLong => sentence(t, FieldError { field, problem: FieldProblem::TooLong }),
        _ => sentence(t, FieldError { field, problem: FieldProblem::ControlCharacters }),
    };
    match (field, problem) {
        (BookingField::Slot, _) => t.booking_slot_missing.to_owned(),
        (BookingField::Name, BookingProblem::Missing) => t.booking_name_missing.to_owned(),
        (BookingField::Name, _) => known(Field::Name),
        (BookingField::Email, BookingProblem::Missing) => t.booking_email_missing.to_owned(),
        (BookingField::Email, _) => t.booking_email_wrong.to_owned(),
        (BookingField::Phone, _) => t.booking_phone_wrong.to_owned(),
        (BookingField::Reason, _) => known(Field::Reason),
    }
}
