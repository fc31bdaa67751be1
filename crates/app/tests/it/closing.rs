//! The end of the hours, for those who wait.

use app::{
    VisitRecord,
    manage::{HoursEdit, Managed, ReceptionEdit},
};
use domain::{ClosingWord, Instant, Outcome, VisitState, reception::Closing};
use testkit::{Database, Town, Visitor, key, on_both_engines};

/// Half past ten in Rome; the town's clock stands at ten.
const SHUT: &str = "2026-11-23T09:30:00Z";

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// A door that is open until half past ten, and does this with those who wait.
async fn until_half_past(db: &Database, closing: Closing) -> Town {
    let town = Town::new(db).await;
    let admin = town.staff("direttrice").await;
    set_hours(&town, "Mo-Fr 09:00-10:30").await;
    let edit = ReceptionEdit {
        closing,
        alert_after_s: 60,
        alert_emails: vec![],
        webhook_url: None,
        renew_webhook_key: false,
        substitute: None,
        replies: vec![],
        takes_messages: true,
        appointments: None,
    };
    let revision = revision(&town).await;
    let saved = town.app.set_reception(&admin, town.office, revision, edit).await.unwrap();
    assert!(matches!(saved, Managed::Saved { .. }), "{saved:?}");
    town
}

async fn set_hours(town: &Town, hours: &str) {
    let (admin, revision) = (town.staff("direttrice").await, revision(town).await);
    let edit = HoursEdit::Syntax(hours.to_owned());
    let saved = town.app.set_hours(&admin, town.office, revision, &edit).await.unwrap();
    assert!(matches!(saved, Managed::Saved { .. }), "{saved:?}");
}

async fn revision(town: &Town) -> i64 {
    let offices = town.app.management(&town.staff("direttrice").await).await.unwrap().offices;
    offices.into_iter().find(|door| door.office.id == town.office).unwrap().office.revision
}

fn advance_to(town: &Town, instant: Instant) {
    town.clock.advance((instant - town.clock.now()).num_seconds());
}

async fn record(town: &Town, visitor: &Visitor) -> VisitRecord {
    VisitRecord::clone(&town.app.my_visit(&town.by(visitor)).await.unwrap().unwrap().record)
}

async fn outcome(town: &Town, visitor: &Visitor) -> Option<Outcome> {
    match record(town, visitor).await.visit.state() {
        VisitState::Ended { outcome, .. } => Some(outcome),
        _ => None,
    }
}

async fn said(town: &Town, visitor: &Visitor) -> Option<ClosingWord> {
    let ctx = town.by(visitor);
    let mine = town.app.my_visit(&ctx).await.unwrap().unwrap();
    let board = town.app.board(&ctx).await.unwrap();
    let door = board.door(town.office).unwrap();
    town.app.outlook(&ctx, &mine.record, mine.position, door).await.unwrap().closing
}

/// Minute by minute, as the jobs do; somebody's browser is heard from all the time.
async fn pass(town: &Town, minutes: i64, visitors: &[&Visitor]) {
    for _ in 0..minutes {
        town.clock.advance(60);
        for visitor in visitors {
            town.app.my_visit(&town.by(visitor)).await.unwrap();
        }
        town.app.meet_deadlines().await.unwrap();
    }
}

on_both_engines! {
    async fn who_waits_keeps_the_place_while_somebody_is_there(db: Database) {
        let town = until_half_past(&db, Closing::ServeWaiting).await;
        let visitor = town.visitor();
        town.knock(&visitor, town.office).await;
        let anna = town.staff("anna").await;
        let console = town.app.follow_queue(&anna, town.office).await.unwrap();
        assert_eq!(said(&town, &visitor).await, None);
        advance_to(&town, at(SHUT));
        town.app.meet_deadlines().await.unwrap();
        assert_eq!(said(&town, &visitor).await, Some(ClosingWord::Kept(at(SHUT))));
        pass(&town, 40, &[&visitor]).await;
        assert_eq!(outcome(&town, &visitor).await, None, "the console was open all the time");
        drop(console);
        pass(&town, 14, &[&visitor]).await;
        assert_eq!(outcome(&town, &visitor).await, None, "not yet a quarter of an hour");
        pass(&town, 2, &[&visitor]).await;
        assert_eq!(outcome(&town, &visitor).await, Some(Outcome::Unserved));
        let before = record(&town, &visitor).await;
        pass(&town, 5, &[]).await;
        assert_eq!(record(&town, &visitor).await.version, before.version, "once");
    }

    async fn who_waits_is_received_after_the_hours(db: Database) {
        let town = until_half_past(&db, Closing::ServeWaiting).await;
        let visitor = town.visitor();
        let visit = town.knock(&visitor, town.office).await.visit.id;
        let anna = town.staff("anna").await;
        let _console = town.app.follow_queue(&anna, town.office).await.unwrap();
        advance_to(&town, at(SHUT));
        pass(&town, 20, &[&visitor]).await;
        let anna = town.staff("anna").await;
        town.app.admit(&anna, visit, key()).await.unwrap();
        town.app.enter_room(&town.by(&visitor), key()).await.unwrap();
        pass(&town, 30, &[&visitor]).await;
        town.app.end_visit(&town.staff("anna").await, visit, key()).await.unwrap();
        assert_eq!(outcome(&town, &visitor).await, Some(Outcome::Served));
    }

    async fn who_waits_is_told_that_it_may_be_too_late_and_is_turned_away_at_the_minute(db: Database) {
        let town = until_half_past(&db, Closing::TurnAway).await;
        let (first, second, called) = (town.visitor(), town.visitor(), town.visitor());
        let visit = town.knock(&called, town.office).await.visit.id;
        for later in [&first, &second] {
            town.clock.advance(1);
            town.knock(later, town.office).await;
        }
        advance_to(&town, at(SHUT) - chrono::TimeDelta::minutes(14));
        assert_eq!(said(&town, &second).await, Some(ClosingWord::MayBeTooLate(at(SHUT))));
        assert_eq!(said(&town, &called).await, None, "nobody is ahead");
        advance_to(&town, at(SHUT) - chrono::TimeDelta::seconds(30));
        town.app.admit(&town.staff("anna").await, visit, key()).await.unwrap();
        town.app.meet_deadlines().await.unwrap();
        assert_eq!(outcome(&town, &second).await, None, "before the minute");
        advance_to(&town, at(SHUT));
        town.app.meet_deadlines().await.unwrap();
        for visitor in [&first, &second] {
            assert_eq!(outcome(&town, visitor).await, Some(Outcome::Unserved));
        }
        assert_eq!(outcome(&town, &called).await, None, "who was called may still enter");
    }

    async fn a_late_knock_is_looked_at_at_the_minute(db: Database) {
        let town = until_half_past(&db, Closing::TurnAway).await;
        let visitor = town.visitor();
        advance_to(&town, at(SHUT) - chrono::TimeDelta::seconds(1));
        town.knock(&visitor, town.office).await;
        town.clock.advance(1);
        town.app.meet_deadlines().await.unwrap();
        assert_eq!(outcome(&town, &visitor).await, Some(Outcome::Unserved));
    }

    async fn hours_that_were_made_longer_are_those_that_count(db: Database) {
        let town = until_half_past(&db, Closing::TurnAway).await;
        let visitor = town.visitor();
        town.knock(&visitor, town.office).await;
        set_hours(&town, "Mo-Fr 09:00-11:00").await;
        advance_to(&town, at(SHUT));
        pass(&town, 10, &[&visitor]).await;
        assert_eq!(outcome(&town, &visitor).await, None);
        pass(&town, 20, &[&visitor]).await;
        assert_eq!(outcome(&town, &visitor).await, Some(Outcome::Unserved));
    }

    async fn hours_that_were_made_shorter_count_within_the_minute(db: Database) {
        let town = until_half_past(&db, Closing::TurnAway).await;
        let visitor = town.visitor();
        town.knock(&visitor, town.office).await;
        pass(&town, 1, &[&visitor]).await;
        set_hours(&town, "Mo-Fr 09:00-10:05").await;
        pass(&town, 3, &[&visitor]).await;
        assert_eq!(outcome(&town, &visitor).await, None, "before the minute");
        pass(&town, 2, &[&visitor]).await;
        assert_eq!(outcome(&town, &visitor).await, Some(Outcome::Unserved));
    }
}
