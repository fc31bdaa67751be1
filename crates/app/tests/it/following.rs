//! Live views: the whole state first, then differences that add up to it.

use std::time::Duration;

use app::{QueueUpdate, QueueUpdates};
use domain::VisitState;
use testkit::{Database, Town, key, on_both_engines};
use tokio::time::timeout;

/// Far longer than any of it takes; a test that waits this long has failed.
const LONG: Duration = Duration::from_secs(10);

/// The next update in which a visit changed: the door and the figures come as they come.
async fn next_change(followed: &mut QueueUpdates) -> Option<QueueUpdate> {
    timeout(LONG, async {
        loop {
            let update = followed.next().await?;
            if update.complete || !update.visits.is_empty() {
                return Some(update);
            }
        }
    })
    .await
    .unwrap()
}

on_both_engines! {
    async fn a_console_is_given_the_state_and_then_each_change(db: Database) {
        let town = Town::new(&db).await;
        let early = town.knock(&town.visitor(), town.office).await;
        let anna = town.staff("anna").await;
        let mut followed = town.app.follow_queue(&anna, town.office).await.unwrap();
        let whole = timeout(LONG, followed.next()).await.unwrap().unwrap();
        assert!(whole.complete);
        assert_eq!(whole.visits.iter().map(|r| r.visit.id).collect::<Vec<_>>(), [early.visit.id]);
        let visitor = town.visitor();
        let late = town.knock(&visitor, town.office).await;
        let change = next_change(&mut followed).await.unwrap();
        assert_eq!((change.complete, change.since, change.version), (false, whole.version, late.version));
        assert_eq!(change.visits.iter().map(|r| r.visit.id).collect::<Vec<_>>(), [late.visit.id]);
        town.app.leave(&town.by(&visitor), key()).await.unwrap();
        let end = next_change(&mut followed).await.unwrap();
        assert!(end.visits[0].visit.is_ended(), "one that ended is told, so that it goes");
    }

    async fn a_console_that_missed_too_much_is_given_the_state(db: Database) {
        let town = Town::new(&db).await;
        let mut followed = town.app.follow_queue(&town.staff("anna").await, town.office).await.unwrap();
        timeout(LONG, followed.next()).await.unwrap().unwrap();
        for _ in 0..150 {
            let visitor = town.visitor();
            town.knock(&visitor, town.office).await;
            town.app.leave(&town.by(&visitor), key()).await.unwrap();
        }
        let last = town.knock(&town.visitor(), town.office).await;
        let state = timeout(LONG, async {
            loop {
                let update = followed.next().await.unwrap();
                if update.version == last.version {
                    return update;
                }
            }
        });
        let state = state.await.unwrap();
        assert!(state.visits.iter().any(|r| r.visit.id == last.visit.id));
        let fresh = town.app.queue(&town.staff("anna").await, town.office).await.unwrap();
        assert_eq!(fresh.visits.len(), 1, "nobody is left behind");
    }

    async fn a_socket_does_not_outlive_a_role(db: Database) {
        let town = Town::new(&db).await;
        let anna = town.staff("anna").await;
        let mut followed = town.app.follow_queue(&anna, town.office).await.unwrap();
        timeout(LONG, followed.next()).await.unwrap().unwrap();
        town.take_roles("anna").await;
        town.knock(&town.visitor(), town.office).await;
        assert!(next_change(&mut followed).await.is_none());
    }

    async fn a_visitor_follows_their_place_and_their_call(db: Database) {
        let town = Town::new(&db).await;
        let (first, second) = (town.visitor(), town.visitor());
        town.knock(&first, town.office).await;
        town.clock.advance(1);
        let mine = town.knock(&second, town.office).await;
        let mut followed = town.app.follow_my_visit(&town.by(&second)).await.unwrap().unwrap();
        assert_eq!(timeout(LONG, followed.next()).await.unwrap().unwrap().position, Some(2));
        town.app.leave(&town.by(&first), key()).await.unwrap();
        assert_eq!(timeout(LONG, followed.next()).await.unwrap().unwrap().position, Some(1));
        let anna = town.staff("anna").await;
        town.app.confirm_alert(&anna, town.office, &[mine.visit.id]).await.unwrap();
        assert!(timeout(LONG, followed.next()).await.unwrap().unwrap().record.alerted_at.is_some());
        let transfer = app::Transfer { visit: mine.visit.id, to: town.other, note: None, message: None };
        town.app.transfer(&anna, transfer, key()).await.unwrap();
        let there = timeout(LONG, followed.next()).await.unwrap().unwrap();
        assert_eq!((there.record.visit.office_id, there.position), (town.other, Some(1)));
        let carla = town.staff("carla").await;
        town.app.admit(&carla, mine.visit.id, key()).await.unwrap();
        let called = timeout(LONG, followed.next()).await.unwrap().unwrap();
        assert!(matches!(called.record.visit.state(), VisitState::Called { .. }));
        town.app.decline(&carla, mine.visit.id, None, key()).await.unwrap();
        assert!(timeout(LONG, followed.next()).await.unwrap().unwrap().record.visit.is_ended());
        assert!(timeout(LONG, followed.next()).await.unwrap().is_none(), "after the end there is nothing to follow");
    }

    async fn a_door_is_staffed_while_a_console_is_open(db: Database) {
        let town = Town::new(&db).await;
        let mut doors = town.app.follow_doors(&town.anonymous()).await.unwrap();
        let staffed = |board: &Option<std::sync::Arc<app::Board>>| {
            board.as_ref().is_some_and(|board| board.door(town.office).unwrap().state.staffed)
        };
        assert!(!staffed(&doors.borrow_and_update()));
        let console = town.app.follow_queue(&town.staff("anna").await, town.office).await.unwrap();
        timeout(LONG, doors.wait_for(staffed)).await.unwrap().unwrap();
        drop(console);
        timeout(LONG, doors.wait_for(|board| !staffed(board))).await.unwrap().unwrap();
    }

    async fn a_change_made_by_another_node_is_found(db: Database) {
        let town = Town::new(&db).await;
        let here = app::App::new(db.store.clone(), app::Settings::new([7; 32]), town.clock.as_clock(), std::sync::Arc::new(|bytes| bytes.fill(9)));
        let mut followed = here.follow_queue(&town.staff("anna").await, town.office).await.unwrap();
        timeout(LONG, followed.next()).await.unwrap().unwrap();
        let record = town.knock(&town.visitor(), town.office).await;
        here.hub().reconcile().await.unwrap();
        let found = next_change(&mut followed).await.unwrap();
        assert_eq!(found.visits[0].visit.id, record.visit.id);
    }
}
