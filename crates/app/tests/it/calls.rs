//! Who may sit at a call.

use app::{
    CallEvent, Move, Side,
    manage::{Managed, ProfileEdit},
};
use domain::Lang;
use testkit::{Database, Town, key, on_both_engines};

on_both_engines! {
    async fn only_the_two_who_were_brought_together_hear_each_other(db: Database) {
        let town = Town::new(&db).await;
        let visitor = town.visitor();
        let visit = town.knock(&visitor, town.office).await.visit.id;
        let (anna, bruno) = (town.staff("anna").await, town.staff("bruno").await);
        assert!(town.app.call_setup(&anna, visit, Side::Clerk).await.unwrap().is_none(), "not admitted yet");
        town.app.admit(&anna, visit, key()).await.unwrap();
        let strangers = [(bruno, Side::Clerk), (town.by(&town.visitor()), Side::Visitor), (anna.clone(), Side::Visitor)];
        for (stranger, side) in strangers {
            assert!(town.app.join_call(&stranger, visit, side).await.unwrap().is_none());
            assert!(!town.app.signal(&stranger, visit, side, "offer".into()).await.unwrap());
        }
        let mut clerk = town.app.join_call(&anna, visit, Side::Clerk).await.unwrap().unwrap();
        let mut citizen = town.app.join_call(&town.by(&visitor), visit, Side::Visitor).await.unwrap().unwrap();
        assert_eq!(clerk.next().await, Some(CallEvent::Present));
        assert_eq!(citizen.next().await, Some(CallEvent::Present));
        assert!(town.app.signal(&anna, visit, Side::Clerk, "offer".into()).await.unwrap());
        assert_eq!(citizen.next().await, Some(CallEvent::Signal("offer".into())));
        assert!(!town.app.signal(&anna, visit, Side::Clerk, "x".repeat(32_001)).await.unwrap(), "too large");
        town.app.hold(&anna, visit, None, key()).await.unwrap();
        assert_eq!(clerk.next().await, Some(CallEvent::Over));
        assert_eq!(citizen.next().await, Some(CallEvent::Over));
        assert!(!town.app.signal(&anna, visit, Side::Clerk, "offer".into()).await.unwrap(), "back in the queue");
    }

    async fn a_relay_is_lent_for_a_limited_time(db: Database) {
        let town = with_relay(&db).await;
        let visitor = town.visitor();
        let visit = town.knock(&visitor, town.office).await.visit.id;
        let anna = town.staff("anna").await;
        town.app.admit(&anna, visit, key()).await.unwrap();
        let setup = town.app.call_setup(&anna, visit, Side::Clerk).await.unwrap().unwrap();
        let name = setup.ice_servers[0].username.clone().unwrap();
        let until: i64 = name.split(':').next().unwrap().parse().unwrap();
        assert_eq!(until, town.clock.now().timestamp() + 600);
        let citizen = town.app.call_setup(&town.by(&visitor), visit, Side::Visitor).await.unwrap().unwrap();
        assert_ne!(citizen.ice_servers[0].username, Some(name), "each side has its own");
        assert!(!setup.relay_only && !citizen.relay_only, "unless the comune wants it");
        assert_eq!(setup.ice_servers[0].credential.as_ref().map(String::len), Some(28), "20 bytes in base64");
    }

    async fn the_visitors_address_is_kept_from_the_office_where_the_comune_wants_it(db: Database) {
        let town = with_relay(&db).await;
        let admin = town.staff("direttrice").await;
        let edit = ProfileEdit { languages: vec![Lang::It], retention_h: 24, relay_only: true, ..ProfileEdit::default() };
        assert!(matches!(town.app.edit_profile(&admin, 1, edit).await.unwrap(), Managed::Saved { .. }));
        let visitor = town.visitor();
        let visit = town.knock(&visitor, town.office).await.visit.id;
        let anna = town.staff("anna").await;
        town.app.admit(&anna, visit, key()).await.unwrap();
        assert!(town.app.call_setup(&town.by(&visitor), visit, Side::Visitor).await.unwrap().unwrap().relay_only);
        assert!(!town.app.call_setup(&anna, visit, Side::Clerk).await.unwrap().unwrap().relay_only);
    }

    async fn who_waits_may_try_the_relay_and_nobody_else(db: Database) {
        let town = with_relay(&db).await;
        let visitor = town.visitor();
        assert!(town.app.relays_to_try(&town.by(&visitor)).await.unwrap().is_none(), "before the knock");
        town.knock(&visitor, town.office).await;
        let relays = town.app.relays_to_try(&town.by(&visitor)).await.unwrap().unwrap();
        assert!(relays[0].username.as_ref().unwrap().ends_with("-trial"));
        for stranger in [town.anonymous(), town.by(&town.visitor()), town.staff("anna").await] {
            assert!(town.app.relays_to_try(&stranger).await.unwrap().is_none());
        }
        assert!(matches!(town.app.leave(&town.by(&visitor), key()).await.unwrap(), Move::Moved(_)));
        assert!(town.app.relays_to_try(&town.by(&visitor)).await.unwrap().is_none(), "after the end");
    }

    async fn where_there_is_no_relay_there_is_nothing_to_try(db: Database) {
        let town = Town::new(&db).await;
        let visitor = town.visitor();
        town.knock(&visitor, town.office).await;
        assert!(town.app.relays_to_try(&town.by(&visitor)).await.unwrap().is_none());
    }
}

async fn with_relay(db: &Database) -> Town {
    Town::with(db, "prova", |settings| {
        settings.turn = Some(app::Turn {
            urls: vec!["turn:127.0.0.1:3478".into()],
            secret: "north".into(),
            lifetime: chrono::TimeDelta::minutes(10),
        });
    })
    .await
}
