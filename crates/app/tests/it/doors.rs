//! Signs on doors, and those who wait behind them.

use app::{DoorChange, DoorOutcome, Invalid, KnockOutcome, Problem, SignKind};
use chrono::TimeDelta;
use domain::{Outcome, VisitState, door::DoorPhase};
use testkit::{Database, Town, key, on_both_engines};

fn closed(turn_away: bool) -> DoorChange {
    DoorChange { sign: SignKind::Closed, message: Some("Assemblea".into()), until: None, turn_away }
}

on_both_engines! {
    async fn a_door_that_shuts_keeps_who_waits_unless_told_otherwise(db: Database) {
        let town = Town::new(&db).await;
        let visitor = town.visitor();
        town.knock(&visitor, town.office).await;
        let anna = town.staff("anna").await;
        town.app.set_door(&anna, town.office, &closed(false)).await.unwrap();
        let mine = town.app.my_visit(&town.by(&visitor)).await.unwrap().unwrap();
        assert_eq!(mine.position, Some(1));
        town.app.set_door(&anna, town.office, &closed(true)).await.unwrap();
        let mine = town.app.my_visit(&town.by(&visitor)).await.unwrap().unwrap();
        assert!(matches!(mine.record.visit.state(), VisitState::Ended { outcome: Outcome::Unserved, .. }));
        assert_eq!(mine.record.message.as_deref(), Some("Assemblea"));
    }

    async fn a_sign_comes_down_by_itself(db: Database) {
        let town = Town::new(&db).await;
        let anna = town.staff("anna").await;
        let until = Some(town.clock.now() + TimeDelta::minutes(10));
        let change = DoorChange { until, ..closed(false) };
        let DoorOutcome::Set(door) = town.app.set_door(&anna, town.office, &change).await.unwrap() else {
            panic!("the sign does not hang")
        };
        assert_eq!((door.state.phase, door.state.opens_at), (DoorPhase::Closed, until));
        let knock = || app::Knock { office: town.office, name: None, reason: None, key: key() };
        let refused = town.app.knock(&town.by(&town.visitor()), knock()).await.unwrap();
        assert!(matches!(refused, KnockOutcome::DoorClosed(_)), "{refused:?}");
        town.clock.advance(600);
        let taken = town.app.knock(&town.by(&town.visitor()), knock()).await.unwrap();
        assert!(matches!(taken, KnockOutcome::Knocked(_)), "{taken:?}");
    }

    async fn a_sign_that_cannot_hang_changes_nothing(db: Database) {
        let town = Town::new(&db).await;
        let anna = town.staff("anna").await;
        let past = DoorChange { until: Some(town.clock.now()), ..closed(true) };
        let long = DoorChange { message: Some("x".repeat(301)), ..closed(true) };
        for (change, problem) in [(past, Problem::InThePast), (long, Problem::TooLong(300))] {
            let outcome = town.app.set_door(&anna, town.office, &change).await.unwrap();
            let DoorOutcome::Invalid(Invalid { problem: found, .. }) = outcome else { panic!("{outcome:?}") };
            assert_eq!(found, problem);
        }
        let board = town.app.board(&town.anonymous()).await.unwrap();
        assert_eq!(board.door(town.office).unwrap().state.phase, DoorPhase::Open);
        let carla = town.staff("carla").await;
        assert!(town.app.set_door(&carla, town.office, &closed(true)).await.is_err(), "not her door");
    }
}
