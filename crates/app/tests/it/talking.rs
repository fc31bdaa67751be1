//! What visitor and office write to each other, and what staff notes for itself.

use std::{sync::Arc, time::Duration};

use app::{Broadcast, Move, Reason, Transfer};
use domain::{Party, Refusal};
use testkit::{Database, Town, Visitor, key, on_both_engines};
use tokio::time::timeout;

const LONG: Duration = Duration::from_secs(10);

fn moved(outcome: Move) -> app::VisitRecord {
    match outcome {
        Move::Moved(record) => record,
        Move::Refused { reason, .. } => panic!("refused: {reason:?}"),
    }
}

fn reason(outcome: Move) -> Reason {
    match outcome {
        Move::Refused { reason, .. } => reason,
        Move::Moved(record) => panic!("moved: {record:?}"),
    }
}

/// What the visitor reads: which side, and what.
async fn read(town: &Town, visitor: &Visitor) -> Vec<(Party, String)> {
    let mine = town.app.my_visit(&town.by(visitor)).await.unwrap().unwrap();
    mine.messages.iter().map(|message| (message.by, message.text.clone())).collect()
}

on_both_engines! {
    async fn both_sides_read_what_the_other_wrote_at_once(db: Database) {
        let town = Town::new(&db).await;
        let (visitor, anna) = (town.visitor(), town.staff("anna").await);
        let visit = town.knock(&visitor, town.office).await.visit.id;
        let mut lobby = town.app.follow_my_visit(&town.by(&visitor)).await.unwrap().unwrap();
        let mut console = town.app.follow_queue(&anna, town.office).await.unwrap();
        assert!(timeout(LONG, lobby.next()).await.unwrap().unwrap().messages.is_empty());
        timeout(LONG, console.next()).await.unwrap().unwrap();

        moved(town.app.write_to_office(&town.by(&visitor), " Ho il <b>modulo</b> ", key()).await.unwrap());
        let update = loop {
            let update = timeout(LONG, console.next()).await.unwrap().unwrap();
            if !update.view.messages(visit).is_empty() {
                break update;
            }
        };
        assert_eq!(update.view.messages(visit)[0].text, "Ho il <b>modulo</b>", "as it was written, trimmed");
        assert_eq!(update.visits.len(), 1, "a difference names the one visit");

        moved(town.app.send_message(&anna, visit, "Bene", key()).await.unwrap());
        let told = loop {
            let mine = timeout(LONG, lobby.next()).await.unwrap().unwrap();
            if mine.messages.len() == 2 {
                break mine;
            }
        };
        let office = &told.messages[1];
        assert_eq!((office.number, office.by, office.text.as_str()), (2, Party::Office, "Bene"));
        assert_eq!(office.author.as_deref(), Some("anna"));
    }

    async fn a_message_sent_twice_is_one(db: Database) {
        let town = Town::new(&db).await;
        let (visitor, anna) = (town.visitor(), town.staff("anna").await);
        let visit = town.knock(&visitor, town.office).await.visit.id;
        let (mine, theirs) = (key(), key());
        for _ in 0..2 {
            moved(town.app.write_to_office(&town.by(&visitor), "Uno", mine.clone()).await.unwrap());
            moved(town.app.send_message(&anna, visit, "Due", theirs.clone()).await.unwrap());
        }
        assert_eq!(read(&town, &visitor).await, [(Party::Visitor, "Uno".to_owned()), (Party::Office, "Due".to_owned())]);
        assert_eq!(reason(town.app.decline(&anna, town.knock(&town.visitor(), town.office).await.visit.id, None, theirs).await.unwrap()), Reason::KeyReused);
    }

    async fn what_cannot_be_taken_changes_nothing(db: Database) {
        let town = Town::new(&db).await;
        let (visitor, anna) = (town.visitor(), town.staff("anna").await);
        let visit = town.knock(&visitor, town.office).await.visit.id;
        let (long, huge) = ("à".repeat(501), "x".repeat(1 << 20));
        for (text, expected) in [
            (long.as_str(), Reason::UnreadableMessage),
            (&huge, Reason::UnreadableMessage),
            ("a\u{7}b", Reason::UnreadableMessage),
            ("a\u{202e}b", Reason::UnreadableMessage),
            (" \n ", Reason::EmptyMessage),
        ] {
            assert_eq!(reason(town.app.write_to_office(&town.by(&visitor), text, key()).await.unwrap()), expected);
            assert_eq!(reason(town.app.send_message(&anna, visit, text, key()).await.unwrap()), expected);
            let all = town.app.broadcast(&anna, town.office, text, key()).await.unwrap();
            assert_eq!(all, Broadcast::Refused(expected));
        }
        assert!(read(&town, &visitor).await.is_empty());
        moved(town.app.write_to_office(&town.by(&visitor), &"à".repeat(500), key()).await.unwrap());
    }

    async fn a_stranger_writes_to_nobody(db: Database) {
        let town = Town::new(&db).await;
        let visitor = town.visitor();
        let visit = town.knock(&visitor, town.office).await.visit.id;
        for name in ["carla", "direttrice"] {
            let stranger = town.staff(name).await;
            assert_eq!(reason(town.app.send_message(&stranger, visit, "Ciao", key()).await.unwrap()), Reason::NotFound);
            assert_eq!(reason(town.app.set_notes(&stranger, visit, Some("x"), None, key()).await.unwrap()), Reason::NotFound);
            assert!(town.app.broadcast(&stranger, town.office, "Ciao", key()).await.is_err());
        }
        assert!(town.app.send_message(&town.by(&visitor), visit, "Ciao", key()).await.is_err(), "a visitor is no operator");
        let other = town.by(&town.visitor());
        assert_eq!(reason(town.app.write_to_office(&other, "Ciao", key()).await.unwrap()), Reason::NotFound);
        assert!(read(&town, &visitor).await.is_empty());
    }

    async fn a_visitor_writes_at_a_human_pace_and_a_visit_has_an_end_of_messages(db: Database) {
        let town = Town::new(&db).await;
        let (visitor, anna) = (town.visitor(), town.staff("anna").await);
        let visit = town.knock(&visitor, town.office).await.visit.id;
        let write = || async { town.app.write_to_office(&town.by(&visitor), "Ancora io", key()).await.unwrap() };
        for _ in 0..8 {
            moved(write().await);
        }
        assert_eq!(reason(write().await), Reason::TooFast);
        moved(town.app.send_message(&anna, visit, "Un attimo", key()).await.unwrap());
        town.clock.advance(61);
        moved(write().await);
        for _ in 10..50 {
            moved(town.app.send_message(&anna, visit, "Un attimo", key()).await.unwrap());
        }
        assert_eq!(reason(town.app.send_message(&anna, visit, "Uno di troppo", key()).await.unwrap()), Reason::TooManyMessages);
        assert_eq!(reason(write().await), Reason::TooManyMessages);
        assert_eq!(read(&town, &visitor).await.len(), 50);
        assert_eq!(town.app.broadcast(&anna, town.office, "Ciao", key()).await.unwrap(), Broadcast::Sent(0));
    }

    async fn all_who_wait_read_a_broadcast_once(db: Database) {
        let town = Town::new(&db).await;
        let anna = town.staff("anna").await;
        assert_eq!(town.app.broadcast(&anna, town.office, "Ciao", key()).await.unwrap(), Broadcast::Sent(0));
        let waiting = [town.visitor(), town.visitor(), town.visitor()];
        for visitor in &waiting {
            town.knock(visitor, town.office).await;
            town.clock.advance(1);
        }
        let (elsewhere, called) = (town.visitor(), &waiting[0]);
        town.knock(&elsewhere, town.other).await;
        moved(town.app.call_next(&anna, town.office, key()).await.unwrap());
        let mut lobby = town.app.follow_my_visit(&town.by(&waiting[2])).await.unwrap().unwrap();
        timeout(LONG, lobby.next()).await.unwrap().unwrap();
        let once = key();
        for _ in 0..2 {
            let sent = town.app.broadcast(&anna, town.office, "Pausa di 5 minuti", once.clone()).await.unwrap();
            assert_eq!(sent, Broadcast::Sent(2));
        }
        let told = timeout(LONG, lobby.next()).await.unwrap().unwrap();
        assert_eq!(told.messages[0].text, "Pausa di 5 minuti");
        for visitor in &waiting[1..] {
            assert_eq!(read(&town, visitor).await.len(), 1);
        }
        for visitor in [&elsewhere, called] {
            assert!(read(&town, visitor).await.is_empty(), "only who waits at this door");
        }
        // The queue goes on from there, and the next step in such a visit is taken.
        let one = town.app.my_visit(&town.by(&waiting[1])).await.unwrap().unwrap();
        moved(town.app.write_to_office(&town.by(&waiting[1]), "Va bene", key()).await.unwrap());
        assert!(town.app.queue(&anna, town.office).await.unwrap().version > one.record.version);
    }

    async fn notes_are_the_staffs_and_are_never_overwritten_unread(db: Database) {
        let town = Town::new(&db).await;
        let (anna, bruno) = (town.staff("anna").await, town.staff("bruno").await);
        let visit = town.knock(&town.visitor(), town.office).await.visit.id;
        let once = key();
        for _ in 0..2 {
            moved(town.app.set_notes(&anna, visit, Some("Ha il modulo"), None, once.clone()).await.unwrap());
        }
        let late = town.app.set_notes(&bruno, visit, Some("Non ha il modulo"), None, key()).await.unwrap();
        let Move::Refused { reason: Reason::NotesChanged, visit: Some(stands) } = late else { panic!("{late:?}") };
        assert_eq!(stands.notes.as_deref(), Some("Ha il modulo"));
        let again = town.app.set_notes(&bruno, visit, Some("Manca una firma"), stands.notes.as_deref(), key()).await.unwrap();
        assert_eq!(moved(again).notes.as_deref(), Some("Manca una firma"));
        let long = "x".repeat(1_001);
        let refused = town.app.set_notes(&anna, visit, Some(&long), Some("Manca una firma"), key()).await.unwrap();
        assert_eq!(reason(refused), Reason::UnreadableMessage);
    }

    async fn a_transfer_takes_all_along_and_tells_both(db: Database) {
        let town = Town::new(&db).await;
        let (visitor, anna, carla) = (town.visitor(), town.staff("anna").await, town.staff("carla").await);
        let knocked = town.knock(&visitor, town.office).await;
        let visit = knocked.visit.id;
        moved(town.app.write_to_office(&town.by(&visitor), "Ho il modulo", key()).await.unwrap());
        moved(town.app.set_notes(&anna, visit, Some("Parla piano"), None, key()).await.unwrap());
        let transfer = Transfer { visit, to: town.other, note: Some("Serve la visura"), message: Some("Ti ho passato di là") };
        let once = key();
        for _ in 0..2 {
            let there = moved(town.app.transfer(&anna, transfer, once.clone()).await.unwrap());
            assert_eq!(there.notes.as_deref(), Some("Parla piano\nanna: Serve la visura"));
            assert_eq!(there.visit.rank(), knocked.visit.rank());
        }
        let there = town.app.queue(&carla, town.other).await.unwrap();
        let texts: Vec<_> = there.view.messages(visit).iter().map(|message| message.text.clone()).collect();
        assert_eq!(texts, ["Ho il modulo", "Ti ho passato di là"]);
        assert_eq!(read(&town, &visitor).await.len(), 2);
        // The key alone does not let anybody else see the visit.
        for name in ["carla", "direttrice"] {
            let stranger = town.staff(name).await;
            assert_eq!(reason(town.app.transfer(&stranger, transfer, once.clone()).await.unwrap()), Reason::KeyReused);
        }
    }

    async fn a_visitor_is_held_with_a_word(db: Database) {
        let town = Town::new(&db).await;
        let (visitor, anna) = (town.visitor(), town.staff("anna").await);
        let visit = town.knock(&visitor, town.office).await.visit.id;
        moved(town.app.admit(&anna, visit, key()).await.unwrap());
        let long = "x".repeat(501);
        assert_eq!(reason(town.app.hold(&anna, visit, Some(&long), key()).await.unwrap()), Reason::UnreadableMessage);
        moved(town.app.hold(&anna, visit, Some("Un attimo, torno subito"), key()).await.unwrap());
        assert_eq!(read(&town, &visitor).await, [(Party::Office, "Un attimo, torno subito".to_owned())]);
    }

    async fn who_is_away_is_skipped_and_is_first_again_when_back(db: Database) {
        let town = Town::new(&db).await;
        let (first, second) = (town.visitor(), town.visitor());
        let away = town.knock(&first, town.office).await.visit.id;
        town.clock.advance(60);
        let present = town.knock(&second, town.office).await.visit.id;
        let (anna, bruno) = (town.staff("anna").await, town.staff("bruno").await);
        let once = key();
        for _ in 0..2 {
            let called = moved(town.app.call_next_present(&anna, town.office, once.clone()).await.unwrap());
            assert_eq!(called.visit.id, present, "the first is away");
        }
        let nobody = town.app.call_next_present(&bruno, town.office, key()).await.unwrap();
        let Move::Refused { reason: Reason::NobodyPresent, visit: Some(who) } = nobody else { panic!("{nobody:?}") };
        assert_eq!(who.visit.id, away);
        let back = town.app.my_visit(&town.by(&first)).await.unwrap().unwrap();
        assert_eq!(back.position, Some(1));
        let called = moved(town.app.call_next_present(&bruno, town.office, key()).await.unwrap());
        assert_eq!(called.visit.id, away);
        let carla = town.staff("carla").await;
        assert_eq!(reason(town.app.call_next_present(&carla, town.other, key()).await.unwrap()), Reason::QueueEmpty);
    }

    async fn messages_and_notes_are_erased_when_retention_says_so(db: Database) {
        let town = Town::new(&db).await;
        let (ended, waits, anna) = (town.visitor(), town.visitor(), town.staff("anna").await);
        let visit = town.knock(&ended, town.office).await.visit.id;
        let other = town.knock(&waits, town.office).await.visit.id;
        for visit in [visit, other] {
            moved(town.app.send_message(&anna, visit, "Porta il documento", key()).await.unwrap());
            moved(town.app.set_notes(&anna, visit, Some("Ha il modulo"), None, key()).await.unwrap());
        }
        moved(town.app.leave(&town.by(&ended), key()).await.unwrap());
        assert_eq!(reason(town.app.send_message(&anna, visit, "Ciao", key()).await.unwrap()), Reason::Rule(Refusal::AlreadyEnded));
        assert_eq!(read(&town, &ended).await.len(), 1, "what was written is still read after the end");
        town.clock.advance(25 * 60 * 60);
        town.app.retain().await.unwrap();
        let tx = town.app.store().begin_read(&town.anonymous()).await.unwrap();
        let erased = tx.lookup_visit(visit).await.unwrap().unwrap();
        assert_eq!((erased.notes, erased.messages), (None, 0));
        let kept = tx.list_messages([visit, other]).await.unwrap();
        assert_eq!((kept.get(&visit), kept[&other].len()), (None, 1));
    }

    async fn of_two_who_admit_the_same_the_slower_reads_who_was_faster(db: Database) {
        let town = Arc::new(Town::new(&db).await);
        let visit = town.knock(&town.visitor(), town.office).await.visit.id;
        let race = ["anna", "bruno"].map(|name| {
            let town = Arc::clone(&town);
            tokio::spawn(async move {
                let operator = town.staff(name).await;
                let outcome = town.app.admit(&operator, visit, key()).await.unwrap();
                (operator.staff.unwrap().id, outcome)
            })
        });
        let (mut won, mut lost) = (vec![], vec![]);
        for racer in race {
            match racer.await.unwrap() {
                (who, Move::Moved(_)) => won.push(who),
                (_, Move::Refused { visit, .. }) => lost.push(visit.unwrap().visit.operator().unwrap()),
            }
        }
        assert_eq!((won.len(), &won), (1, &lost), "the slower is told who has it");
    }
}
