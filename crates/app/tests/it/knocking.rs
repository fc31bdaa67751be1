//! Knocks: wrong, huge, repeated, concurrent and hostile.

use app::{Invalid, Knock, KnockOutcome, Problem};
use domain::{Visit, VisitId, VisitState, queue};
use store::NewVisit;
use testkit::{Database, Town, key, on_both_engines};

fn at(office: domain::OfficeId) -> Knock {
    Knock { office, name: None, reason: None, key: key() }
}

on_both_engines! {
    async fn a_knock_waits_at_its_place(db: Database) {
        let town = Town::new(&db).await;
        let (first, second) = (town.visitor(), town.visitor());
        town.knock(&first, town.office).await;
        town.clock.advance(1);
        town.knock(&second, town.office).await;
        let mine = town.app.my_visit(&town.by(&second)).await.unwrap().unwrap();
        assert_eq!((mine.record.visit.state(), mine.position), (VisitState::Waiting, Some(2)));
        assert!(town.app.my_visit(&town.by(&town.visitor())).await.unwrap().is_none());
    }

    async fn a_retry_after_a_lost_answer_makes_no_second_visit(db: Database) {
        let town = Town::new(&db).await;
        let visitor = town.visitor();
        let knock = at(town.office);
        let KnockOutcome::Knocked(first) = town.app.knock(&town.by(&visitor), knock.clone()).await.unwrap() else {
            panic!("the first knock was not taken")
        };
        let KnockOutcome::Knocked(again) = town.app.knock(&town.by(&visitor), knock).await.unwrap() else {
            panic!("the retry was not answered like the first")
        };
        assert_eq!(first.visit, again.visit);
    }

    async fn two_tabs_are_one_visitor(db: Database) {
        let town = Town::new(&db).await;
        let visitor = town.visitor();
        let first = town.knock(&visitor, town.office).await;
        let second = town.app.knock(&town.by(&visitor), at(town.other)).await.unwrap();
        let KnockOutcome::AlreadyWaiting(known) = second else { panic!("a second visit: {second:?}") };
        assert_eq!(known.visit.id, first.visit.id);
    }

    async fn twenty_clicks_at_once_are_one_visit(db: Database) {
        let town = std::sync::Arc::new(Town::new(&db).await);
        let visitor = town.visitor();
        let clicks: Vec<_> = (0..20).map(|_| {
            let (town, visitor) = (town.clone(), visitor.clone());
            tokio::spawn(async move { town.app.knock(&town.by(&visitor), at(town.office)).await.unwrap() })
        }).collect();
        let mut taken = 0;
        for click in clicks {
            match click.await.unwrap() {
                KnockOutcome::Knocked(_) => taken += 1,
                KnockOutcome::AlreadyWaiting(_) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(taken, 1);
        let queue = town.app.queue(&town.staff("anna").await, town.office).await.unwrap();
        assert_eq!(queue.visits.len(), 1);
    }

    async fn a_stranger_cannot_take_a_visit_by_its_key(db: Database) {
        let town = Town::new(&db).await;
        let knock = at(town.office);
        town.app.knock(&town.by(&town.visitor()), knock.clone()).await.unwrap();
        let stolen = town.app.knock(&town.by(&town.visitor()), knock).await.unwrap();
        assert!(matches!(stolen, KnockOutcome::OfficeNotFound), "{stolen:?}");
    }

    async fn a_closed_door_takes_no_knock(db: Database) {
        let town = Town::new(&db).await;
        let outcome = town.app.knock(&town.by(&town.visitor()), at(town.shut)).await.unwrap();
        assert!(matches!(outcome, KnockOutcome::DoorClosed(_)), "{outcome:?}");
    }

    async fn another_comunes_door_does_not_exist_here(db: Database) {
        let (here, there) = (Town::named(&db, "qui").await, Town::named(&db, "altrove").await);
        let outcome = here.app.knock(&here.by(&here.visitor()), at(there.office)).await.unwrap();
        assert!(matches!(outcome, KnockOutcome::OfficeNotFound), "{outcome:?}");
        let queue = there.app.queue(&there.staff("anna").await, there.office).await.unwrap();
        assert!(queue.visits.is_empty());
    }

    async fn what_was_written_is_bounded_and_clean(db: Database) {
        let town = Town::new(&db).await;
        for (name, reason, expected) in [
            ("x".repeat(10_000), String::new(), Invalid { field: "name", problem: Problem::TooLong(80) }),
            (String::new(), "x".repeat(10_000), Invalid { field: "reason", problem: Problem::TooLong(500) }),
            ("a\0b".to_owned(), String::new(), Invalid { field: "name", problem: Problem::ControlCharacters }),
        ] {
            let knock = Knock { name: Some(name), reason: Some(reason), ..at(town.office) };
            let outcome = town.app.knock(&town.by(&town.visitor()), knock).await.unwrap();
            let KnockOutcome::Invalid(invalid) = outcome else { panic!("{outcome:?}") };
            assert_eq!(invalid, expected);
        }
    }

    async fn a_derived_secret_is_the_same_for_the_same_key_alone(db: Database) {
        let town = Town::new(&db).await;
        let (ctx, one, two) = (town.anonymous(), key(), key());
        assert_eq!(town.app.derive_secret(&ctx, &one), town.app.derive_secret(&ctx, &one));
        assert_ne!(town.app.derive_secret(&ctx, &one), town.app.derive_secret(&ctx, &two));
        let elsewhere = Town::named(&db, "altrove").await.anonymous();
        assert_ne!(town.app.derive_secret(&ctx, &one), town.app.derive_secret(&elsewhere, &one));
    }

    async fn a_full_queue_says_so_and_takes_the_next_once_there_is_a_place(db: Database) {
        let town = Town::new(&db).await;
        let ctx = town.anonymous();
        let tx = town.app.store().begin(&ctx).await.unwrap();
        for _ in 0..queue::CAPACITY {
            let turn = tx.take_turn(town.office, ctx.now).await.unwrap();
            let step = Visit::knock(VisitId::new(ctx.now, town.app.random()), town.office, ctx.now, ctx.now);
            let holder = town.visitor().holder;
            let new = NewVisit { name: None, reason: None, place: None, called_back: false, holder };
            tx.log_knock(turn, step, &new, &key()).await.unwrap();
        }
        tx.commit().await.unwrap();
        let late = town.by(&town.visitor());
        let full = town.app.knock(&late, at(town.office)).await.unwrap();
        assert!(matches!(full, KnockOutcome::QueueFull(_)), "{full:?}");
        assert!(town.app.my_visit(&late).await.unwrap().is_none(), "nobody is left behind");
        let other = town.app.knock(&late, at(town.other)).await.unwrap();
        assert!(matches!(other, KnockOutcome::Knocked(_)), "another door is not concerned");
        let anna = town.staff("anna").await;
        let called = town.app.call_next(&anna, town.office, key()).await.unwrap();
        assert!(matches!(called, app::Move::Moved(_)), "{called:?}");
        let sent = town.app.broadcast(&anna, town.office, "Porte chiuse alle 12", key()).await.unwrap();
        assert_eq!(sent, app::Broadcast::Sent(queue::CAPACITY as u64 - 1), "all who wait are told at once");
        town.knock(&town.visitor(), town.office).await;
    }
}
