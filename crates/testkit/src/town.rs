//! A small comune: three doors, four operators, an administrator.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use access::{Ctx, SecretHash, StaffMember};
use app::{
    App, Key, Knock, KnockOutcome, Random, SeedOffice, SeedPerson, Settings, SignedIn, VisitRecord,
    manage::{Managed, PersonEdit},
};
use domain::{Lang, OfficeId, OfficeKind, Profile, Tenant, TenantId, TenantStatus, profile::Languages};
use post::Post;
use store::Identity;

use crate::{Database, TestClock};

/// A comune with its application.
pub struct Town {
    /// The application.
    pub app: App,
    /// Its clock.
    pub clock: TestClock,
    /// The comune.
    pub tenant: Tenant,
    /// A door that is always open; `anna`, `bruno` and `dino` receive there.
    pub office: OfficeId,
    /// Another; `carla` and `dino` receive there.
    pub other: OfficeId,
    /// A door that is never open.
    pub shut: OfficeId,
}

/// Somebody with a cookie of their own.
#[derive(Clone)]
pub struct Visitor {
    /// The context of this visitor's requests.
    pub holder: SecretHash,
}

/// The fiscal codes of the staff.
const STAFF: [(&str, &str, &[&str], bool); 5] = [
    ("anna", "SPRDAA84C52Z999X", &["aperto"], false),
    ("bruno", "CNTBRN76H14Z999Y", &["aperto"], false),
    ("carla", "STTDRO80E63Z999F", &["altro"], false),
    ("dino", "BNCDNI70A01Z999R", &["aperto", "altro"], false),
    ("direttrice", "RGSCRL71S49Z999W", &[], true),
];

impl Town {
    /// A comune `prova` in an empty database, on a Monday morning.
    pub async fn new(db: &Database) -> Self {
        Self::named(db, "prova").await
    }

    /// A comune of this slug beside others in the same database.
    pub async fn named(db: &Database, slug: &str) -> Self {
        Self::with(db, slug, |_| {}).await
    }

    /// A comune with other settings.
    pub async fn with(db: &Database, slug: &str, change: impl FnOnce(&mut Settings)) -> Self {
        let clock = TestClock::at("2026-11-23T09:00:00Z");
        // Letters are kept where tests can read them, and calls may go to a receiver of the tests' own.
        let mut settings = Settings { post: Post::demonstration(), ..Settings::new([7; 32]) };
        change(&mut settings);
        let app = App::new(db.store.clone(), settings, clock.as_clock(), Arc::new(fill));
        let tenant = tenant(slug, TenantId::new(clock.now(), app.random()));
        let hours = [("aperto", "24/7"), ("altro", "24/7"), ("chiuso", "off")];
        let offices = hours.map(|(slug, hours)| office(slug, hours));
        let people = STAFF.map(|(name, code, offices, administers)| person(name, code, offices, administers));
        app.seed(&tenant, &offices, &people).await.expect("a comune");
        let ctx = Ctx::anonymous(tenant.id, Lang::It, clock.now());
        let board = app.board(&ctx).await.expect("its doors");
        let id = |slug| board.door_at(slug).expect("a door").office.id;
        let (office, other, shut) = (id("aperto"), id("altro"), id("chiuso"));
        Self { app, clock, tenant, office, other, shut }
    }

    /// Another node over the same database: an application that knows nothing of the first one.
    #[must_use]
    pub fn node(&self, random: Random) -> App {
        App::new(self.app.store().clone(), self.app.settings().clone(), self.clock.as_clock(), random)
    }

    /// A request by nobody in particular, now.
    #[must_use]
    pub fn anonymous(&self) -> Ctx {
        Ctx::anonymous(self.tenant.id, Lang::It, self.clock.now())
    }

    /// A visitor whom nobody has seen before.
    #[must_use]
    pub fn visitor(&self) -> Visitor {
        Visitor { holder: self.app.new_secret().hash() }
    }

    /// A request by a visitor, now.
    #[must_use]
    pub fn by(&self, visitor: &Visitor) -> Ctx {
        Ctx { visitor: Some(visitor.holder), ..self.anonymous() }
    }

    /// A request by a member of staff, now.
    pub async fn staff(&self, name: &str) -> Ctx {
        let ctx = self.anonymous();
        Ctx { staff: Some(self.member(name).await), ..ctx }
    }

    /// A member of staff who has signed in.
    pub async fn member(&self, name: &str) -> Arc<StaffMember> {
        let (_, code, ..) = STAFF.iter().find(|(known, ..)| *known == name).expect("a member of staff");
        let identity = Identity {
            issuer: "https://idp.example".to_owned(),
            subject: name.to_owned(),
            fiscal_code: Some((*code).to_owned()),
            email: None,
        };
        let ctx = self.anonymous();
        let signed_in = self.app.sign_in(&ctx, &identity).await.expect("a sign-in");
        let SignedIn::Welcome(person) = signed_in else { panic!("{name} was not invited") };
        self.app.lookup_staff(&ctx, person).await.expect("staff").expect("a member of staff")
    }

    /// The comune's administrator takes all roles of a member of staff away.
    pub async fn take_roles(&self, name: &str) {
        let (admin, member) = (self.staff("direttrice").await, self.member(name).await);
        let people = self.app.management(&admin).await.expect("the management").people;
        let person = people.into_iter().find(|person| person.id == member.id).expect("a member of staff");
        let (fiscal_code, email) = (None, None);
        let edit = PersonEdit { name: person.name, fiscal_code, email, administers: false, offices: vec![] };
        let saved = self.app.edit_person(&admin, person.id, person.revision, edit).await.expect("an edit");
        assert!(matches!(saved, Managed::Saved { change: Some(_), .. }), "{saved:?}");
    }

    /// A knock that must be taken.
    pub async fn knock(&self, visitor: &Visitor, office: OfficeId) -> VisitRecord {
        let knock = Knock { office, name: None, reason: None, key: key() };
        match self.app.knock(&self.by(visitor), knock).await.expect("a knock") {
            KnockOutcome::Knocked(record) => record,
            other => panic!("the knock was not taken: {other:?}"),
        }
    }
}

/// A key that was not used before.
#[must_use]
pub fn key() -> Key {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    Key::parse(&format!("test-{next}")).expect("a key")
}

fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("randomness");
}

fn tenant(slug: &str, id: TenantId) -> Tenant {
    Tenant {
        id,
        slug: slug.to_owned(),
        name: slug.to_owned(),
        province: "LU".to_owned(),
        region: "Toscana".to_owned(),
        status: TenantStatus::Active,
        demonstration: true,
        profile: Profile { languages: Languages::all(), ..Profile::default() },
        revision: 1,
        version: 1,
    }
}

fn office(slug: &str, hours: &str) -> SeedOffice {
    SeedOffice {
        slug: slug.to_owned(),
        kind: OfficeKind::Office,
        name: format!("Ufficio {slug}"),
        summary: "Di prova".to_owned(),
        translations: BTreeMap::new(),
        hours: hours.to_owned(),
        reception: domain::Reception::default(),
        substitute: None,
    }
}

fn person(name: &str, code: &str, offices: &[&str], administers: bool) -> SeedPerson {
    SeedPerson {
        name: name.to_owned(),
        fiscal_code: code.to_owned(),
        offices: offices.iter().map(|slug| (*slug).to_owned()).collect(),
        administers,
    }
}
