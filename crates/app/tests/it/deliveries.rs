//! What leaves the house: once, whoever sends; again, when a receiver fails; and never lost.

use std::sync::Arc;

use chrono::TimeDelta;
use domain::{DeliveryId, Fault, Mail, OfficeId, Outgoing, WebhookCall};
use post::{Letter, Mailer, Post};
use store::DeliveryRecord;
use testkit::{Database, Town, on_both_engines};
use tokio::sync::{Mutex, Semaphore};

/// A mail server that answers as it is told to, and remembers what it was given.
struct Server {
    answer: Result<(), Fault>,
    given: Mutex<Vec<DeliveryId>>,
    /// A letter waits here until the test lets it through.
    gate: Semaphore,
}

impl Server {
    fn answering(answer: Result<(), Fault>) -> Arc<Self> {
        Arc::new(Self { answer, given: Mutex::default(), gate: Semaphore::new(100) })
    }
}

#[async_trait::async_trait]
impl Mailer for Server {
    async fn send(&self, letter: Letter<'_>) -> Result<(), Fault> {
        self.given.lock().await.push(letter.id);
        let _through = self.gate.acquire().await.unwrap();
        self.answer
    }
}

async fn town(db: &Database, server: &Arc<Server>) -> Town {
    let mailer = Arc::clone(server) as Arc<dyn Mailer>;
    let post = Post { mailer: Some(mailer), ..Post::demonstration() };
    Town::with(db, "prova", |settings| settings.post = post).await
}

fn letter() -> Outgoing {
    Outgoing::Mail(Mail {
        to: "anagrafe@comune.example".to_owned(),
        subject: "Prova".to_owned(),
        text: "Prova\n".to_owned(),
        calendar: None,
    })
}

async fn posted(town: &Town, office: Option<OfficeId>, outgoing: &Outgoing) -> DeliveryId {
    let id = town.app.delivery_id();
    let tx = town.app.store().begin(&town.anonymous()).await.unwrap();
    tx.post(id, office, outgoing).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn record(town: &Town, id: DeliveryId) -> Option<DeliveryRecord> {
    let tx = town.app.store().begin_read(&town.anonymous()).await.unwrap();
    tx.lookup_delivery(id).await.unwrap()
}

on_both_engines! {
    async fn a_receiver_that_hangs_holds_up_nobody_else(db: Database) {
        let server = Server::answering(Ok(()));
        server.gate.forget_permits(100);
        let town = town(&db, &server).await;
        let hangs = posted(&town, None, &letter()).await;
        let _jobs = town.app.start_jobs();
        let arrives = |id| {
            let server = &server;
            async move {
                while !server.given.lock().await.contains(&id) {
                    tokio::time::sleep(std::time::Duration::from_millis(10)).await;
                }
            }
        };
        let patience = std::time::Duration::from_secs(10);
        tokio::time::timeout(patience, arrives(hangs)).await.unwrap();
        let next = posted(&town, None, &letter()).await;
        tokio::time::timeout(patience, arrives(next)).await.unwrap();
        assert_eq!(record(&town, hangs).await.unwrap().sent_at, None, "it still hangs");
    }

    async fn what_was_written_down_is_sent_once_whoever_sends(db: Database) {
        let server = Server::answering(Ok(()));
        let town = town(&db, &server).await;
        let id = posted(&town, Some(town.office), &letter()).await;
        let other_node = town.app.clone();
        let (here, there) = tokio::join!(town.app.deliver(), other_node.deliver());
        assert!(here.is_ok() && there.is_ok());
        town.clock.advance(24 * 60 * 60);
        town.app.deliver().await.unwrap();
        assert_eq!(*server.given.lock().await, [id]);
        let record = record(&town, id).await.unwrap();
        assert!(record.sent_at.is_some() && record.failed_at.is_none() && record.attempts == 1);
        let left = db.as_owner().await.rows("select cast(payload as text) from deliveries").await;
        assert!(["", "null"].contains(&left[0][0].as_str()), "what was sent is still kept: {left:?}");
    }

    async fn what_a_transaction_took_back_is_never_sent(db: Database) {
        let server = Server::answering(Ok(()));
        let town = town(&db, &server).await;
        let tx = db.store.begin(&town.anonymous()).await.unwrap();
        tx.post(town.app.delivery_id(), None, &letter()).await.unwrap();
        drop(tx);
        town.app.deliver().await.unwrap();
        assert!(server.given.lock().await.is_empty());
    }

    async fn a_receiver_that_fails_is_tried_again_and_given_up_after_six_attempts(db: Database) {
        let server = Server::answering(Err(Fault::Answered(451)));
        let town = town(&db, &server).await;
        let id = posted(&town, Some(town.office), &letter()).await;
        for (attempt, pause) in [10, 60, 300, 1800, 7200].into_iter().enumerate() {
            town.app.deliver().await.unwrap();
            assert_eq!(server.given.lock().await.len(), attempt + 1);
            town.clock.advance(pause - 1);
            town.app.deliver().await.unwrap();
            assert_eq!(server.given.lock().await.len(), attempt + 1, "too early");
            town.clock.advance(1);
        }
        town.app.deliver().await.unwrap();
        let given_up = record(&town, id).await.unwrap();
        assert_eq!((given_up.attempts, given_up.fault), (6, Some(Fault::Answered(451))));
        assert!(given_up.failed_at.is_some());
        town.clock.advance(24 * 60 * 60);
        town.app.deliver().await.unwrap();
        assert_eq!(*server.given.lock().await, [id; 6], "the same key at each attempt, and no seventh");
        let tx = db.store.begin_read(&town.anonymous()).await.unwrap();
        assert_eq!(tx.list_faulty_deliveries(town.office, 5).await.unwrap(), [given_up]);
        assert_eq!(tx.list_faulty_deliveries(town.other, 5).await.unwrap(), []);
    }

    async fn what_is_in_vain_is_not_tried_again(db: Database) {
        let server = Server::answering(Err(Fault::BadAddress));
        let town = town(&db, &server).await;
        let id = posted(&town, None, &letter()).await;
        town.app.deliver().await.unwrap();
        let record = record(&town, id).await.unwrap();
        assert_eq!((record.attempts, record.fault, record.failed_at.is_some()), (1, Some(Fault::BadAddress), true));
    }

    async fn without_a_mail_server_a_letter_fails_and_says_so(db: Database) {
        let town = Town::with(&db, "prova", |settings| settings.post = Post::closed()).await;
        assert!(!town.app.mail_enabled());
        let id = posted(&town, None, &letter()).await;
        town.app.deliver().await.unwrap();
        assert_eq!(record(&town, id).await.unwrap().fault, Some(Fault::NoServer));
    }

    async fn an_attempt_that_a_process_took_to_its_grave_is_made_again(db: Database) {
        let server = Server::answering(Ok(()));
        let town = town(&db, &server).await;
        let id = posted(&town, None, &letter()).await;
        server.gate.forget_permits(100);
        let (app, at) = (town.app.clone(), Arc::clone(&server));
        let dying = tokio::spawn(async move { app.deliver().await });
        while at.given.lock().await.is_empty() {
            tokio::task::yield_now().await;
        }
        dying.abort();
        assert!(dying.await.unwrap_err().is_cancelled());
        server.gate.add_permits(100);
        town.app.deliver().await.unwrap();
        assert_eq!(server.given.lock().await.len(), 1, "the lease was not respected");
        town.clock.advance(60);
        town.app.deliver().await.unwrap();
        assert_eq!(*server.given.lock().await, [id, id]);
        assert!(record(&town, id).await.unwrap().sent_at.is_some());
    }

    async fn retention_erases_addresses_and_then_everything(db: Database) {
        let server = Server::answering(Ok(()));
        let town = town(&db, &server).await;
        let (done, call) = (posted(&town, None, &letter()).await, Outgoing::Webhook(WebhookCall {
            url: "http://127.0.0.1:1/".to_owned(),
            key_version: 1,
            body: "{}".to_owned(),
        }));
        town.app.deliver().await.unwrap();
        let pending = posted(&town, Some(town.office), &call).await;
        town.clock.advance(25 * 60 * 60);
        town.app.retain().await.unwrap();
        assert_eq!(record(&town, done).await.unwrap().target, "");
        assert_eq!(record(&town, pending).await.unwrap().target, "http://127.0.0.1:1/");
        town.clock.advance(TimeDelta::days(31).num_seconds());
        town.app.retain().await.unwrap();
        assert_eq!(record(&town, done).await, None);
        assert!(record(&town, pending).await.is_some(), "what was not sent is not forgotten");
    }

    async fn the_key_of_an_office_is_its_own_and_another_after_each_renewal(db: Database) {
        let town = Town::new(&db).await;
        let key = |office, version| town.app.webhook_key(town.tenant.id, office, version);
        let keys = [key(town.office, 1), key(town.office, 2), key(town.other, 1)];
        assert!(keys.iter().all(|key| key.len() == 64));
        assert!(keys[0] != keys[1] && keys[0] != keys[2]);
        assert_eq!(key(town.office, 1), keys[0], "it follows from what is known");
    }
}
