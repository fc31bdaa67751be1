//! Figures: each visit once, whatever happens in between.

use std::sync::Arc;

use testkit::{Database, Town, key, on_both_engines};

on_both_engines! {
    async fn a_visit_is_counted_once(db: Database) {
        let town = Arc::new(Town::new(&db).await);
        let visitor = town.visitor();
        let visit = town.knock(&visitor, town.office).await.visit.id;
        let anna = town.staff("anna").await;
        town.clock.advance(90);
        town.app.admit(&anna, visit, key()).await.unwrap();
        town.clock.advance(30);
        town.app.enter_room(&town.by(&visitor), key()).await.unwrap();
        town.app.roll_up().await.unwrap();
        town.clock.advance(300);
        town.app.end_visit(&town.staff("anna").await, visit, key()).await.unwrap();
        // Several nodes count at once; a queue is counted by one of them.
        let nodes = [(); 4].map(|()| {
            let town = Arc::clone(&town);
            tokio::spawn(async move { town.app.roll_up().await.unwrap() })
        });
        for node in nodes {
            node.await.unwrap();
        }
        town.app.roll_up().await.unwrap();
        let day = town.app.figures(&anna, town.office, None).await.unwrap();
        assert_eq!((day.knocks, day.received, day.served), (1, 1, 1));
        assert_eq!((day.mean_wait_s(), day.mean_duration_s()), (Some(120), Some(300)));
    }

    async fn figures_are_for_staff(db: Database) {
        let town = Town::new(&db).await;
        for ctx in [town.anonymous(), town.by(&town.visitor()), town.staff("carla").await] {
            assert!(town.app.figures(&ctx, town.office, None).await.is_err());
        }
        assert!(town.app.figures(&town.staff("direttrice").await, town.office, None).await.is_ok());
    }
}
