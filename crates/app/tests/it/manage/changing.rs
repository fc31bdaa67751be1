//! Doors and hours: added, changed, ordered, archived, and all of it taken back.

use std::time::Duration;

use access::Denied;
use app::{
    AppError, Knock, KnockOutcome,
    manage::{ChangeKind, ManageRefusal, Managed, NotUndoable, OfficeEdit},
};
use domain::OfficeKind;
use testkit::{Database, Town, key, on_both_engines};

use super::{named, office, saved, seen, shown, syntax};

on_both_engines! {
    async fn a_door_that_was_added_is_on_the_page_at_once_and_closed(db: Database) {
        let town = Town::new(&db).await;
        let mut doors = town.app.follow_doors(&town.anonymous()).await.unwrap();
        let admin = town.staff("direttrice").await;
        saved(town.app.add_office(&admin, named("Attività produttive")).await.unwrap());
        let there = |board: &Option<std::sync::Arc<app::Board>>| {
            board.as_ref().is_some_and(|board| board.door_at("attivita-produttive").is_some())
        };
        let board = tokio::time::timeout(Duration::from_secs(1), doors.wait_for(there)).await.unwrap();
        let board = board.unwrap().clone().unwrap();
        let door = board.door_at("attivita-produttive").unwrap();
        assert!(!door.state.is_open() && !door.attended && door.rooms.len() == 1);
    }

    async fn nobody_overwrites_what_they_have_not_seen(db: Database) {
        let town = Town::new(&db).await;
        let (admin, anna) = (town.staff("direttrice").await, town.staff("anna").await);
        let revision = office(&town, town.office).await.office.revision;
        saved(town.app.set_hours(&anna, town.office, revision, &syntax("Mo-Fr 09:00-12:00")).await.unwrap());
        let second = town.app.set_hours(&admin, town.office, revision, &syntax("Tu 15:00-17:00")).await.unwrap();
        let Managed::Stale { by, at } = second else { panic!("{second:?}") };
        assert_eq!((by.as_deref(), at), (Some("anna"), Some(town.clock.now())));
        let now = office(&town, town.office).await.office;
        assert_eq!((now.hours.as_str(), now.revision), ("Mo-Fr 09:00-12:00", revision + 1));
    }

    async fn of_many_at_once_one_is_saved_and_the_others_are_told(db: Database) {
        let town = std::sync::Arc::new(Town::new(&db).await);
        let admin = town.staff("direttrice").await;
        let revision = office(&town, town.office).await.office.revision;
        let race = (10..18).map(|hour| {
            let (town, admin) = (std::sync::Arc::clone(&town), admin.clone());
            let hours = format!("Mo {hour}:00-{hour}:30");
            tokio::spawn(async move { town.app.set_hours(&admin, town.office, revision, &syntax(&hours)).await.unwrap() })
        });
        let mut won = 0;
        for racer in race.collect::<Vec<_>>() {
            match racer.await.unwrap() {
                Managed::Saved { change: Some(_), .. } => won += 1,
                other => assert!(matches!(other, Managed::Stale { .. }), "{other:?}"),
            }
        }
        assert_eq!(won, 1);
    }

    async fn a_change_is_taken_back_and_again(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let before = office(&town, town.office).await.office;
        let change = town.app.set_hours(&admin, town.office, before.revision, &syntax("Mo 09:00-12:00")).await.unwrap();
        let change = saved(change);
        let undone = saved(town.app.undo(&admin, change).await.unwrap());
        assert_eq!(office(&town, town.office).await.office.hours, before.hours);
        let again = town.app.undo(&admin, change).await.unwrap();
        assert_eq!(again, Managed::Refused(ManageRefusal::UndoneAlready));
        saved(town.app.undo(&admin, undone).await.unwrap());
        assert_eq!(office(&town, town.office).await.office.hours, "Mo 09:00-12:00");
    }

    async fn what_was_changed_since_is_not_taken_back(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let first = town.app.set_hours(&admin, town.office, 1, &syntax("Mo 09:00-12:00")).await.unwrap();
        let second = town.app.set_hours(&admin, town.office, 2, &syntax("Tu 09:00-12:00")).await.unwrap();
        let (first, second) = (saved(first), saved(second));
        let refused = town.app.undo(&admin, first).await.unwrap();
        assert_eq!(refused, Managed::Refused(ManageRefusal::ChangedSince));
        let register = town.app.register(&admin, None, 10).await.unwrap();
        let undoable: Vec<_> = register.iter().map(|entry| (entry.id, entry.not_undoable)).collect();
        assert_eq!(undoable, [(second, None), (first, Some(NotUndoable::ChangedSince))]);
    }

    async fn the_register_says_who_changed_what_from_what_to_what(db: Database) {
        let town = Town::new(&db).await;
        let anna = town.staff("anna").await;
        saved(town.app.set_hours(&anna, town.office, 1, &syntax("Mo 09:00-12:00; PH off")).await.unwrap());
        let entry = town.app.register(&anna, None, 10).await.unwrap().remove(0);
        assert_eq!((entry.by.as_deref(), entry.kind), (Some("anna"), ChangeKind::Edited));
        assert_eq!(entry.subject_name, "Ufficio aperto");
        let [hours] = entry.differences.as_slice() else { panic!("{:?}", entry.differences) };
        assert_eq!((hours.field, hours.before.as_deref()), ("hours", Some("sempre aperto")));
        assert!(hours.after.as_deref().is_some_and(|words| words.starts_with("lunedì 9:00–12:00")));
    }

    async fn a_clerk_reads_and_changes_the_own_office_alone(db: Database) {
        let town = Town::new(&db).await;
        let (admin, anna) = (town.staff("direttrice").await, town.staff("anna").await);
        saved(town.app.set_hours(&admin, town.other, 1, &syntax("Mo 09:00-12:00")).await.unwrap());
        assert_eq!(town.app.register(&anna, None, 10).await.unwrap(), []);
        let mine: Vec<_> = town.app.management(&anna).await.unwrap().offices;
        assert_eq!(mine.iter().map(|door| door.office.id).collect::<Vec<_>>(), [town.office]);
        for denied in [
            town.app.set_hours(&anna, town.other, 2, &syntax("off")).await,
            town.app.archive_office(&anna, town.office, 1, true).await,
            town.app.add_office(&anna, named("Nuovo")).await,
            town.app.add_offices(&anna, &["urp".to_owned()]).await,
            town.app.order_offices(&anna, vec![town.office]).await,
        ] {
            assert!(matches!(denied, Err(AppError::Denied(Denied::Forbidden))), "{denied:?}");
        }
        let nobody = town.app.management(&town.anonymous()).await;
        assert!(matches!(nobody, Err(AppError::Denied(Denied::Unauthenticated))));
    }

    async fn an_archived_door_is_off_the_page_and_comes_back(db: Database) {
        let town = Town::new(&db).await;
        let (admin, visitor) = (town.staff("direttrice").await, town.anonymous());
        let change = saved(town.app.archive_office(&admin, town.other, 1, true).await.unwrap());
        assert!(!shown(&town, &town.anonymous(), "altro").await);
        let taken = town.app.add_office(&admin, OfficeEdit { slug: Some("altro".into()), ..named("Altro") });
        assert_eq!(taken.await.unwrap(), Managed::Refused(ManageRefusal::SlugTaken));
        saved(town.app.undo(&admin, change).await.unwrap());
        assert!(shown(&town, &visitor, "altro").await);
    }

    async fn a_door_at_which_somebody_waits_is_not_archived(db: Database) {
        let town = Town::new(&db).await;
        town.knock(&town.visitor(), town.office).await;
        let admin = town.staff("direttrice").await;
        let refused = town.app.archive_office(&admin, town.office, 1, true).await.unwrap();
        assert_eq!(refused, Managed::Refused(ManageRefusal::InUse));
    }

    async fn a_door_is_archived_or_knocked_at_and_never_both(db: Database) {
        let town = std::sync::Arc::new(Town::new(&db).await);
        let admin = town.staff("direttrice").await;
        let mut revision = 1;
        for _ in 0..8 {
            let visitor = town.visitor();
            let knock = Knock { office: town.office, name: None, reason: None, key: key() };
            let (knocking, by) = (std::sync::Arc::clone(&town), town.by(&visitor));
            let knocked = tokio::spawn(async move { knocking.app.knock(&by, knock).await.unwrap() });
            let archived = town.app.archive_office(&admin, town.office, revision, true).await.unwrap();
            let waits = matches!(knocked.await.unwrap(), KnockOutcome::Knocked(_));
            match archived {
                Managed::Saved { .. } => {
                    assert!(!waits, "somebody waits at a door that is gone");
                    saved(town.app.archive_office(&admin, town.office, revision + 1, false).await.unwrap());
                    revision += 2;
                }
                refused => {
                    assert_eq!((refused, waits), (Managed::Refused(ManageRefusal::InUse), true));
                    town.app.leave(&town.by(&visitor), key()).await.unwrap();
                }
            }
        }
    }

    async fn doors_are_put_in_order_whole(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let order = [town.shut, town.office, town.other];
        let change = saved(town.app.order_offices(&admin, order.to_vec()).await.unwrap());
        let now = |management: app::manage::Management| -> Vec<_> {
            management.offices.iter().map(|door| door.office.id).collect()
        };
        assert_eq!(now(seen(&town).await), order);
        for wrong in [vec![], vec![town.office], vec![town.office, town.office, town.other]] {
            let refused = town.app.order_offices(&admin, wrong).await.unwrap();
            assert_eq!(refused, Managed::Refused(ManageRefusal::ChangedSince));
        }
        saved(town.app.undo(&admin, change).await.unwrap());
        assert_eq!(now(seen(&town).await), [town.office, town.other, town.shut]);
    }

    async fn templates_make_a_page_in_one_step(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let wanted = ["urp", "anagrafe", "sindaco"].map(str::to_owned);
        saved(town.app.add_offices(&admin, &wanted).await.unwrap());
        let offices = seen(&town).await.offices;
        let sindaco = offices.iter().find(|door| door.office.slug == "sindaco").unwrap();
        assert_eq!((sindaco.office.kind, sindaco.rooms.len()), (OfficeKind::Mayor, 1));
        assert_eq!(offices.len(), 6);
        let again = town.app.add_offices(&admin, &wanted).await.unwrap();
        assert_eq!(again, Managed::Saved { change: None, subject: None });
        let unknown = town.app.add_offices(&admin, &["di-nessuno".to_owned()]).await.unwrap();
        assert_eq!(unknown, Managed::Refused(ManageRefusal::UnknownTemplate));
    }

    async fn what_stays_as_it_was_is_no_change(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let same = town.app.set_hours(&admin, town.office, 1, &syntax(" 24/7 ")).await.unwrap();
        assert!(matches!(same, Managed::Saved { change: None, .. }), "{same:?}");
        assert_eq!(town.app.register(&admin, None, 10).await.unwrap(), []);
    }
}
