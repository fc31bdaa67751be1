//! A knock that nobody hears: who is told, when, how often, and what the visit says of it.

use app::manage::ReceptionEdit;
use domain::{OfficeId, Outgoing, VisitId, VisitState, reception::Closing};
use post::Kept;
use store::VisitRecord;
use testkit::{Database, Town, Visitor, key, on_both_engines};

use crate::manage::{office, saved};

/// Rules with one address, and whoever else is named.
async fn rules(town: &Town, at: OfficeId, email: &str, substitute: Option<OfficeId>) {
    set(town, at, &[email], substitute, None).await;
}

async fn set(
    town: &Town,
    at: OfficeId,
    emails: &[&str],
    substitute: Option<OfficeId>,
    webhook: Option<&str>,
) {
    let admin = town.staff("direttrice").await;
    let revision = office(town, at).await.office.revision;
    let edit = ReceptionEdit {
        closing: Closing::ServeWaiting,
        alert_after_s: 60,
        alert_emails: emails.iter().map(|email| (*email).to_owned()).collect(),
        webhook_url: webhook.map(str::to_owned),
        renew_webhook_key: false,
        substitute,
        replies: vec![],
        takes_messages: true,
        appointments: None,
    };
    saved(town.app.set_reception(&admin, at, revision, edit).await.unwrap());
}

/// Time goes by, and what is due happens.
async fn after(town: &Town, seconds: i64) {
    town.clock.advance(seconds);
    town.app.meet_deadlines().await.unwrap();
    town.app.deliver().await.unwrap();
}

fn letters(town: &Town) -> Vec<Kept> {
    town.app.settings().post.letter_box.as_ref().unwrap().letters()
}

async fn mine(town: &Town, visitor: &Visitor) -> std::sync::Arc<VisitRecord> {
    town.app.my_visit(&town.by(visitor)).await.unwrap().unwrap().record
}

async fn logged(db: &Database, visit: VisitId, kind: &str) -> usize {
    let rows = db.as_owner().await.rows("select kind, cast(version as text) from visit_events").await;
    assert!(!rows.is_empty(), "{visit}");
    rows.iter().filter(|row| row[0] == kind).count()
}

on_both_engines! {
    async fn where_nobody_is_connected_the_office_is_written_to_within_seconds(db: Database) {
        let town = Town::new(&db).await;
        rules(&town, town.office, "ufficio@comune.example", None).await;
        let visitor = town.visitor();
        let knock = app::Knock {
            office: town.office,
            name: Some("Maria Rossi".into()),
            reason: Some("Residenza".into()),
            key: key(),
        };
        town.app.knock(&town.by(&visitor), knock).await.unwrap();
        after(&town, 9).await;
        assert_eq!(letters(&town), []);
        after(&town, 1).await;
        let sent = letters(&town);
        assert_eq!(sent.len(), 1);
        let letter = &sent[0].mail;
        assert_eq!(letter.to, "ufficio@comune.example");
        assert!(letter.text.contains("http://prova.localhost/sportello"), "{}", letter.text);
        assert!(letter.text.contains("10:00"), "the time of the knock, in Rome: {}", letter.text);
        assert!(!letter.text.contains("Maria") && !letter.text.contains("Residenza"), "{}", letter.text);
        assert_eq!(mine(&town, &visitor).await.escalated_at, Some(town.clock.now()));
        after(&town, 3_000).await;
        assert_eq!(letters(&town).len(), 1, "once for a visit");
    }

    async fn an_open_console_has_a_minute_and_whoever_has_heard_ends_the_ladder(db: Database) {
        let town = Town::new(&db).await;
        rules(&town, town.office, "ufficio@comune.example", None).await;
        let anna = town.staff("anna").await;
        let _console = town.app.follow_queue(&anna, town.office).await.unwrap();
        let (heard, unheard) = (town.visitor(), town.visitor());
        let visit = town.knock(&heard, town.office).await.visit.id;
        town.knock(&unheard, town.office).await;
        town.app.acknowledge(&town.staff("anna").await, town.office, &[visit]).await.unwrap();
        for _ in 0..5 {
            after(&town, 10).await;
        }
        assert_eq!(letters(&town), []);
        after(&town, 10).await;
        assert_eq!(letters(&town).len(), 1);
        assert_eq!(mine(&town, &heard).await.escalated_at, None);
        assert!(mine(&town, &unheard).await.escalated_at.is_some());
    }

    async fn a_visitor_who_was_called_is_not_written_about(db: Database) {
        let town = Town::new(&db).await;
        rules(&town, town.office, "ufficio@comune.example", None).await;
        let visit = town.knock(&town.visitor(), town.office).await.visit.id;
        town.app.admit(&town.staff("anna").await, visit, key()).await.unwrap();
        // The visitor does not come, and waits once more.
        after(&town, 120).await;
        after(&town, 600).await;
        assert_eq!(letters(&town), []);
    }

    async fn two_nodes_climb_one_ladder(db: Database) {
        let town = Town::new(&db).await;
        rules(&town, town.office, "ufficio@comune.example", None).await;
        let post = town.app.settings().post.clone();
        let settings = app::Settings { post, ..app::Settings::new([7; 32]) };
        let fill = |bytes: &mut [u8]| getrandom::fill(bytes).unwrap();
        let other = app::App::new(db.store.clone(), settings, town.clock.as_clock(), std::sync::Arc::new(fill));
        let visit = town.knock(&town.visitor(), town.office).await.visit.id;
        town.clock.advance(10);
        let (here, there) = tokio::join!(town.app.meet_deadlines(), other.meet_deadlines());
        here.unwrap();
        there.unwrap();
        let (here, there) = tokio::join!(town.app.deliver(), other.deliver());
        here.unwrap();
        there.unwrap();
        assert_eq!(logged(&db, visit, "ESCALATED").await, 1);
        assert_eq!(letters(&town).len(), 1);
    }

    async fn several_knocks_are_one_letter_that_counts_them(db: Database) {
        let town = Town::new(&db).await;
        rules(&town, town.office, "ufficio@comune.example", None).await;
        let (first, second, late) = (town.visitor(), town.visitor(), town.visitor());
        town.knock(&first, town.office).await;
        town.clock.advance(5);
        town.knock(&second, town.office).await;
        after(&town, 5).await;
        after(&town, 10).await;
        assert!(letters(&town)[0].mail.text.contains(": 2."), "{}", letters(&town)[0].mail.text);
        assert!(mine(&town, &second).await.escalated_at.is_some(), "the letter counted this knock");
        // One that comes after the letter is written about when the office may be written to again.
        town.knock(&late, town.office).await;
        for _ in 0..9 {
            after(&town, 30).await;
        }
        assert_eq!((letters(&town).len(), mine(&town, &late).await.escalated_at), (1, None));
        after(&town, 30).await;
        assert_eq!(letters(&town).len(), 2);
        assert!(mine(&town, &late).await.escalated_at.is_some());
    }

    async fn who_receives_in_its_place_is_given_the_visit_at_its_rank(db: Database) {
        let town = Town::new(&db).await;
        rules(&town, town.office, "ufficio@comune.example", Some(town.other)).await;
        let carla = town.staff("carla").await;
        let _console = town.app.follow_queue(&carla, town.other).await.unwrap();
        let visitor = town.visitor();
        let before = town.knock(&visitor, town.office).await;
        town.clock.advance(1);
        town.knock(&town.visitor(), town.other).await;
        after(&town, 10).await;
        assert_eq!(mine(&town, &visitor).await.visit.office_id, town.office);
        after(&town, 10).await;
        let now = mine(&town, &visitor).await;
        assert_eq!((now.visit.office_id, now.visit.state()), (town.other, VisitState::Waiting));
        assert_eq!(now.visit.rank(), before.visit.rank());
        assert_eq!((now.substituted_at, now.joined_at), (Some(town.clock.now()), town.clock.now()));
        assert_eq!((now.alerted_at, now.acknowledged_at, now.escalated_at), (None, None, None), "it rings anew");
        let position = town.app.my_visit(&town.by(&visitor)).await.unwrap().unwrap().position;
        assert_eq!(position, Some(1));
    }

    async fn two_substitutes_do_not_play_ball_with_a_visitor(db: Database) {
        let town = Town::new(&db).await;
        set(&town, town.office, &[], Some(town.other), None).await;
        set(&town, town.other, &[], Some(town.office), None).await;
        let consoles = (
            town.app.follow_queue(&town.staff("anna").await, town.office).await.unwrap(),
            town.app.follow_queue(&town.staff("carla").await, town.other).await.unwrap(),
        );
        let visitor = town.visitor();
        town.knock(&visitor, town.office).await;
        for _ in 0..60 {
            after(&town, 10).await;
        }
        assert_eq!(mine(&town, &visitor).await.visit.office_id, town.other);
        drop(consoles);
    }

    async fn a_substitute_where_nobody_is_is_written_to(db: Database) {
        let town = Town::new(&db).await;
        rules(&town, town.office, "ufficio@comune.example", Some(town.other)).await;
        rules(&town, town.other, "altro@comune.example", None).await;
        let visitor = town.visitor();
        town.knock(&visitor, town.office).await;
        after(&town, 10).await;
        after(&town, 10).await;
        let to: Vec<_> = letters(&town).into_iter().map(|letter| letter.mail.to).collect();
        assert_eq!(to, ["altro@comune.example", "ufficio@comune.example"]);
        assert!(letters(&town)[0].mail.subject.contains("Ufficio aperto"), "{:?}", letters(&town)[0]);
        let now = mine(&town, &visitor).await;
        assert_eq!((now.visit.office_id, now.substituted_at), (town.office, Some(town.clock.now())));
    }

    async fn a_program_is_called_for_each_knock_without_names(db: Database) {
        let town = Town::new(&db).await;
        let url = "http://127.0.0.1:9/avvisi";
        set(&town, town.office, &[], None, Some(url)).await;
        town.knock(&town.visitor(), town.office).await;
        town.clock.advance(10);
        town.app.meet_deadlines().await.unwrap();
        let platform = access::Platform { caller: access::PlatformCaller::Jobs, now: town.clock.now() };
        let tx = db.store.begin_platform(&platform).await.unwrap();
        let due = tx.list_due_deliveries(10).await.unwrap();
        tx.commit().await.unwrap();
        let tx = db.store.begin(&town.anonymous()).await.unwrap();
        let claimed = tx.claim_delivery(due[0].id, chrono::TimeDelta::seconds(60)).await.unwrap().unwrap();
        let Outgoing::Webhook(call) = claimed.outgoing else { panic!("{:?}", claimed.outgoing) };
        assert_eq!((due.len(), call.url.as_str(), call.key_version), (1, url, 1));
        let body: serde_json::Value = serde_json::from_str(&call.body).unwrap();
        assert_eq!(body["event"], "unanswered");
        assert_eq!(body["office"]["slug"], "aperto");
        assert_eq!(body["waiting"], 1);
        let known: Vec<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(known, ["comune", "console", "event", "office", "since", "substitute", "waiting"]);
    }

    async fn what_one_console_has_heard_all_consoles_know_and_another_office_hears_anew(db: Database) {
        let town = Town::new(&db).await;
        let anna = town.staff("anna").await;
        let visitor = town.visitor();
        let visit = town.knock(&visitor, town.office).await.visit.id;
        let mut colleague = town.app.follow_queue(&town.staff("bruno").await, town.office).await.unwrap();
        assert_eq!(colleague.next().await.unwrap().visits[0].acknowledged_at, None);
        let at = town.clock.now();
        town.app.acknowledge(&anna, town.office, &[visit]).await.unwrap();
        loop {
            let update = colleague.next().await.unwrap();
            if update.visits.iter().any(|record| record.acknowledged_at == Some(at)) {
                break;
            }
        }
        town.clock.advance(5);
        town.app.acknowledge(&town.staff("bruno").await, town.office, &[visit]).await.unwrap();
        assert_eq!(mine(&town, &visitor).await.acknowledged_at, Some(at), "the first counts");
        assert_eq!(logged(&db, visit, "ACKNOWLEDGED").await, 1);
        assert!(town.app.acknowledge(&town.staff("carla").await, town.office, &[visit]).await.is_err());
        town.app.transfer(&town.staff("anna").await, app::Transfer { visit, to: town.other, note: None, message: None }, key()).await.unwrap();
        let anew = mine(&town, &visitor).await;
        assert_eq!((anew.alerted_at, anew.acknowledged_at, anew.joined_at), (None, None, town.clock.now()));
        town.app.acknowledge(&town.staff("anna").await, town.office, &[visit]).await.unwrap();
        assert_eq!(mine(&town, &visitor).await.acknowledged_at, None, "it is not at this door any more");
    }
}
