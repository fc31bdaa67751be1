//! Two nodes over one database know of each other's consoles and visitors.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use app::{App, Board, DoorChange, SignKind};
use domain::office::DoorSign;
use plans::Draws;
use testkit::{Database, Town, on_both_engines};
use tokio::{sync::watch, time::timeout};

/// Far longer than any of it takes; a test that waits this long has failed.
const LONG: Duration = Duration::from_secs(10);

/// Ids that differ between the nodes of a test.
fn node(town: &Town, seed: u64) -> App {
    let draws = Mutex::new(Draws(seed));
    town.node(Arc::new(move |bytes| draws.lock().unwrap().fill(bytes)))
}

async fn until_staffed(town: &Town, doors: &mut watch::Receiver<Option<Arc<Board>>>, staffed: bool) {
    let is = |board: &Option<Arc<Board>>| {
        board.as_ref().is_some_and(|board| board.door(town.office).unwrap().state.staffed == staffed)
    };
    timeout(LONG, doors.wait_for(is)).await.unwrap().unwrap();
}

on_both_engines! {
    async fn what_one_node_does_shows_on_the_board_of_another(db: Database) {
        let town = Town::new(&db).await;
        let (here, there) = (node(&town, 1), node(&town, 2));
        let mut doors = there.follow_doors(&town.anonymous()).await.unwrap();
        until_staffed(&town, &mut doors, false).await;
        town.knock(&town.visitor(), town.office).await;
        let anna = town.staff("anna").await;
        let paused = DoorChange { sign: SignKind::Paused, message: None, until: None, turn_away: false };
        here.set_door(&anna, town.office, &paused).await.unwrap();
        there.hub().reconcile().await.unwrap();
        let is = |board: &Option<Arc<Board>>| {
            let door = &board.as_ref().unwrap().door(town.office).unwrap();
            door.state.waiting == 1 && matches!(door.office.sign, DoorSign::Paused { .. })
        };
        timeout(LONG, doors.wait_for(is)).await.unwrap().unwrap();
    }

    async fn a_door_is_staffed_by_a_console_at_another_node(db: Database) {
        let town = Town::new(&db).await;
        let (here, there) = (node(&town, 1), node(&town, 2));
        let mut doors = there.follow_doors(&town.anonymous()).await.unwrap();
        until_staffed(&town, &mut doors, false).await;
        let console = here.follow_queue(&town.staff("anna").await, town.office).await.unwrap();
        there.hub().reconcile().await.unwrap();
        until_staffed(&town, &mut doors, true).await;
        let door = there.board(&town.anonymous()).await.unwrap();
        assert!(!door.door(town.other).unwrap().state.staffed, "nobody is at the other door");
        drop(console);
        here.hub().reconcile().await.unwrap();
        there.hub().reconcile().await.unwrap();
        until_staffed(&town, &mut doors, false).await;
    }

    async fn a_console_that_stays_open_is_said_again_and_that_of_a_dead_node_is_not(db: Database) {
        let town = Town::new(&db).await;
        let (here, there) = (node(&town, 1), node(&town, 2));
        let mut doors = there.follow_doors(&town.anonymous()).await.unwrap();
        let console = here.follow_queue(&town.staff("anna").await, town.office).await.unwrap();
        for _ in 0..4 {
            town.clock.advance(24);
            here.hub().reconcile().await.unwrap();
            there.hub().reconcile().await.unwrap();
            until_staffed(&town, &mut doors, true).await;
        }
        // As by a crash: nobody says that the console is gone.
        drop((here, console));
        town.clock.advance(24);
        there.hub().reconcile().await.unwrap();
        until_staffed(&town, &mut doors, true).await;
        town.clock.advance(1);
        there.hub().reconcile().await.unwrap();
        until_staffed(&town, &mut doors, false).await;
    }

    async fn what_a_dead_node_said_is_removed(db: Database) {
        let town = Town::new(&db).await;
        let here = node(&town, 1);
        let dead = here.follow_queue(&town.staff("anna").await, town.office).await.unwrap();
        drop((here, dead));
        town.clock.advance(301);
        let there = node(&town, 2);
        let _console = there.follow_queue(&town.staff("anna").await, town.office).await.unwrap();
        assert_eq!(db.as_owner().await.must("delete from consoles").await, 1, "that of the node that lives");
    }

    async fn a_visitor_who_is_connected_to_another_node_is_not_away(db: Database) {
        let town = Town::new(&db).await;
        let (here, there) = (node(&town, 1), node(&town, 2));
        let (connected, silent) = (town.visitor(), town.visitor());
        let (record, away) = (town.knock(&connected, town.office).await, town.knock(&silent, town.office).await);
        let anna = town.staff("anna").await;
        let mut console = here.follow_queue(&anna, town.office).await.unwrap();
        timeout(LONG, console.next()).await.unwrap().unwrap();
        let _lobby = there.follow_my_visit(&town.by(&connected)).await.unwrap().unwrap();
        there.hub().reconcile().await.unwrap();
        for _ in 0..6 {
            town.clock.advance(10);
            // In the worst order: the reader before the writer.
            here.exchange_contacts().await.unwrap();
            there.exchange_contacts().await.unwrap();
            assert_eq!(here.away_since(&anna, &record, town.clock.now()), None);
        }
        assert_eq!(here.away_since(&anna, &away, town.clock.now()), Some(away.last_seen_at));
    }
}
