//! Calls that nobody answers, visitors who fall silent, texts that are kept too long.

use domain::{Outcome, VisitState};
use testkit::{Database, Town, key, on_both_engines};

on_both_engines! {
    async fn an_unanswered_call_puts_back_once_and_then_ends(db: Database) {
        let town = Town::new(&db).await;
        let visitor = town.visitor();
        let visit = town.knock(&visitor, town.office).await.visit.id;
        for (round, expected) in [(1, "waiting"), (2, "ended")] {
            town.app.admit(&town.staff("anna").await, visit, key()).await.unwrap();
            town.clock.advance(119);
            town.app.meet_deadlines().await.unwrap();
            let mine = town.app.my_visit(&town.by(&visitor)).await.unwrap().unwrap();
            assert!(matches!(mine.record.visit.state(), VisitState::Called { .. }), "round {round}: too early");
            town.clock.advance(1);
            town.app.meet_deadlines().await.unwrap();
            let mine = town.app.my_visit(&town.by(&visitor)).await.unwrap().unwrap();
            let state = match mine.record.visit.state() {
                VisitState::Waiting => "waiting",
                VisitState::Ended { outcome: Outcome::NoShow, .. } => "ended",
                other => panic!("round {round}: {other:?}"),
            };
            assert_eq!(state, expected, "round {round}");
        }
    }

    async fn fifteen_minutes_of_silence_cost_nothing(db: Database) {
        let town = Town::new(&db).await;
        let visitor = town.visitor();
        let record = town.knock(&visitor, town.office).await;
        town.clock.advance(15 * 60);
        town.app.meet_deadlines().await.unwrap();
        let anna = town.staff("anna").await;
        assert_eq!(town.app.away_since(&anna, &record, town.clock.now()), Some(record.last_seen_at), "shown as away");
        let mine = town.app.my_visit(&town.by(&visitor)).await.unwrap().unwrap();
        assert_eq!(mine.position, Some(1));
    }

    async fn an_hour_of_silence_ends_the_visit_unless_the_browser_is_connected(db: Database) {
        let town = Town::new(&db).await;
        let (silent, connected) = (town.visitor(), town.visitor());
        town.knock(&silent, town.office).await;
        town.knock(&connected, town.office).await;
        let mut followed = town.app.follow_my_visit(&town.by(&connected)).await.unwrap().unwrap();
        followed.next().await.unwrap();
        town.clock.advance(60 * 60);
        town.app.meet_deadlines().await.unwrap();
        let ended = town.app.my_visit(&town.by(&silent)).await.unwrap().unwrap();
        assert!(matches!(ended.record.visit.state(), VisitState::Ended { outcome: Outcome::Expired, .. }));
        let waits = town.app.my_visit(&town.by(&connected)).await.unwrap().unwrap();
        assert_eq!(waits.record.visit.state(), VisitState::Waiting);
    }

    async fn what_was_written_is_erased_when_retention_says_so(db: Database) {
        let town = Town::new(&db).await;
        let visitor = town.visitor();
        let knock = app::Knock {
            office: town.office,
            name: Some("Maria".into()),
            reason: Some("Residenza".into()),
            key: key(),
        };
        town.app.knock(&town.by(&visitor), knock).await.unwrap();
        town.app.leave(&town.by(&visitor), key()).await.unwrap();
        for (hours, kept) in [(23, true), (2, false)] {
            town.clock.advance(hours * 60 * 60);
            town.app.retain().await.unwrap();
            let tx = db.store.begin_read(&town.anonymous()).await.unwrap();
            let ever = town.clock.now() - chrono::TimeDelta::days(9);
            let record = tx.lookup_visit_of(visitor.holder, ever).await.unwrap().unwrap();
            assert_eq!((record.name.is_some(), record.reason.is_some()), (kept, kept), "after {hours} h more");
            assert!(record.visit.is_ended(), "the fact remains");
        }
    }
}
