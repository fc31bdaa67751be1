//! How long one usually waits, from visits that took place.

use domain::{Outlook, VisitState, estimate::WaitRange};
use testkit::{Database, Town, key, on_both_engines};

/// A working day: every five minutes somebody knocks at an office that takes `minutes` for each, one after the other.
async fn day(town: &Town, knocks: i64, minutes: i64) {
    let mut waiting = std::collections::VecDeque::new();
    let mut busy_until = town.clock.now();
    for n in 0..knocks {
        let visitor = town.visitor();
        waiting.push_back((town.knock(&visitor, town.office).await.visit.id, visitor));
        let pause = if n % 3 == 0 { 60 } else { 300 };
        town.clock.advance(pause);
        while busy_until <= town.clock.now()
            && let Some((visit, visitor)) = waiting.pop_front()
        {
            receive(town, visit, &visitor).await;
            busy_until = town.clock.now() + chrono::TimeDelta::minutes(minutes);
        }
    }
    for (visit, visitor) in waiting {
        town.clock.advance(minutes * 60);
        receive(town, visit, &visitor).await;
    }
}

async fn receive(town: &Town, visit: domain::VisitId, visitor: &testkit::Visitor) {
    town.app.admit(&town.staff("anna").await, visit, key()).await.unwrap();
    town.app.enter_room(&town.by(visitor), key()).await.unwrap();
    town.app.end_visit(&town.staff("anna").await, visit, key()).await.unwrap();
}

async fn outlook_at(town: &Town) -> Outlook {
    let ctx = town.anonymous();
    let board = town.app.board(&ctx).await.unwrap();
    town.app.outlook_at(&ctx, board.door(town.office).unwrap()).await.unwrap()
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
            assert_eq!(town.knock(visitor, town.office).await.place, Some(place));
        }
        town.app.leave(&town.by(&visitors[0]), key()).await.unwrap();
        let mine = town.app.my_visit(&town.by(&visitors[2])).await.unwrap().unwrap();
        assert_eq!((mine.record.place, mine.position), (Some(3), Some(2)));
        let anna = town.staff("anna").await;
        let visit = mine.record.visit.id;
        let moved = town.app.transfer(&anna, visit, town.other, key()).await.unwrap();
        let app::Move::Moved(record) = moved else { panic!("{moved:?}") };
        assert_eq!((record.place, record.visit.state()), (None, VisitState::Waiting));
    }

    async fn a_range_is_said_once_the_past_has_shown_that_it_holds(db: Database) {
        let town = Town::new(&db).await;
        let anna = town.staff("anna").await;
        let _console = town.app.follow_queue(&anna, town.office).await.unwrap();
        assert_eq!(outlook_at(&town).await, Outlook::default());
        let mut told = None;
        for n in 0..16 {
            day(&town, 12, 7 + n % 3).await;
            next_morning(&town);
            told = outlook_at(&town).await.range;
        }
        let visitor = town.visitor();
        let record = town.knock(&visitor, town.office).await;
        let ctx = town.by(&visitor);
        let board = town.app.board(&ctx).await.unwrap();
        let door = board.door(town.office).unwrap();
        let outlook = town.app.outlook(&ctx, &record, Some(1), door).await.unwrap();
        assert_eq!(outlook.range, told, "the lobby says what the door said");
        let Some(WaitRange { high_min, .. }) = told else { panic!("nothing is said") };
        assert!((5..=30).contains(&high_min), "{told:?}");
        town.clock.advance(i64::from(high_min) * 60);
        let later = town.app.outlook(&town.by(&visitor), &record, Some(1), door).await.unwrap();
        assert_eq!((later.range, later.longer), (None, true), "no stale number");
    }

    async fn nothing_is_said_where_nobody_of_the_office_is(db: Database) {
        let town = Town::new(&db).await;
        assert_eq!(outlook_at(&town).await, Outlook::default());
    }
}
