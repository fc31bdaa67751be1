//! Figures of an office. Never a person.

use async_graphql::Object;

use crate::scalar::Date;

/// The figures of one office on one day of Europe/Rome.
pub struct DayFigures(pub domain::figures::DayFigures);

#[Object]
impl DayFigures {
    async fn day(&self) -> Date {
        Date(self.0.day)
    }

    async fn knocks(&self) -> u32 {
        self.0.knocks
    }

    /// Visits whose visitor entered the room.
    async fn received(&self) -> u32 {
        self.0.received
    }

    /// Mean time from the knock to the room, in seconds. Null while nobody was received.
    async fn mean_wait_s(&self) -> Option<i64> {
        self.0.mean_wait_s()
    }

    /// Mean time from the room to the end, in seconds. Null while no visit has ended.
    async fn mean_duration_s(&self) -> Option<i64> {
        self.0.mean_duration_s()
    }
}
