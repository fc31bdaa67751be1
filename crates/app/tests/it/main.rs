//! The use cases on real databases of both kinds.
#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod appointments;
mod calls;
mod closing;
mod deadlines;
mod deliveries;
mod doors;
mod figures;
mod following;
mod handover;
mod knocking;
mod ladder;
mod manage;
mod nodes;
mod receiving;
mod requests;
mod talking;
mod waiting;
