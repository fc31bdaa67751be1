//! What leaves the house, received by real receivers: a mail server that we did not write, and sockets.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "in a test a panic is the report")]

mod receiver;
mod smtp;
mod webhooks;

use domain::{DeliveryId, Instant};

/// An instant.
fn at() -> Instant {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

/// A delivery.
fn id() -> DeliveryId {
    DeliveryId::new(at(), [7; 10])
}
