//! In which room an operator receives.

use access::Ctx;
use domain::{Instant, OfficeId, PersonId, Room, RoomId, room};
use store::{StoreError, TenantTx, VisitRecord};

use crate::{App, Reason, Result};

/// As many visits as one room of ours bears, so that a first room never stands in the way.
const FIRST_ROOM_CAPACITY: u16 = Room::CAPACITY_MAX;

impl App {
    /// The room in which a visit was called or is being received.
    pub async fn room_of(&self, ctx: &Ctx, record: &VisitRecord) -> Result<Option<Room>> {
        let Some(id) = record.room else { return Ok(None) };
        let board = self.board(ctx).await?;
        let door = board.door(record.visit.office_id);
        if let Some(room) = door.and_then(|door| door.rooms.iter().find(|room| room.id == id)) {
            return Ok(Some(room.clone()));
        }
        // Archived since: whoever is in it stays.
        let tx = self.store().begin_read(ctx).await?;
        Ok(tx.lookup_room(id).await?)
    }

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
) -> std::result::Result<std::result::Result<RoomId, Reason>, StoreError> {
    let rooms = tx.list_rooms_of(office).await?;
    let taken = tx.list_taken_rooms(office).await?;
    Ok(room::pick(&rooms, operator, &taken).map(|room| room.id).map_err(Reason::NoRoom))
}
