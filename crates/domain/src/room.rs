//! Where an office receives.

use serde::{Deserialize, Serialize};

use crate::{Instant, OfficeId, PersonId, RoomId};

/// A room: a video provider, and for whom it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Key.
    pub id: RoomId,
    /// Whose room it is.
    pub office_id: OfficeId,
    /// As staff reads it.
    pub name: String,
    /// Where the call takes place.
    pub provider: Provider,
    /// How many visits at once.
    pub capacity: u16,
    /// Who may receive here; empty: everybody of the office.
    pub served_by: Vec<PersonId>,
    /// What the visitor reads when called.
    pub welcome: Option<String>,
    /// What to have at hand; read before the knock.
    pub bring: Option<String>,
    /// Place among the rooms of the office, ascending: the first that is free is taken.
    pub rank: i32,
    /// Since when it is no longer used.
    pub archived_at: Option<Instant>,
    /// Grows with each edit: an edit names the one that it is based on.
    pub revision: i64,
}

/// Where a call takes place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "provider", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Provider {
    /// From browser to browser, with our own relay.
    Builtin,
    /// At an address of the office's own, such as a permanent meeting of Teams.
    Link {
        /// That address: `https` only.
        url: String,
    },
}

impl Room {
    /// At most this many visits at once.
    pub const CAPACITY_MAX: u16 = 20;

    /// Where the call takes place, if that is not with us.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        match &self.provider {
            Provider::Builtin => None,
            Provider::Link { url } => Some(url),
        }
    }

    /// Whether `person` may receive here. Says nothing of whether the person is of the office.
    #[must_use]
    pub fn is_served_by(&self, person: PersonId) -> bool {
        self.served_by.is_empty() || self.served_by.contains(&person)
    }
}

/// Why an operator has no room to receive in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRoom {
    /// None of the office's rooms is theirs.
    None,
    /// All of theirs are taken.
    Full,
}

/// The first room, in order of rank, in which `person` may receive and where one more visit has its place. `taken`
/// names the room of each visit that was called or is being received.
pub fn pick<'a>(rooms: &'a [Room], person: PersonId, taken: &[RoomId]) -> Result<&'a Room, NoRoom> {
    let theirs = rooms.iter().filter(|room| room.archived_at.is_none() && room.is_served_by(person));
    let mut any = false;
    let free = theirs
        .inspect(|_| any = true)
        .filter(|room| taken.iter().filter(|id| **id == room.id).count() < usize::from(room.capacity))
        .min_by_key(|room| (room.rank, room.id));
    free.ok_or(if any { NoRoom::Full } else { NoRoom::None })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::{NoRoom, Provider, Room, pick};
    use crate::{Instant, OfficeId, PersonId, RoomId};

    const EPOCH: Instant = DateTime::UNIX_EPOCH;

    fn room(n: u8, capacity: u16, served_by: Vec<PersonId>) -> Room {
        Room {
            id: RoomId::new(EPOCH, [n; 10]),
            office_id: OfficeId::new(EPOCH, [0; 10]),
            name: format!("Stanza {n}"),
            provider: Provider::Builtin,
            capacity,
            served_by,
            welcome: None,
            bring: None,
            rank: n.into(),
            archived_at: None,
            revision: 1,
        }
    }

    #[test]
    fn the_first_room_with_a_place_is_taken() {
        let [anna, bruno] = [1, 2].map(|n| PersonId::new(EPOCH, [n; 10]));
        let (small, large, annas) = (room(2, 1, vec![]), room(3, 2, vec![]), room(1, 1, vec![anna]));
        let archived = Room { archived_at: Some(EPOCH), ..room(0, 9, vec![]) };
        let rooms = [large.clone(), annas.clone(), small.clone(), archived];
        for (person, taken, expected) in [
            (anna, vec![], Ok(annas.id)),
            (bruno, vec![], Ok(small.id)),
            (bruno, vec![small.id], Ok(large.id)),
            (bruno, vec![small.id, large.id], Ok(large.id)),
            (bruno, vec![small.id, large.id, large.id], Err(NoRoom::Full)),
        ] {
            assert_eq!(pick(&rooms, person, &taken).map(|room| room.id), expected);
        }
        assert_eq!(pick(&[annas], bruno, &[]).map(|room| room.id), Err(NoRoom::None));
        assert_eq!(pick(&[], anna, &[]).map(|room| room.id), Err(NoRoom::None));
    }
}
