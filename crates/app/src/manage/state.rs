//! What can be changed, and what it is at one moment: what the register keeps.

use std::collections::BTreeMap;

use access::Role;
use domain::{
    Lang, Office, OfficeId, OfficeKind, PersonId, Profile, Reception, Room, RoomId, office::OfficeWords,
    room::Provider,
};
use serde::{Deserialize, Serialize};
use store::{Person, TenantTx};
use uuid::Uuid;

use crate::Result;

/// A thing that can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// What the comune says of itself.
    Tenant,
    /// A door.
    Office(OfficeId),
    /// A room.
    Room(RoomId),
    /// Somebody of the staff.
    Person(PersonId),
    /// The order of the doors.
    OfficeOrder,
    /// The order of the rooms of an office.
    RoomOrder(OfficeId),
}

impl Subject {
    /// As the register writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tenant => "TENANT",
            Self::Office(_) => "OFFICE",
            Self::Room(_) => "ROOM",
            Self::Person(_) => "PERSON",
            Self::OfficeOrder => "OFFICE_ORDER",
            Self::RoomOrder(_) => "ROOM_ORDER",
        }
    }

    /// Which one, where there are several.
    #[must_use]
    pub const fn id(self) -> Option<Uuid> {
        match self {
            Self::Tenant | Self::OfficeOrder => None,
            Self::Office(id) | Self::RoomOrder(id) => Some(id.uuid()),
            Self::Room(id) => Some(id.uuid()),
            Self::Person(id) => Some(id.uuid()),
        }
    }

    /// As the register wrote it.
    #[must_use]
    pub fn read(code: &str, id: Option<Uuid>) -> Option<Self> {
        match (code, id) {
            ("TENANT", None) => Some(Self::Tenant),
            ("OFFICE", Some(id)) => Some(Self::Office(id.into())),
            ("ROOM", Some(id)) => Some(Self::Room(id.into())),
            ("PERSON", Some(id)) => Some(Self::Person(id.into())),
            ("OFFICE_ORDER", None) => Some(Self::OfficeOrder),
            ("ROOM_ORDER", Some(id)) => Some(Self::RoomOrder(id.into())),
            _ => None,
        }
    }
}

/// What a thing is: all that can be changed of it, and nothing else. Two that are equal are the same to whoever reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum State {
    /// Of [`Subject::Tenant`].
    Tenant(Box<Profile>),
    /// Of [`Subject::Office`].
    Office(OfficeState),
    /// Of [`Subject::Room`].
    Room(RoomState),
    /// Of [`Subject::Person`].
    Person(PersonState),
    /// Of [`Subject::OfficeOrder`].
    OfficeOrder {
        /// Those that are shown.
        offices: Vec<OfficeId>,
    },
    /// Of [`Subject::RoomOrder`].
    RoomOrder {
        /// Those in use.
        rooms: Vec<RoomId>,
    },
}

/// What can be changed of a door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeState {
    pub slug: String,
    pub kind: OfficeKind,
    pub name: String,
    pub summary: String,
    pub translations: BTreeMap<Lang, OfficeWords>,
    pub hours: String,
    pub reception: Reception,
    pub archived: bool,
}

/// What can be changed of a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomState {
    pub name: String,
    #[serde(flatten)]
    pub provider: Provider,
    pub capacity: u16,
    pub served_by: Vec<PersonId>,
    pub welcome: Option<String>,
    pub bring: Option<String>,
    pub archived: bool,
}

/// What can be changed of somebody of the staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonState {
    pub name: String,
    pub fiscal_code: Option<String>,
    pub email: Option<String>,
    pub administers: bool,
    pub offices: Vec<OfficeId>,
    pub removed: bool,
}

impl From<&Office> for OfficeState {
    fn from(office: &Office) -> Self {
        Self {
            slug: office.slug.clone(),
            kind: office.kind,
            name: office.name.clone(),
            summary: office.summary.clone(),
            translations: office.translations.clone(),
            hours: office.hours.clone(),
            reception: office.reception.clone(),
            archived: office.archived_at.is_some(),
        }
    }
}

impl From<&Room> for RoomState {
    fn from(room: &Room) -> Self {
        let mut served_by = room.served_by.clone();
        served_by.sort_unstable();
        Self {
            name: room.name.clone(),
            provider: room.provider.clone(),
            capacity: room.capacity,
            served_by,
            welcome: room.welcome.clone(),
            bring: room.bring.clone(),
            archived: room.archived_at.is_some(),
        }
    }
}

impl From<&Person> for PersonState {
    fn from(person: &Person) -> Self {
        let office = |role: &Role| match role {
            Role::Operator(office) => Some(*office),
            Role::TenantAdmin => None,
        };
        let mut offices: Vec<_> = person.roles.iter().filter_map(office).collect();
        offices.sort_unstable();
        Self {
            name: person.name.clone(),
            fiscal_code: person.fiscal_code.clone(),
            email: person.email.clone(),
            administers: person.roles.contains(&Role::TenantAdmin),
            offices,
            removed: person.removed_at.is_some(),
        }
    }
}

impl PersonState {
    /// The same person, without access.
    pub fn removed(self) -> Self {
        Self { removed: true, administers: false, offices: vec![], ..self }
    }

    /// Whether it is this person, by what people are recognised by.
    pub fn is_of(&self, person: &Person) -> bool {
        let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        same(&self.fiscal_code, &person.fiscal_code) || same(&self.email, &person.email)
    }

    /// What the person may do.
    pub fn roles(&self) -> Vec<Role> {
        let admin = self.administers.then_some(Role::TenantAdmin);
        self.offices.iter().copied().map(Role::Operator).chain(admin).collect()
    }
}

/// A thing as it stands.
pub struct Standing {
    /// What it is.
    pub state: State,
    /// The revision that an edit must name. An order has none: it is replaced whole.
    pub revision: Option<i64>,
    /// The office to which it belongs, if to one.
    pub office: Option<OfficeId>,
}

/// The thing as it stands, if it exists.
pub async fn lookup(tx: &TenantTx, subject: Subject) -> Result<Option<Standing>> {
    let standing = |state, revision, office| Some(Standing { state, revision, office });
    Ok(match subject {
        Subject::Tenant => {
            let tenant = tx.fetch_tenant().await?;
            standing(State::Tenant(Box::new(tenant.profile)), Some(tenant.revision), None)
        }
        Subject::Office(id) => tx
            .lookup_office(id)
            .await?
            .and_then(|office| standing(State::Office((&office).into()), Some(office.revision), Some(id))),
        Subject::Room(id) => tx.lookup_room(id).await?.and_then(|room| {
            standing(State::Room((&room).into()), Some(room.revision), Some(room.office_id))
        }),
        Subject::Person(id) => tx
            .lookup_person(id)
            .await?
            .and_then(|person| standing(State::Person((&person).into()), Some(person.revision), None)),
        Subject::OfficeOrder => {
            let offices = tx.list_offices().await?.iter().map(|office| office.id).collect();
            standing(State::OfficeOrder { offices }, None, None)
        }
        Subject::RoomOrder(office) if tx.lookup_office(office).await?.is_none() => None,
        Subject::RoomOrder(office) => {
            let in_use = |room: &Room| room.archived_at.is_none().then_some(room.id);
            let rooms = tx.list_rooms_of(office).await?.iter().filter_map(in_use).collect();
            standing(State::RoomOrder { rooms }, None, Some(office))
        }
    })
}
