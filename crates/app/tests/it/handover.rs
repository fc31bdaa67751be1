//! A place taken along to another device.

use app::{HandoverOutcome, HandoverToken, Secret};
use testkit::{Database, Town, Visitor, key, on_both_engines};

/// Somebody who waits, with the secret of their cookie, and a link to the place.
async fn handed_over(town: &Town) -> (Visitor, Secret, HandoverToken) {
    let secret = town.app.new_secret();
    let visitor = Visitor { holder: secret.hash() };
    town.knock(&visitor, town.office).await;
    let link = town.app.offer_handover(&town.by(&visitor), &secret).await.unwrap().unwrap();
    (visitor, secret, link.token)
}

fn is_gone(outcome: &HandoverOutcome) -> bool {
    matches!(outcome, HandoverOutcome::Gone)
}

on_both_engines! {
    async fn a_link_is_good_once_and_looking_at_it_does_not_count(db: Database) {
        let town = Town::new(&db).await;
        let (_, secret, token) = handed_over(&town).await;
        let phone = town.anonymous();
        for _ in 0..3 {
            let seen = town.app.look_at_handover(&phone, &token).await.unwrap();
            assert!(matches!(seen, HandoverOutcome::Taken { .. }), "{seen:?}");
        }
        let taken = town.app.take_over(&phone, &token).await.unwrap();
        let HandoverOutcome::Taken { secret: taken, office } = taken else { panic!("{taken:?}") };
        assert_eq!((taken.expose(), office), (secret.expose(), town.office));
        assert!(is_gone(&town.app.take_over(&phone, &token).await.unwrap()));
        assert!(is_gone(&town.app.look_at_handover(&phone, &token).await.unwrap()));
    }

    async fn of_many_who_press_at_once_one_has_the_place(db: Database) {
        let town = Town::new(&db).await;
        let (.., token) = handed_over(&town).await;
        let mut presses = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (app, phone, token) = (town.app.clone(), town.anonymous(), token.clone());
            presses.spawn(async move { app.take_over(&phone, &token).await.unwrap() });
        }
        let outcomes = presses.join_all().await;
        let taken = outcomes.iter().filter(|outcome| !is_gone(outcome)).count();
        assert_eq!(taken, 1, "{outcomes:?}");
    }

    async fn a_link_is_good_for_ten_minutes_and_leaves_nothing(db: Database) {
        let town = Town::new(&db).await;
        let (.., token) = handed_over(&town).await;
        town.clock.advance(10 * 60 - 1);
        assert!(!is_gone(&town.app.look_at_handover(&town.anonymous(), &token).await.unwrap()));
        town.clock.advance(1);
        assert!(is_gone(&town.app.take_over(&town.anonymous(), &token).await.unwrap()));
        town.app.retain().await.unwrap();
        let owner = db.as_owner().await;
        assert_eq!(owner.must("delete from handovers").await, 0);
    }

    async fn a_new_link_makes_the_one_before_worthless(db: Database) {
        let town = Town::new(&db).await;
        let (visitor, secret, first) = handed_over(&town).await;
        let second = town.app.offer_handover(&town.by(&visitor), &secret).await.unwrap().unwrap().token;
        assert!(is_gone(&town.app.take_over(&town.anonymous(), &first).await.unwrap()));
        let own = town.app.look_at_handover(&town.by(&visitor), &first).await.unwrap();
        assert!(matches!(own, HandoverOutcome::Here), "who waits is led back, by whatever link: {own:?}");
        assert!(!is_gone(&town.app.take_over(&town.anonymous(), &second).await.unwrap()));
    }

    async fn who_waits_for_something_else_loses_nothing(db: Database) {
        let town = Town::new(&db).await;
        let (visitor, _, token) = handed_over(&town).await;
        let phone = town.visitor();
        town.knock(&phone, town.other).await;
        let outcome = town.app.take_over(&town.by(&phone), &token).await.unwrap();
        assert!(matches!(outcome, HandoverOutcome::WaitsElsewhere { office } if office == town.other), "{outcome:?}");
        let outcome = town.app.take_over(&town.by(&visitor), &token).await.unwrap();
        assert!(matches!(outcome, HandoverOutcome::Here), "{outcome:?}");
        // Nobody has used it up.
        town.app.leave(&town.by(&phone), key()).await.unwrap();
        assert!(!is_gone(&town.app.take_over(&town.by(&phone), &token).await.unwrap()));
    }

    async fn a_link_opens_nothing_elsewhere_nor_when_the_visit_is_over(db: Database) {
        let (town, other) = (Town::named(&db, "uno").await, Town::named(&db, "due").await);
        let (visitor, _, token) = handed_over(&town).await;
        assert!(is_gone(&other.app.take_over(&other.anonymous(), &token).await.unwrap()));
        let guessed = HandoverToken::parse(town.app.new_secret().expose()).unwrap();
        assert!(is_gone(&town.app.take_over(&town.anonymous(), &guessed).await.unwrap()));
        town.app.leave(&town.by(&visitor), key()).await.unwrap();
        assert!(is_gone(&town.app.take_over(&town.anonymous(), &token).await.unwrap()));
    }

    async fn whoever_does_not_wait_has_nothing_to_hand_over(db: Database) {
        let town = Town::new(&db).await;
        let secret = town.app.new_secret();
        let nobody = Visitor { holder: secret.hash() };
        assert!(town.app.offer_handover(&town.by(&nobody), &secret).await.unwrap().is_none());
    }
}
