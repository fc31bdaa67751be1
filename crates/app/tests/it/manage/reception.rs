//! How a door receives, beyond its hours.

use app::{
    Invalid, Problem,
    manage::{AppointmentsEdit, ManageRefusal, Managed, ReceptionEdit, Silence, Way},
};
use chrono::TimeDelta;
use domain::{
    Fault, Mail, Outgoing,
    reception::{AlertRules, AppointmentRules, Closing, Webhook},
};
use store::Attempted;
use testkit::{Database, Town, on_both_engines};

use super::{office, saved};

fn edit() -> ReceptionEdit {
    ReceptionEdit {
        closing: Closing::TurnAway,
        alert_after_s: 30,
        alert_emails: vec!["Ufficio@comune.example".to_owned(), "ufficio@comune.example".to_owned()],
        webhook_url: Some("https://avvisi.comune.example/bussata".to_owned()),
        renew_webhook_key: false,
        substitute: None,
        replies: vec!["Un attimo.".to_owned(), "  ".to_owned()],
        takes_messages: false,
        appointments: Some(AppointmentsEdit { slot_min: 20, at_once: 2, notice_h: 24, horizon_days: 60 }),
    }
}

/// Writes to an address for the door, and settles it so; a minute goes by.
async fn letter(town: &Town, to: &str, attempted: Attempted) {
    let tx = town.app.store().begin(&town.anonymous()).await.unwrap();
    let mail = Mail { to: to.to_owned(), subject: String::new(), text: String::new(), calendar: None };
    let id = town.app.delivery_id();
    tx.post(id, Some(town.office), &Outgoing::Mail(mail)).await.unwrap();
    let claimed = tx.claim_delivery(id, TimeDelta::minutes(1)).await.unwrap().unwrap();
    tx.settle_delivery(&claimed, attempted).await.unwrap();
    tx.commit().await.unwrap();
    town.clock.advance(60);
}

async fn silent(town: &Town) -> Vec<Silence> {
    town.app.alerts(&town.staff("anna").await, town.office).await.unwrap().silent
}

on_both_engines! {
    async fn who_receives_learns_since_when_no_address_is_reached(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let revision = office(&town, town.office).await.office.revision;
        let alert_emails = ["uno@comune.example", "due@comune.example"].map(str::to_owned).to_vec();
        let set = ReceptionEdit { alert_emails, ..edit() };
        saved(town.app.set_reception(&admin, town.office, revision, set).await.unwrap());
        let failed = Attempted::Failed(Fault::Unreachable);
        letter(&town, "uno@comune.example", Attempted::Sent).await;
        letter(&town, "visitatrice@posta.example", failed).await;
        letter(&town, "due@comune.example", failed).await;
        assert_eq!(silent(&town).await, [], "one address is reached");
        let since = town.clock.now();
        letter(&town, "uno@comune.example", Attempted::Retry(Fault::Timeout, TimeDelta::minutes(1))).await;
        letter(&town, "uno@comune.example", failed).await;
        assert_eq!(silent(&town).await, [Silence { way: Way::Mail, since }]);
        letter(&town, "due@comune.example", Attempted::Sent).await;
        assert_eq!(silent(&town).await, []);
    }

    async fn what_is_set_is_kept_registered_and_taken_back(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let before = office(&town, town.office).await.office;
        let set = ReceptionEdit { substitute: Some(town.other), ..edit() };
        let change = saved(town.app.set_reception(&admin, town.office, before.revision, set).await.unwrap());
        let kept = office(&town, town.office).await.office.reception;
        assert_eq!(kept.closing, Closing::TurnAway);
        let webhook =
            Webhook { url: "https://avvisi.comune.example/bussata".to_owned(), key_version: 1 };
        let alert = AlertRules {
            after_s: 30,
            emails: vec!["ufficio@comune.example".to_owned()],
            webhook: Some(webhook),
            substitute: Some(town.other),
        };
        assert_eq!(kept.alert, alert);
        assert_eq!((kept.replies, kept.takes_messages), (vec!["Un attimo.".to_owned()], false));
        let rules = AppointmentRules { slot_min: 20, at_once: 2, notice_h: 24, horizon_days: 60 };
        assert_eq!(kept.appointments, Some(rules));
        let entry = town.app.register(&admin, None, 1).await.unwrap().remove(0);
        let substitute = entry.differences.iter().find(|difference| difference.field == "substitute");
        assert_eq!(substitute.unwrap().after.as_deref(), Some("Ufficio altro"));
        saved(town.app.undo(&admin, change).await.unwrap());
        assert_eq!(office(&town, town.office).await.office.reception, before.reception);
    }

    async fn a_key_stays_with_its_address_until_it_is_renewed(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let mut versions = vec![];
        for (renew, url) in [(false, "a"), (false, "a"), (true, "a"), (false, "b")] {
            let revision = office(&town, town.office).await.office.revision;
            let webhook_url = Some(format!("https://avvisi.comune.example/{url}"));
            let edit = ReceptionEdit { webhook_url, renew_webhook_key: renew, ..edit() };
            town.app.set_reception(&admin, town.office, revision, edit).await.unwrap();
            let kept = office(&town, town.office).await.office.reception;
            versions.push(kept.alert.webhook.unwrap().key_version);
        }
        assert_eq!(versions, [1, 1, 2, 3]);
    }

    async fn what_cannot_be_is_refused_with_its_field(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let before = office(&town, town.office).await.office;
        let many = |n: usize| (0..n).map(|i| format!("u{i}@comune.example")).collect::<Vec<_>>();
        let appointments = |slot_min| {
            Some(AppointmentsEdit { slot_min, at_once: 1, notice_h: 0, horizon_days: 30 })
        };
        for (edit, field, problem) in [
            (ReceptionEdit { alert_after_s: 14, ..edit() }, "alertAfterS", Problem::OutOfRange),
            (ReceptionEdit { alert_after_s: -1, ..edit() }, "alertAfterS", Problem::OutOfRange),
            (ReceptionEdit { alert_emails: many(6), ..edit() }, "alertEmails", Problem::OutOfRange),
            (
                ReceptionEdit { alert_emails: vec!["a@b.it\nbcc: c@d.it".to_owned()], ..edit() },
                "alertEmails",
                Problem::NotAnEmail,
            ),
            (
                ReceptionEdit { webhook_url: Some("https://10.0.0.1/".to_owned()), ..edit() },
                "webhookUrl",
                Problem::NotAUrl,
            ),
            (
                ReceptionEdit { webhook_url: Some(format!("https://a.example/{}", "a".repeat(10_000))), ..edit() },
                "webhookUrl",
                Problem::TooLong(500),
            ),
            (ReceptionEdit { replies: vec!["a".repeat(301)], ..edit() }, "replies", Problem::TooLong(300)),
            (ReceptionEdit { replies: vec!["a".to_owned(); 21], ..edit() }, "replies", Problem::OutOfRange),
            (ReceptionEdit { appointments: appointments(4), ..edit() }, "slotMin", Problem::OutOfRange),
            (ReceptionEdit { appointments: appointments(70_000), ..edit() }, "slotMin", Problem::OutOfRange),
        ] {
            let answer = town.app.set_reception(&admin, town.office, before.revision, edit).await.unwrap();
            assert_eq!(answer, Managed::Invalid(Invalid { field, problem }));
        }
        let own = ReceptionEdit { substitute: Some(town.office), ..edit() };
        let answer = town.app.set_reception(&admin, town.office, before.revision, own).await.unwrap();
        assert_eq!(answer, Managed::Refused(ManageRefusal::NotFound), "nobody stands in for oneself");
        assert_eq!(office(&town, town.office).await.office, before);
    }
}
