//! What the visitor of an appointment is written.

use chrono::TimeDelta;
use post::Post;
use testkit::{Database, Town, on_both_engines};

use super::{booked, by_appointment, town_with_mail, until, wednesday};

/// The properties of a calendar, unfolded.
fn lines(calendar: &str) -> Vec<String> {
    calendar.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

fn value(calendar: &str, name: &str) -> String {
    let found = lines(calendar).into_iter().find_map(|line| line.strip_prefix(name).map(str::to_owned));
    found.unwrap_or_else(|| panic!("no {name}"))
}

on_both_engines! {
    async fn each_step_is_told_to_the_person_and_to_the_calendar(db: Database) {
        let (town, letters) = town_with_mail(&db).await;
        let ctx = town.anonymous();
        let (record, token) = booked(&town, wednesday(), "ada@example.it").await;
        let later = wednesday() + TimeDelta::minutes(20);
        town.app.change_appointment(&ctx, &token, later).await.unwrap();
        town.app.change_appointment(&ctx, &token, later).await.unwrap();
        town.app.cancel_appointment(&ctx, &token).await.unwrap();
        town.app.book_again(&ctx, &token).await.unwrap();
        let carla = town.staff("carla").await;
        town.app.call_off(&carla, record.appointment.id, Some("Chiuso per neve")).await.unwrap();
        town.app.deliver().await.unwrap();
        let mut sent: Vec<_> = letters.letters().into_iter().map(|kept| (kept.id, kept.mail)).collect();
        sent.sort_by_key(|(id, _)| *id);
        let calendars: Vec<_> = sent.iter().map(|(_, mail)| mail.calendar.clone().unwrap()).collect();
        let mut told: Vec<_> = calendars.iter().map(|calendar| {
            (value(calendar, "SEQUENCE:"), value(calendar, "METHOD:"), value(calendar, "STATUS:"))
        }).collect();
        told.sort();
        let step = |n: &str, method: &str, status: &str| (n.to_owned(), method.to_owned(), status.to_owned());
        assert_eq!(told, [
            step("0", "REQUEST", "CONFIRMED"),
            step("1", "REQUEST", "CONFIRMED"),
            step("2", "CANCEL", "CANCELLED"),
            step("3", "REQUEST", "CONFIRMED"),
            step("4", "CANCEL", "CANCELLED"),
        ]);
        let mut uids: Vec<_> = calendars.iter().map(|calendar| value(calendar, "UID:")).collect();
        uids.dedup();
        assert_eq!(uids.len(), 1, "one event");
        for (_, mail) in &sent {
            assert_eq!(mail.to, "ada@example.it");
            assert!(mail.text.contains(&format!("/appuntamento/{}", token.expose())), "{}", mail.text);
            assert!(!mail.text.contains("Maria") && !mail.text.contains("affitto"), "{}", mail.text);
        }
        assert!(sent.iter().any(|(_, mail)| mail.text.contains("Chiuso per neve")));
        assert!(sent.iter().any(|(_, mail)| mail.text.contains("mercoledì 25 novembre 2026, 10:20–10:40")));
    }

    async fn the_day_before_is_called_to_mind_once(db: Database) {
        let (town, letters) = town_with_mail(&db).await;
        booked(&town, wednesday(), "ada@example.it").await;
        let reminders = || letters.letters().iter().filter(|kept| kept.mail.subject.starts_with("Promemoria")).count();
        town.app.attend_to_appointments().await.unwrap();
        town.app.deliver().await.unwrap();
        assert_eq!(reminders(), 0, "two days before");
        until(&town, wednesday() - TimeDelta::hours(24));
        // Two nodes at once, and again a moment later.
        let (one, two) = tokio::join!(town.app.attend_to_appointments(), town.app.attend_to_appointments());
        one.unwrap();
        two.unwrap();
        town.app.attend_to_appointments().await.unwrap();
        town.app.deliver().await.unwrap();
        assert_eq!(reminders(), 1);
    }

    async fn who_books_for_tomorrow_is_not_reminded_of_it(db: Database) {
        let (town, letters) = town_with_mail(&db).await;
        until(&town, wednesday() - TimeDelta::hours(25));
        booked(&town, wednesday(), "ada@example.it").await;
        town.clock.advance(2 * 3_600);
        town.app.attend_to_appointments().await.unwrap();
        town.app.deliver().await.unwrap();
        assert_eq!(letters.letters().len(), 1);
    }

    async fn without_a_mail_server_nothing_is_written_down(db: Database) {
        let town = Town::with(&db, "prova", |settings| settings.post = Post::closed()).await;
        by_appointment(&town, 1).await;
        assert!(!town.app.mail_enabled());
        booked(&town, wednesday(), "ada@example.it").await;
        let rows = db.as_owner().await.rows("select cast(count(*) as text) from deliveries").await;
        assert_eq!(rows, [["0"]]);
    }
}
