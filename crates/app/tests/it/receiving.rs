//! Admitting, declining, holding, transferring: by several operators at once.

use std::sync::Arc;

use access::Denied;
use app::{AppError, Move, Reason, Transfer};
use domain::{OfficeId, Outcome, Refusal, Step, VisitEventKind, VisitId, VisitState};
use store::StoreError;
use testkit::{Database, Town, key, on_both_engines};

async fn read(town: &Town, visit: VisitId) -> app::VisitRecord {
    let tx = town.app.store().begin_read(&town.anonymous()).await.unwrap();
    tx.lookup_visit(visit).await.unwrap().unwrap()
}

fn moved(outcome: Move) -> app::VisitRecord {
    match outcome {
        Move::Moved(record) => record,
        Move::Refused { reason, .. } => panic!("refused: {reason:?}"),
    }
}

fn reason(outcome: Move) -> Reason {
    match outcome {
        Move::Refused { reason, .. } => reason,
        Move::Moved(record) => panic!("moved: {record:?}"),
    }
}

const fn to(visit: VisitId, to: OfficeId) -> Transfer<'static> {
    Transfer { visit, to, note: None, message: None }
}

on_both_engines! {
    async fn the_first_of_the_queue_is_called(db: Database) {
        let town = Town::new(&db).await;
        let first = town.knock(&town.visitor(), town.office).await;
        town.clock.advance(1);
        town.knock(&town.visitor(), town.office).await;
        let called = moved(town.app.call_next(&town.staff("anna").await, town.office, key()).await.unwrap());
        assert_eq!(called.visit.id, first.visit.id);
    }

    async fn one_visit_is_admitted_by_one_operator(db: Database) {
        let town = Arc::new(Town::new(&db).await);
        for _ in 0..10 {
            let visitor = town.visitor();
            let visit = town.knock(&visitor, town.office).await.visit.id;
            let (anna, bruno) = (town.staff("anna").await, town.staff("bruno").await);
            let race = [anna, bruno].map(|operator| {
                let town = Arc::clone(&town);
                tokio::spawn(async move { town.app.admit(&operator, visit, key()).await.unwrap() })
            });
            let mut won = 0;
            for racer in race {
                match racer.await.unwrap() {
                    Move::Moved(_) => won += 1,
                    Move::Refused { reason, .. } => assert_eq!(reason, Reason::Rule(Refusal::AlreadyTaken)),
                }
            }
            assert_eq!(won, 1);
            town.app.leave(&town.by(&visitor), key()).await.unwrap();
        }
    }

    async fn an_operator_receives_one_visit_at_a_time_even_with_two_hands(db: Database) {
        let town = Arc::new(Town::new(&db).await);
        town.knock(&town.visitor(), town.office).await;
        town.knock(&town.visitor(), town.office).await;
        let anna = town.staff("anna").await;
        let hands = [(); 4].map(|()| {
            let (town, anna) = (Arc::clone(&town), anna.clone());
            tokio::spawn(async move { town.app.call_next(&anna, town.office, key()).await.unwrap() })
        });
        let mut won = 0;
        for hand in hands {
            match hand.await.unwrap() {
                Move::Moved(_) => won += 1,
                Move::Refused { reason, .. } => assert_eq!(reason, Reason::Busy),
            }
        }
        assert_eq!(won, 1);
    }

    async fn a_repeated_call_next_calls_nobody_else(db: Database) {
        let town = Town::new(&db).await;
        town.knock(&town.visitor(), town.office).await;
        town.knock(&town.visitor(), town.office).await;
        let (anna, same) = (town.staff("anna").await, key());
        let first = moved(town.app.call_next(&anna, town.office, same.clone()).await.unwrap());
        let again = moved(town.app.call_next(&anna, town.office, same).await.unwrap());
        assert_eq!(first.visit, again.visit);
    }

    async fn a_key_is_good_for_one_thing(db: Database) {
        let town = Town::new(&db).await;
        let one = town.knock(&town.visitor(), town.office).await.visit.id;
        let two = town.knock(&town.visitor(), town.office).await.visit.id;
        let (anna, same) = (town.staff("anna").await, key());
        moved(town.app.decline(&anna, one, None, same.clone()).await.unwrap());
        assert_eq!(reason(town.app.decline(&anna, two, None, same).await.unwrap()), Reason::KeyReused);
    }

    async fn who_has_just_left_is_not_admitted(db: Database) {
        let town = Town::new(&db).await;
        let visitor = town.visitor();
        let visit = town.knock(&visitor, town.office).await.visit.id;
        moved(town.app.leave(&town.by(&visitor), key()).await.unwrap());
        let refused = town.app.admit(&town.staff("anna").await, visit, key()).await.unwrap();
        assert_eq!(reason(refused), Reason::Rule(Refusal::AlreadyEnded));
    }

    async fn a_visit_held_or_transferred_keeps_its_rank(db: Database) {
        let town = Town::new(&db).await;
        let visitor = town.visitor();
        let visit = town.knock(&visitor, town.office).await;
        town.clock.advance(60);
        town.knock(&town.visitor(), town.other).await;
        let anna = town.staff("anna").await;
        moved(town.app.admit(&anna, visit.visit.id, key()).await.unwrap());
        let held = moved(town.app.hold(&anna, visit.visit.id, None, key()).await.unwrap());
        assert_eq!(held.visit.rank(), visit.visit.rank());
        let there = moved(town.app.transfer(&anna, to(visit.visit.id, town.other), key()).await.unwrap());
        assert_eq!((there.visit.rank(), there.visit.office_id), (visit.visit.rank(), town.other));
        let mine = town.app.my_visit(&town.by(&visitor)).await.unwrap().unwrap();
        assert_eq!(mine.position, Some(1), "ahead of who knocked there later");
        let here = town.app.queue(&anna, town.office).await.unwrap();
        assert!(here.visits.is_empty());
    }

    async fn what_was_read_before_a_transfer_is_not_written_after_it(db: Database) {
        let town = Town::new(&db).await;
        let visit = town.knock(&town.visitor(), town.office).await.visit.id;
        let anna = town.staff("anna").await;
        let before = read(&town, visit).await;
        moved(town.app.transfer(&anna, to(visit, town.other), key()).await.unwrap());
        let there = read(&town, visit).await;
        assert_eq!(there.version, before.version, "each queue counts for itself, and here they happen to agree");
        let tx = town.app.store().begin(&anna).await.unwrap();
        let turn = tx.take_turn(town.office, anna.now).await.unwrap();
        let step = Step { visit: before.visit.clone(), event: VisitEventKind::Alerted };
        let written = tx.log_step(turn, step, before, None).await;
        assert!(matches!(written, Err(StoreError::Conflict)), "{written:?}");
        drop(tx);
        assert_eq!(read(&town, visit).await, there);
    }

    async fn who_is_declined_reads_why(db: Database) {
        let town = Town::new(&db).await;
        let visitor = town.visitor();
        let visit = town.knock(&visitor, town.office).await.visit.id;
        let anna = town.staff("anna").await;
        let long = "x".repeat(301);
        assert_eq!(reason(town.app.decline(&anna, visit, Some(&long), key()).await.unwrap()), Reason::UnreadableMessage);
        moved(town.app.decline(&anna, visit, Some("Serve il modulo 3"), key()).await.unwrap());
        let mine = town.app.my_visit(&town.by(&visitor)).await.unwrap().unwrap();
        assert_eq!(mine.record.message.as_deref(), Some("Serve il modulo 3"));
        assert!(matches!(mine.record.visit.state(), VisitState::Ended { outcome: Outcome::Declined, .. }));
    }

    async fn another_offices_visit_is_as_if_it_did_not_exist(db: Database) {
        let town = Town::new(&db).await;
        let visit = town.knock(&town.visitor(), town.office).await.visit.id;
        let carla = town.staff("carla").await;
        assert_eq!(reason(town.app.admit(&carla, visit, key()).await.unwrap()), Reason::NotFound);
        assert_eq!(reason(town.app.transfer(&carla, to(visit, town.other), key()).await.unwrap()), Reason::NotFound);
        let denied = town.app.call_next(&carla, town.office, key()).await;
        assert!(matches!(denied, Err(AppError::Denied(Denied::Forbidden))), "{denied:?}");
        let admin = town.staff("direttrice").await;
        let denied = town.app.queue(&admin, town.office).await.map(drop);
        assert!(matches!(denied, Err(AppError::Denied(Denied::Forbidden))), "an administrator reads no queue");
    }

    async fn an_empty_queue_says_so(db: Database) {
        let town = Town::new(&db).await;
        let anna = town.staff("anna").await;
        assert_eq!(reason(town.app.call_next(&anna, town.office, key()).await.unwrap()), Reason::QueueEmpty);
    }
}
