//! Appointments: booked once, changed, cancelled, and used on the day.

mod booking;
mod coming;
mod letters;

use app::{
    AppointmentRecord, BookOutcome, Booking, Secret,
    manage::{AppointmentsEdit, HoursEdit, ReceptionEdit},
};
use domain::{Instant, OfficeId, reception::Closing};
use post::{LetterBox, Post};
use testkit::{Database, Town, key};

/// It is Monday, 23 November 2026, ten in the morning in Italy. `town.other` receives on Wednesdays from ten to
/// eleven, by appointment; three slots of twenty minutes.
async fn town(db: &Database, at_once: i32) -> Town {
    let town = Town::new(db).await;
    by_appointment(&town, at_once).await;
    town
}

/// The same, with a letter box.
async fn town_with_mail(db: &Database) -> (Town, LetterBox) {
    let post = Post::demonstration();
    let letters = post.letter_box.clone().unwrap();
    let town = Town::with(db, "prova", |settings| settings.post = post).await;
    by_appointment(&town, 1).await;
    (town, letters)
}

async fn by_appointment(town: &Town, at_once: i32) {
    set(town, town.other, "We 10:00-11:00 unknown", at_once).await;
}

async fn set(town: &Town, office: OfficeId, hours: &str, at_once: i32) {
    let admin = town.staff("direttrice").await;
    let revision = revision(town, office).await;
    let hours = HoursEdit::Syntax(hours.to_owned());
    town.app.set_hours(&admin, office, revision, &hours).await.unwrap();
    let edit = ReceptionEdit {
        closing: Closing::default(),
        alert_after_s: 60,
        alert_emails: vec![],
        webhook_url: None,
        renew_webhook_key: false,
        substitute: None,
        replies: vec![],
        takes_messages: true,
        appointments: Some(AppointmentsEdit { slot_min: 20, at_once, notice_h: 1, horizon_days: 30 }),
    };
    let revision = self::revision(town, office).await;
    town.app.set_reception(&admin, office, revision, edit).await.unwrap();
}

async fn revision(town: &Town, office: OfficeId) -> i64 {
    let admin = town.staff("direttrice").await;
    let offices = town.app.management(&admin).await.unwrap().offices;
    offices.iter().find(|door| door.office.id == office).unwrap().office.revision
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// Ten o'clock on Wednesday, in Italy.
fn wednesday() -> Instant {
    at("2026-11-25T09:00:00Z")
}

fn booking(office: OfficeId, starts_at: Instant, email: &str) -> Booking {
    Booking {
        office,
        starts_at,
        name: "Maria Bianchi".to_owned(),
        email: email.to_owned(),
        phone: Some("0583 000000".to_owned()),
        reason: Some("Contratto di affitto".to_owned()),
        key: key(),
    }
}

/// A booking that must be taken.
async fn booked(town: &Town, starts_at: Instant, email: &str) -> (AppointmentRecord, Secret) {
    let booking = booking(town.other, starts_at, email);
    match town.app.book(&town.anonymous(), &booking).await.unwrap() {
        BookOutcome::Booked(record, token) => (*record, token),
        other => panic!("not booked: {other:?}"),
    }
}

/// The clock is set to this instant.
fn until(town: &Town, instant: Instant) {
    town.clock.advance((instant - town.clock.now()).num_seconds());
}
