//! The web as browsers and others reach it: over real sockets, on real databases of both kinds.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "in a test a panic is the report")]

mod api;
mod browser;
mod feeds;
mod handover;
mod headers;
mod hosts;
mod knocking;
mod languages;
mod look;
mod outage;
mod requests;
mod sign_in;
mod site;
mod socket;
mod sockets;
mod writing;
