//! Rows as sea-orm sees them. Private to this room.

pub mod appointments;
pub mod changes;
pub mod consoles;
pub mod crests;
pub mod deliveries;
pub mod handovers;
pub mod office_days;
pub mod offices;
pub mod people;
pub mod queues;
pub mod ratings;
pub mod requests;
pub mod roles;
pub mod room_people;
pub mod rooms;
pub mod sessions;
pub mod tenants;
pub mod visit_events;
pub mod visit_messages;
pub mod visits;

/// An entity of tenant data.
pub trait Tenanted: sea_orm::EntityTrait {
    /// Its `tenant_id`.
    fn tenant_column() -> Self::Column;
}

macro_rules! tenanted {
    ($($table:ident),*) => {$(
        impl Tenanted for $table::Entity {
            fn tenant_column() -> $table::Column {
                $table::Column::TenantId
            }
        }
    )*};
}
tenanted!(
    appointments,
    changes,
    consoles,
    crests,
    deliveries,
    handovers,
    office_days,
    offices,
    people,
    queues,
    ratings,
    requests,
    roles,
    room_people,
    rooms,
    visit_events,
    visit_messages,
    visits
);
