//! Two comuni in one database, served by one application.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use access::{Ctx, SecretHash};
use app::{
    BookOutcome, Booking, Key, Knock, KnockOutcome, LeaveOutcome, LeaveRequest, Move,
    manage::{AppointmentsEdit, HoursEdit, Managed, ReceptionEdit},
};
use async_graphql::{Request, Response};
use domain::{AppointmentId, ChangeId, OfficeId, PersonId, RequestId, RequestKind, RoomId, VisitId};
use futures_util::StreamExt as _;
use graphql::{ApiSchema, Caller};
use store::TENANT_TABLES;
use testkit::{Database, Town, Visitor, key};

/// What the caller names that is not of the caller's comune.
pub struct Outside {
    pub office: OfficeId,
    pub visit: VisitId,
    pub appointment: AppointmentId,
    /// Of that appointment's link.
    pub token: String,
    pub room: RoomId,
    pub person: PersonId,
    pub change: ChangeId,
    pub request: RequestId,
    pub slug: &'static str,
    pub key: String,
    /// The cookie of a visitor.
    pub holder: SecretHash,
}

/// Two comuni, with somebody waiting and somebody being received in each.
pub struct World {
    pub db: Database,
    pub schema: ApiSchema,
    pub own: Town,
    pub own_visit: VisitId,
    pub own_visitor: Visitor,
    pub operator: Ctx,
    pub administrator: Ctx,
    pub other: Town,
    /// What is of the other comune: a visit that waits, and one that is being received.
    pub foreign: [Outside; 2],
}

const FOREIGN_KEY: [&str; 2] = ["chiave-di-chi-attende", "chiave-di-chi-parla"];

impl World {
    pub async fn new(db: Database) -> Self {
        let own = Town::named(&db, "qui").await;
        let own_visitor = own.visitor();
        let own_visit = own.knock(&own_visitor, own.office).await.visit.id;
        // Before anything is compared: a first sign-in links the identity.
        let (operator, administrator) = (own.staff("anna").await, own.staff("direttrice").await);
        let other = Town::named(&db, "altrove").await;
        let only_there = domain::Office {
            id: OfficeId::new(other.clock.now(), other.app.random()),
            slug: "solo-altrove".to_owned(),
            kind: domain::OfficeKind::Mayor,
            name: "Sindaco di altrove".to_owned(),
            summary: String::new(),
            translations: BTreeMap::new(),
            hours: "24/7".to_owned(),
            reception: domain::Reception::default(),
            sign: domain::office::DoorSign::None,
            rank: 9,
            archived_at: None,
            revision: 1,
        };
        let tx = other.app.store().begin(&other.anonymous()).await.unwrap();
        tx.add_office(&only_there).await.unwrap();
        tx.commit().await.unwrap();
        let waits = knocked(&other, FOREIGN_KEY[0]).await;
        let talks = received(&other, FOREIGN_KEY[1]).await;
        // One application serves both, as in the product: what it keeps in memory is put to the test, too.
        let schema = graphql::schema(own.app.clone(), true);
        Self {
            db,
            schema,
            own,
            own_visit,
            own_visitor,
            operator,
            administrator,
            other,
            foreign: [waits, talks],
        }
    }

    /// What is nobody's.
    pub fn absent(&self) -> Outside {
        Outside {
            office: OfficeId::new(self.own.clock.now(), self.own.app.random()),
            visit: VisitId::new(self.own.clock.now(), self.own.app.random()),
            appointment: AppointmentId::new(self.own.clock.now(), self.own.app.random()),
            token: self.own.app.new_secret().expose().to_owned(),
            room: RoomId::new(self.own.clock.now(), self.own.app.random()),
            person: PersonId::new(self.own.clock.now(), self.own.app.random()),
            change: ChangeId::new(self.own.clock.now(), self.own.app.random()),
            request: RequestId::new(self.own.clock.now(), self.own.app.random()),
            slug: "di-nessuno",
            key: self.fresh_key(),
            holder: self.own.app.new_secret().hash(),
        }
    }

    fn fresh_key(&self) -> String {
        Key::from_random(self.own.app.random()).as_str().to_owned()
    }

    /// The first answer to an operation at the host of `town`.
    pub async fn ask(&self, town: &Town, ctx: Ctx, document: &str) -> Response {
        let caller = Caller {
            ctx,
            tenant: Arc::new(town.tenant.clone()),
            issue_cookie: Some(Arc::new(|_| "visita=prova".to_owned())),
            may_knock: Arc::new(|| Ok(())),
            may_leave_request: Arc::new(|| Ok(())),
            may_try_alert: Arc::new(|| Ok(())),
        };
        let mut answers =
            self.schema.execute_stream(graphql::request(Request::new(document), caller)).boxed();
        let first = tokio::time::timeout(std::time::Duration::from_secs(10), answers.next()).await;
        first.expect("an answer in time").expect("an answer")
    }

    /// Everything that the database knows, and what the other comune's citizens see.
    pub async fn everything(&self) -> BTreeSet<String> {
        let owner = self.db.as_owner().await;
        let mut all = BTreeSet::new();
        for table in TENANT_TABLES {
            let sql = match self.db.store.engine() {
                store::Engine::Postgres => format!("select t::text from {table} t"),
                store::Engine::Sqlite => {
                    let columns = format!("select 'quote(' || name || ')' from pragma_table_info('{table}')");
                    let columns = owner.rows(&columns).await.concat();
                    format!("select {} from {table}", columns.join("||','||"))
                }
            };
            let rows = owner.rows(&sql).await.concat();
            all.extend(rows.into_iter().map(|row| format!("{table}: {row}")));
        }
        let doors = "{ tenant { offices { slug door { open waiting staffed message } } } }";
        let seen = self.ask(&self.other, self.other.anonymous(), doors).await;
        all.insert(seen.data.to_string());
        all
    }
}

async fn knocked(town: &Town, key: &str) -> Outside {
    let visitor = town.visitor();
    let name = Some("Persona di altrove".to_owned());
    let knock = Knock { office: town.office, name, reason: None, key: Key::parse(key).unwrap() };
    let KnockOutcome::Knocked(record) = town.app.knock(&town.by(&visitor), knock).await.unwrap() else {
        panic!("the knock was not taken")
    };
    let left = LeaveRequest {
        office: town.office,
        kind: RequestKind::CallBack,
        name: Some("Persona di altrove".to_owned()),
        phone: Some("0583 35401".to_owned()),
        email: None,
        text: None,
        leaves_queue: false,
        key: testkit::key(),
    };
    let left = town.app.leave_request(&town.by(&visitor), left).await.unwrap();
    let LeaveOutcome::Left(left) = left else { panic!("the request was not kept") };
    let admin = town.staff("direttrice").await;
    let management = town.app.management(&admin).await.unwrap();
    let door = management.offices.iter().find(|door| door.office.id == town.office).unwrap();
    // Somebody changed something there, and it could be taken back.
    let hours = HoursEdit::Syntax(format!("24/7 \"{key}\""));
    let changed = town.app.set_hours(&admin, town.office, door.office.revision, &hours).await.unwrap();
    let Managed::Saved { change: Some(change), .. } = changed else { panic!("{changed:?}") };
    let (appointment, token) = booked(town, key).await;
    Outside {
        appointment,
        token,
        office: town.office,
        visit: record.visit.id,
        room: door.rooms[0].id,
        person: management.people[0].id,
        change,
        request: left.request.id,
        slug: "solo-altrove",
        key: key.to_owned(),
        holder: visitor.holder,
    }
}

/// Somebody has an appointment there.
async fn booked(town: &Town, key: &str) -> (AppointmentId, String) {
    let admin = town.staff("direttrice").await;
    let offices = town.app.management(&admin).await.unwrap().offices;
    let door = offices.into_iter().find(|door| door.office.id == town.office).unwrap().office;
    if door.reception.appointments.is_none() {
        let edit = ReceptionEdit {
            closing: door.reception.closing,
            alert_after_s: 60,
            alert_emails: vec![],
            webhook_url: None,
            renew_webhook_key: false,
            substitute: None,
            replies: vec![],
            takes_messages: true,
            appointments: Some(AppointmentsEdit { slot_min: 20, at_once: 9, notice_h: 0, horizon_days: 9 }),
        };
        town.app.set_reception(&admin, town.office, door.revision, edit).await.unwrap();
    }
    let booking = Booking {
        office: town.office,
        starts_at: "2026-11-23T10:00:00Z".parse().unwrap(),
        name: "Ada".to_owned(),
        email: format!("{key}@example.it"),
        phone: None,
        reason: None,
        key: self::key(),
    };
    match town.app.book(&town.anonymous(), &booking).await.unwrap() {
        BookOutcome::Booked(record, token) => (record.appointment.id, token.expose().to_owned()),
        other => panic!("not booked: {other:?}"),
    }
}

async fn received(town: &Town, knock: &str) -> Outside {
    let outside = knocked(town, knock).await;
    let admitted = town.app.admit(&town.staff("anna").await, outside.visit, key()).await.unwrap();
    assert!(matches!(admitted, Move::Moved(_)), "{admitted:?}");
    let entered = town.app.enter_room(&town.by(&Visitor { holder: outside.holder }), key()).await.unwrap();
    assert!(matches!(entered, Move::Moved(_)), "{entered:?}");
    outside
}
