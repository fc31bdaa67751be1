//! In which room an operator receives.

use domain::{Instant, OfficeId, PersonId, Room, RoomId, room};
use store::{StoreError, TenantTx};

use crate::{App, Reason};

/// As many visits as one room of ours bears, so that a first room never stands in the way.
const FIRST_ROOM_CAPACITY: u16 = Room::CAPACITY_MAX;

impl App {
    /// The room with which every office begins.
    pub(crate) fn first_room(&self, now: Instant, office: OfficeId) -> Room {
        Room {
            id: RoomId::new(now, self.entropy()),
            office_id: office,
            name: "Stanza 1".to_owned(),
            provider: room::Provider::Builtin,
            capacity: FIRST_ROOM_CAPACITY,
            served_by: vec![],
            welcome: None,
            bring: None,
            rank: 0,
            archived_at: None,
            revision: 1,
        }
    }
}

/// The room for one more visit of this operator. Whoever calls holds the turn of the office's queue, so that two cannot
/// be given the last place.
pub async fn pick(
    tx: &TenantTx,
    office: OfficeId,
    operator: PersonId,
) -> Result<Result<RoomId, Reason>, StoreError> {
    let rooms = tx.list_rooms_of(office).await?;
    let taken = tx.list_taken_rooms(office).await?;
    Ok(room::pick(&rooms, operator, &taken).map(|room| room.id).map_err(Reason::NoRoom))
}
