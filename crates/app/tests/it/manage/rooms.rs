//! Rooms: where an operator receives, and where not.

use app::{
    Move, Reason,
    manage::{Managed, ProviderEdit, RoomEdit},
};
use domain::room::{NoRoom, Provider};
use testkit::{Database, Town, key, on_both_engines};

use super::{office, saved};

fn room(name: &str) -> RoomEdit {
    RoomEdit {
        name: name.to_owned(),
        provider: ProviderEdit::Builtin,
        capacity: 1,
        served_by: vec![],
        welcome: None,
        bring: Some("La tessera sanitaria".to_owned()),
    }
}

async fn archive_all(town: &Town) {
    let admin = town.staff("direttrice").await;
    for room in office(town, town.office).await.rooms {
        saved(town.app.archive_room(&admin, room.id, room.revision, true).await.unwrap());
    }
}

on_both_engines! {
    async fn a_door_without_a_room_is_closed_whatever_its_hours_say(db: Database) {
        let town = Town::new(&db).await;
        let open = |board: std::sync::Arc<app::Board>| board.door(town.office).unwrap().state.is_open();
        assert!(open(town.app.board(&town.anonymous()).await.unwrap()));
        archive_all(&town).await;
        let mut doors = town.app.follow_doors(&town.anonymous()).await.unwrap();
        let shut = doors.wait_for(|board| board.as_ref().is_some_and(|board| !open(board.clone())));
        tokio::time::timeout(std::time::Duration::from_secs(1), shut).await.unwrap().unwrap();
        let knock = app::Knock { office: town.office, name: None, reason: None, key: key() };
        let outcome = town.app.knock(&town.by(&town.visitor()), knock).await.unwrap();
        assert!(matches!(outcome, app::KnockOutcome::DoorClosed(_)), "{outcome:?}");
    }

    async fn each_visit_takes_a_place_in_a_room(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        archive_all(&town).await;
        saved(town.app.add_room(&admin, town.office, room("Sportello")).await.unwrap());
        let (first, second) = (town.visitor(), town.visitor());
        town.knock(&first, town.office).await;
        town.clock.advance(1);
        town.knock(&second, town.office).await;
        let (anna, bruno) = (town.staff("anna").await, town.staff("bruno").await);
        let Move::Moved(called) = town.app.call_next(&anna, town.office, key()).await.unwrap() else {
            panic!("nobody was called")
        };
        assert!(called.room.is_some());
        let refused = town.app.call_next(&bruno, town.office, key()).await.unwrap();
        let Move::Refused { reason, .. } = refused else { panic!("{refused:?}") };
        assert_eq!(reason, Reason::NoRoom(NoRoom::Full));
        // The place is free again as soon as nobody receives there.
        town.app.hold(&anna, called.visit.id, None, key()).await.unwrap();
        let called = town.app.call_next(&bruno, town.office, key()).await.unwrap();
        assert!(matches!(called, Move::Moved(_)), "{called:?}");
    }

    async fn a_room_is_for_those_who_serve_it(db: Database) {
        let town = Town::new(&db).await;
        let (admin, anna) = (town.staff("direttrice").await, town.staff("anna").await);
        archive_all(&town).await;
        let served_by = vec![anna.staff.as_ref().unwrap().id];
        saved(town.app.add_room(&admin, town.office, RoomEdit { served_by, ..room("Di Anna") }).await.unwrap());
        town.knock(&town.visitor(), town.office).await;
        let bruno = town.staff("bruno").await;
        let refused = town.app.call_next(&bruno, town.office, key()).await.unwrap();
        let Move::Refused { reason, .. } = refused else { panic!("{refused:?}") };
        assert_eq!(reason, Reason::NoRoom(NoRoom::None));
        let called = town.app.call_next(&anna, town.office, key()).await.unwrap();
        assert!(matches!(called, Move::Moved(_)), "{called:?}");
    }

    async fn a_room_keeps_what_was_written_and_gives_it_back(db: Database) {
        let town = Town::new(&db).await;
        let anna = town.staff("anna").await;
        let url = "https://meet.example.org/anagrafe".to_owned();
        let edit = RoomEdit { provider: ProviderEdit::Link(Some(url.clone())), ..room("Teams") };
        let added = saved(town.app.add_room(&anna, town.office, edit).await.unwrap());
        let kept = office(&town, town.office).await.rooms.pop().unwrap();
        assert_eq!(kept.provider, Provider::Link { url });
        assert_eq!((kept.name.as_str(), kept.bring.as_deref()), ("Teams", Some("La tessera sanitaria")));
        let order = vec![kept.id, office(&town, town.office).await.rooms[0].id];
        saved(town.app.order_rooms(&anna, town.office, order).await.unwrap());
        assert_eq!(office(&town, town.office).await.rooms[0].id, kept.id);
        saved(town.app.undo(&anna, added).await.unwrap());
        assert!(office(&town, town.office).await.rooms[0].archived_at.is_some());
    }

    async fn a_room_of_another_office_is_not_a_clerks(db: Database) {
        let town = Town::new(&db).await;
        let anna = town.staff("anna").await;
        let theirs = office(&town, town.other).await.rooms.pop().unwrap();
        let denied = town.app.edit_room(&anna, theirs.id, theirs.revision, room("Mia")).await;
        assert!(matches!(denied, Err(app::AppError::Denied(_))), "{denied:?}");
        let stranger = RoomEdit { served_by: vec![domain::PersonId::new(town.clock.now(), [9; 10])], ..room("X") };
        let refused = town.app.add_room(&anna, town.office, stranger).await.unwrap();
        assert!(matches!(refused, Managed::Refused(_)), "{refused:?}");
    }
}
