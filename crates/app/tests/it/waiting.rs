//! How long one usually waits, from visits that took place.

use domain::{Outlook, VisitState, estimate::WaitRange};
use testkit::{Database, Town, key, on_both_engines};

/// How long the ten visitors of a day wait, in minutes: eight of them between ten and twenty.
const WAITS: [i64; 10] = [12, 6, 13, 11, 20, 14, 12, 22, 11, 13];

/// A day on which nobody has anybody ahead.
async fn day(town: &Town) {
    for minutes in WAITS {
        let visitor = town.visitor();
        let visit = town.knock(&visitor, town.office).await.visit.id;
        town.clock.advance(minutes * 60);
        town.app.admit(&town.staff("anna").await, visit, key()).await.unwrap();
        town.app.enter_room(&town.by(&visitor), key()).await.unwrap();
        town.app.end_visit(&town.staff("anna").await, visit, key()).await.unwrap();
    }
}

/// The door, once the board knows whether somebody of the office is there, and how many wait.
async fn door(town: &Town, staffed: bool, waiting: usize) -> app::DoorView {
    let mut doors = town.app.follow_doors(&town.anonymous()).await.unwrap();
    let known = |board: &Option<std::sync::Arc<app::Board>>| {
        board.as_ref().is_some_and(|board| {
            let state = &board.door(town.office).unwrap().state;
            (state.staffed, state.waiting) == (staffed, waiting)
        })
    };
    let board = doors.wait_for(known).await.unwrap().clone().unwrap();
    board.door(town.office).unwrap().clone()
}

async fn outlook_at(town: &Town, staffed: bool, waiting: usize) -> Outlook {
    town.app.outlook_at(&town.anonymous(), &door(town, staffed, waiting).await).await.unwrap()
}

/// Takes the clock to ten o'clock of the next day.
fn next_morning(town: &Town) {
    let since = (town.clock.now() - "2026-11-23T09:00:00Z".parse::<domain::Instant>().unwrap()).num_seconds();
    town.clock.advance(86_400 - since.rem_euclid(86_400));
}

on_both_engines! {
    async fn the_place_at_the_knock_is_kept_and_does_not_go_along_to_another_office(db: Database) {
        let town = Town::new(&db).await;
        let visitors = [town.visitor(), town.visitor(), town.visitor()];
        for (visitor, place) in visitors.iter().zip(1..) {
            town.clock.advance(1);
            assert_eq!(town.knock(visitor, town.office).await.place, Some(place));
        }
        town.app.leave(&town.by(&visitors[0]), key()).await.unwrap();
        let mine = town.app.my_visit(&town.by(&visitors[2])).await.unwrap().unwrap();
        assert_eq!((mine.record.place, mine.position), (Some(3), Some(2)));
        let anna = town.staff("anna").await;
        let visit = mine.record.visit.id;
        let moved = town.app.transfer(&anna, app::Transfer { visit, to: town.other, note: None, message: None }, key()).await.unwrap();
        let app::Move::Moved(record) = moved else { panic!("{moved:?}") };
        assert_eq!((record.place, record.visit.state()), (None, VisitState::Waiting));
    }

    async fn a_range_is_said_once_the_past_has_shown_that_it_holds(db: Database) {
        let town = Town::new(&db).await;
        let console = town.app.follow_queue(&town.staff("anna").await, town.office).await.unwrap();
        for past in 0..10 {
            if past <= 5 {
                assert_eq!(outlook_at(&town, true, 0).await, Outlook::default(), "{past} days say nothing");
            }
            day(&town).await;
            next_morning(&town);
        }
        let range = Some(WaitRange { low_min: Some(10), high_min: 20 });
        assert_eq!(outlook_at(&town, true, 0).await.range, range);
        let visitor = town.visitor();
        let record = town.knock(&visitor, town.office).await;
        let open = door(&town, true, 1).await;
        let said = |ctx: access::Ctx| {
            let (town, record, open) = (&town, &record, &open);
            async move { town.app.outlook(&ctx, record, Some(1), open).await.unwrap() }
        };
        town.clock.advance(20 * 60 - 1);
        assert_eq!(said(town.by(&visitor)).await.range, range, "the lobby says what the door said");
        town.clock.advance(1);
        let later = said(town.by(&visitor)).await;
        assert_eq!((later.range, later.longer), (None, true), "no stale number");
        drop(console);
        let alone = door(&town, false, 1).await;
        let outlook = town.app.outlook(&town.by(&visitor), &record, Some(1), &alone).await.unwrap();
        assert_eq!(outlook, Outlook::default(), "the past of those who found somebody says nothing");
        assert_eq!(outlook_at(&town, false, 1).await, Outlook::default());
    }
}
