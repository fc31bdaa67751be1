//! Booking: races, retries, limits, and times that never were.

use std::sync::Arc;

use app::{AppointmentOutcome, BookOutcome, Booking, Problem};
use chrono::TimeDelta;
use domain::{Instant, appointment::Unfit};
use testkit::{Database, Town, on_both_engines};

use super::{at, booked, booking, set, town, until, wednesday};

async fn free(town: &Town) -> Vec<Instant> {
    let free = town.app.free_slots(&town.anonymous(), town.other, None, 1).await.unwrap().unwrap();
    free.days.iter().flat_map(|day| day.slots.iter().map(|slot| slot.start)).collect()
}

on_both_engines! {
    async fn what_is_booked_is_no_longer_free(db: Database) {
        let town = town(&db, 1).await;
        let twenty = TimeDelta::minutes(20);
        assert_eq!(free(&town).await, [wednesday(), wednesday() + twenty, wednesday() + twenty * 2]);
        let (record, token) = booked(&town, wednesday() + twenty, "Ada@Example.it").await;
        assert_eq!(free(&town).await, [wednesday(), wednesday() + twenty * 2]);
        assert_eq!(record.booked.email.as_deref(), Some("ada@example.it"));
        let mine = town.app.my_appointment(&town.anonymous(), &token).await.unwrap().unwrap();
        assert_eq!(mine, record);
        let none = town.app.my_appointment(&town.anonymous(), &town.app.new_secret()).await.unwrap();
        assert!(none.is_none(), "a token that was guessed");
    }

    async fn the_last_place_is_taken_once(db: Database) {
        let town = Arc::new(town(&db, 2).await);
        booked(&town, wednesday(), "prima@example.it").await;
        let attempts: Vec<_> = (0..20).map(|n| {
            let town = Arc::clone(&town);
            tokio::spawn(async move {
                let booking = booking(town.other, wednesday(), &format!("persona{n}@example.it"));
                town.app.book(&town.anonymous(), &booking).await.unwrap()
            })
        }).collect();
        let (mut taken, mut gone) = (0, 0);
        for attempt in attempts {
            match attempt.await.unwrap() {
                BookOutcome::Booked(..) => taken += 1,
                BookOutcome::SlotGone => gone += 1,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((taken, gone), (1, 19));
        assert!(!free(&town).await.contains(&wednesday()));
    }

    async fn a_form_that_is_sent_twice_books_once(db: Database) {
        let town = Arc::new(town(&db, 5).await);
        let booking = booking(town.other, wednesday(), "ada@example.it");
        let sent: Vec<_> = (0..5).map(|_| {
            let (town, booking) = (Arc::clone(&town), booking.clone());
            tokio::spawn(async move { town.app.book(&town.anonymous(), &booking).await.unwrap() })
        }).collect();
        let mut tokens = vec![];
        for one in sent {
            let BookOutcome::Booked(record, token) = one.await.unwrap() else { panic!("not booked") };
            tokens.push((record.appointment.id, token));
        }
        tokens.dedup();
        assert_eq!(tokens.len(), 1);
        let other = Booking { email: "altro@example.it".to_owned(), ..booking };
        let stolen = town.app.book(&town.anonymous(), &other).await.unwrap();
        assert!(matches!(stolen, BookOutcome::KeyReused), "{stolen:?}");
    }

    async fn a_time_that_is_not_offered_is_not_booked(db: Database) {
        let town = town(&db, 1).await;
        for instant in [
            wednesday() + TimeDelta::minutes(1),
            wednesday() + TimeDelta::hours(1),
            at("2026-11-24T09:00:00Z"),
            at("2026-11-18T09:00:00Z"),
            // The Wednesday after the horizon, and the end of time.
            at("2026-12-30T09:00:00Z"),
            Instant::MAX_UTC,
            Instant::MIN_UTC,
        ] {
            let outcome = town.app.book(&town.anonymous(), &booking(town.other, instant, "a@example.it")).await;
            assert!(matches!(outcome.unwrap(), BookOutcome::SlotGone), "{instant}");
        }
        let elsewhere = town.app.book(&town.anonymous(), &booking(town.office, wednesday(), "a@example.it")).await;
        assert!(matches!(elsewhere.unwrap(), BookOutcome::NotOffered));
    }

    async fn an_address_books_twice_at_a_door_and_not_a_thousand_times(db: Database) {
        let town = town(&db, 20).await;
        let (_, token) = booked(&town, wednesday(), "ada@example.it").await;
        booked(&town, wednesday(), "ada@example.it").await;
        let third = booking(town.other, wednesday() + TimeDelta::minutes(20), "ADA@example.it");
        let refused = town.app.book(&town.anonymous(), &third).await.unwrap();
        assert!(matches!(refused, BookOutcome::TooMany), "{refused:?}");
        town.app.cancel_appointment(&town.anonymous(), &token).await.unwrap();
        let taken = town.app.book(&town.anonymous(), &third).await.unwrap();
        assert!(matches!(taken, BookOutcome::Booked(..)), "{taken:?}");
    }

    async fn every_field_that_is_wrong_is_named(db: Database) {
        let town = town(&db, 1).await;
        let wrong = Booking {
            name: " ".to_owned(),
            email: "ada@example.it\nBcc: tutti@example.it".to_owned(),
            phone: Some("1".repeat(1_000_000)),
            reason: Some("\u{1b}[31m".to_owned()),
            ..booking(town.other, wednesday(), "")
        };
        let outcome = town.app.book(&town.anonymous(), &wrong).await.unwrap();
        let BookOutcome::Invalid(invalid) = outcome else { panic!("{outcome:?}") };
        let told: Vec<_> = invalid.into_iter().map(|invalid| (invalid.field, invalid.problem)).collect();
        assert_eq!(told, [
            ("name", Problem::Empty),
            ("email", Problem::NotAnEmail),
            ("phone", Problem::TooLong(40)),
            ("reason", Problem::ControlCharacters),
        ]);
        assert_eq!(free(&town).await.len(), 3);
    }

    async fn it_is_moved_cancelled_and_booked_again(db: Database) {
        let town = town(&db, 1).await;
        let (_, token) = booked(&town, wednesday(), "ada@example.it").await;
        let later = wednesday() + TimeDelta::minutes(20);
        let ctx = town.anonymous();
        for _ in 0..2 {
            let moved = town.app.change_appointment(&ctx, &token, later).await.unwrap();
            let AppointmentOutcome::Changed(record) = moved else { panic!("{moved:?}") };
            assert_eq!((record.appointment.slot().start, record.appointment.sequence()), (later, 1));
        }
        assert!(free(&town).await.contains(&wednesday()));
        for _ in 0..2 {
            let cancelled = town.app.cancel_appointment(&ctx, &token).await.unwrap();
            let AppointmentOutcome::Changed(record) = cancelled else { panic!("{cancelled:?}") };
            assert_eq!(record.appointment.sequence(), 2);
        }
        let (_, other) = booked(&town, later, "altra@example.it").await;
        let taken = town.app.book_again(&ctx, &token).await.unwrap();
        assert!(matches!(taken, AppointmentOutcome::SlotGone), "{taken:?}");
        town.app.cancel_appointment(&ctx, &other).await.unwrap();
        let again = town.app.book_again(&ctx, &token).await.unwrap();
        assert!(matches!(again, AppointmentOutcome::Changed(_)), "{again:?}");
        let (_, third) = booked(&town, wednesday(), "terza@example.it").await;
        let gone = town.app.change_appointment(&ctx, &third, later).await.unwrap();
        assert!(matches!(gone, AppointmentOutcome::SlotGone), "{gone:?}");
    }

    async fn what_has_begun_is_not_moved(db: Database) {
        let town = town(&db, 1).await;
        let (_, token) = booked(&town, wednesday(), "ada@example.it").await;
        until(&town, wednesday() + TimeDelta::minutes(1));
        let next_week = wednesday() + TimeDelta::days(7);
        let late = town.app.change_appointment(&town.anonymous(), &token, next_week).await.unwrap();
        assert!(matches!(late, AppointmentOutcome::Refused(Unfit::Over)), "{late:?}");
    }

    async fn a_link_is_good_in_its_own_comune_alone(db: Database) {
        let here = Town::named(&db, "qui").await;
        set(&here, here.other, "We 10:00-11:00 unknown", 1).await;
        let there = Town::named(&db, "altrove").await;
        let (_, token) = booked(&here, wednesday(), "ada@example.it").await;
        let ctx = there.anonymous();
        assert!(there.app.my_appointment(&ctx, &token).await.unwrap().is_none());
        let cancelled = there.app.cancel_appointment(&ctx, &token).await.unwrap();
        assert!(matches!(cancelled, AppointmentOutcome::NotFound), "{cancelled:?}");
        let foreign = there.app.book(&ctx, &booking(here.other, wednesday(), "a@example.it")).await.unwrap();
        assert!(matches!(foreign, BookOutcome::NotOffered), "{foreign:?}");
    }
}
