//! The schema, one change per file. Expand first, contract in a later release: the old server runs against
//! the new schema while a deploy rolls.
//!
//! `tenant_id` leads every key of tenant data, so that a row of one comune cannot point at a row of another.

use sea_orm_migration::prelude::*;

mod m0001_tenants;
mod m0002_offices;
mod m0003_people;
mod m0004_rooms;
mod m0005_visits;
mod m0006_visit_events;
mod m0007_office_days;
mod m0008_changes;
mod m0009_crests;
mod m0010_sessions;
mod m0011_row_level_security;
mod m0012_ratings;
mod m0013_consoles;
mod m0014_deliveries;
mod m0015_visit_messages;
mod m0016_appointments;
mod m0017_requests;
mod m0018_handovers;
mod schema;

/// The role as which the server works on PostgreSQL: neither owner nor superuser.
pub const SERVER_ROLE: &str = "ricevimento_app";

/// All changes, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_tenants::Migration),
            Box::new(m0002_offices::Migration),
            Box::new(m0003_people::Migration),
            Box::new(m0004_rooms::Migration),
            Box::new(m0005_visits::Migration),
            Box::new(m0006_visit_events::Migration),
            Box::new(m0007_office_days::Migration),
            Box::new(m0008_changes::Migration),
            Box::new(m0009_crests::Migration),
            Box::new(m0010_sessions::Migration),
            Box::new(m0011_row_level_security::Migration),
            Box::new(m0012_ratings::Migration),
            Box::new(m0013_consoles::Migration),
            Box::new(m0014_deliveries::Migration),
            Box::new(m0015_visit_messages::Migration),
            Box::new(m0016_appointments::Migration),
            Box::new(m0017_requests::Migration),
            Box::new(m0018_handovers::Migration),
        ]
    }
}
