//! The day itself: the lobby, the office's list, who did not come, what is erased.

use app::{AppointmentOutcome, ArriveOutcome};
use chrono::TimeDelta;
use domain::{AppointmentState, VisitState, appointment::Unfit};
use testkit::{Database, key, on_both_engines};

use super::{booked, set, town, until, wednesday};

on_both_engines! {
    async fn an_appointment_enters_the_queue_at_its_time(db: Database) {
        let town = town(&db, 1).await;
        // Who is there without an appointment is received too, so that there is an order to see.
        set(&town, town.other, "We 09:00-10:00, We 10:00-11:00 unknown", 1).await;
        let (_, token) = booked(&town, wednesday(), "ada@example.it").await;
        let ada = town.visitor();
        until(&town, wednesday() - TimeDelta::minutes(16));
        let early = town.app.arrive(&town.by(&ada), &token).await.unwrap();
        assert!(matches!(early, ArriveOutcome::Refused(Unfit::TooEarly)), "{early:?}");
        town.clock.advance(60);
        let arrived = town.app.arrive(&town.by(&ada), &token).await.unwrap();
        let ArriveOutcome::Arrived(visit) = arrived else { panic!("{arrived:?}") };
        assert_eq!((visit.visit.rank_at, visit.visit.knocked_at), (wednesday(), town.clock.now()));
        assert_eq!(visit.name.as_deref(), Some("Maria Bianchi"));
        let started = town.app.appointment_of(&town.anonymous(), &visit.visit).await.unwrap();
        assert_eq!(started, Some(wednesday()));
        // Pressed twice: the same place.
        let again = town.app.arrive(&town.by(&ada), &token).await.unwrap();
        assert!(matches!(again, ArriveOutcome::Arrived(same) if same.visit.id == visit.visit.id));
        let elsewhere = town.app.arrive(&town.by(&town.visitor()), &token).await.unwrap();
        assert!(matches!(elsewhere, ArriveOutcome::WaitingElsewhere), "{elsewhere:?}");
        // Whoever knocks before the appointment begins is received before it.
        town.clock.advance(120);
        let knocked = town.knock(&town.visitor(), town.other).await;
        let carla = town.staff("carla").await;
        let app::Move::Moved(first) = town.app.call_next(&carla, town.other, key()).await.unwrap() else {
            panic!("nobody was called")
        };
        assert_eq!(first.visit.id, knocked.visit.id);
    }

    async fn it_is_let_in_although_the_door_takes_no_knocks(db: Database) {
        let town = town(&db, 1).await;
        let (_, token) = booked(&town, wednesday(), "ada@example.it").await;
        until(&town, wednesday());
        let board = town.app.board(&town.anonymous()).await.unwrap();
        assert!(!board.door(town.other).unwrap().state.is_open());
        let ada = town.visitor();
        let arrived = town.app.arrive(&town.by(&ada), &token).await.unwrap();
        assert!(matches!(arrived, ArriveOutcome::Arrived(_)), "{arrived:?}");
        let carla = town.staff("carla").await;
        let listed = town.app.appointments(&carla, town.other).await.unwrap();
        assert!(matches!(listed[0].appointment.state(), AppointmentState::Arrived { .. }));
        // Fell silent or left by mistake: there is still time, at the same place.
        town.app.leave(&town.by(&ada), key()).await.unwrap();
        town.clock.advance(60);
        let back = town.app.arrive(&town.by(&ada), &token).await.unwrap();
        let ArriveOutcome::Arrived(visit) = back else { panic!("{back:?}") };
        assert_eq!((visit.visit.state(), visit.visit.rank_at), (VisitState::Waiting, wednesday()));
    }

    async fn who_was_received_does_not_come_twice(db: Database) {
        let town = town(&db, 1).await;
        let (_, token) = booked(&town, wednesday(), "ada@example.it").await;
        until(&town, wednesday());
        let (ada, carla) = (town.visitor(), town.staff("carla").await);
        town.app.arrive(&town.by(&ada), &token).await.unwrap();
        let app::Move::Moved(called) = town.app.call_next(&carla, town.other, key()).await.unwrap() else {
            panic!("nobody was called")
        };
        town.app.enter_room(&town.by(&ada), key()).await.unwrap();
        town.app.end_visit(&carla, called.visit.id, key()).await.unwrap();
        let again = town.app.arrive(&town.by(&ada), &token).await.unwrap();
        assert!(matches!(again, ArriveOutcome::Refused(Unfit::Arrived)), "{again:?}");
    }

    async fn nobody_waits_at_a_door_with_a_sign(db: Database) {
        let town = town(&db, 1).await;
        let (_, token) = booked(&town, wednesday(), "ada@example.it").await;
        until(&town, wednesday());
        let carla = town.staff("carla").await;
        let closed = app::DoorChange {
            sign: app::SignKind::Closed,
            message: Some("Chiuso per neve".to_owned()),
            until: None,
            turn_away: false,
        };
        town.app.set_door(&carla, town.other, &closed).await.unwrap();
        let shut = town.app.arrive(&town.by(&town.visitor()), &token).await.unwrap();
        let ArriveOutcome::DoorClosed(door) = shut else { panic!("{shut:?}") };
        assert_eq!(door.state.message.as_deref(), Some("Chiuso per neve"));
    }

    async fn one_browser_waits_at_one_door(db: Database) {
        let town = town(&db, 1).await;
        let (_, token) = booked(&town, wednesday(), "ada@example.it").await;
        until(&town, wednesday());
        let ada = town.visitor();
        let live = town.knock(&ada, town.office).await;
        let there = town.app.arrive(&town.by(&ada), &token).await.unwrap();
        assert!(matches!(there, ArriveOutcome::AlreadyWaiting(known) if known.visit.id == live.visit.id));
    }

    async fn staff_of_the_office_alone_sees_and_cancels(db: Database) {
        let town = town(&db, 1).await;
        let (record, token) = booked(&town, wednesday(), "ada@example.it").await;
        let (carla, anna) = (town.staff("carla").await, town.staff("anna").await);
        assert!(town.app.appointments(&anna, town.other).await.is_err());
        assert!(town.app.appointments(&town.anonymous(), town.other).await.is_err());
        let foreign = town.app.call_off(&anna, record.appointment.id, None).await.unwrap();
        assert!(matches!(foreign, AppointmentOutcome::NotFound), "{foreign:?}");
        let mut followed = town.app.follow_appointments(&carla, town.other).unwrap();
        assert_eq!(followed.next().await.unwrap(), std::slice::from_ref(&record));
        let called_off = town.app.call_off(&carla, record.appointment.id, Some("Malattia")).await.unwrap();
        assert!(matches!(called_off, AppointmentOutcome::Changed(_)), "{called_off:?}");
        assert!(followed.next().await.unwrap().is_empty(), "told at once");
        let mine = town.app.my_appointment(&town.anonymous(), &token).await.unwrap().unwrap();
        assert_eq!(mine.message.as_deref(), Some("Malattia"));
        let again = town.app.book_again(&town.anonymous(), &token).await.unwrap();
        assert!(matches!(again, AppointmentOutcome::Refused(Unfit::Cancelled)), "{again:?}");
    }

    async fn who_does_not_come_is_missed_and_then_forgotten(db: Database) {
        let town = town(&db, 1).await;
        let (record, token) = booked(&town, wednesday(), "ada@example.it").await;
        let carla = town.staff("carla").await;
        let early = town.app.mark_missed(&carla, record.appointment.id).await.unwrap();
        assert!(matches!(early, AppointmentOutcome::Refused(Unfit::TooEarly)), "{early:?}");
        until(&town, wednesday() + TimeDelta::minutes(34));
        town.app.attend_to_appointments().await.unwrap();
        let state = |found: Option<app::AppointmentRecord>| found.unwrap().appointment.state();
        let ctx = town.anonymous();
        let mine = town.app.my_appointment(&ctx, &token).await.unwrap();
        assert_eq!(state(mine), AppointmentState::Booked, "there is still time");
        town.clock.advance(60);
        town.app.attend_to_appointments().await.unwrap();
        let mine = town.app.my_appointment(&ctx, &token).await.unwrap();
        assert_eq!(state(mine), AppointmentState::Missed);
        town.clock.advance(23 * 3_600);
        town.app.retain().await.unwrap();
        assert!(town.app.my_appointment(&ctx, &token).await.unwrap().is_some());
        town.clock.advance(2 * 3_600);
        town.app.retain().await.unwrap();
        assert!(town.app.my_appointment(&ctx, &token).await.unwrap().is_none(), "nobody's any more");
        let written =
            "select coalesce(name, '') || coalesce(email, '') || coalesce(phone, '') || coalesce(reason, '') \
             from appointments";
        assert_eq!(db.as_owner().await.rows(written).await, [[""]]);
    }
}
