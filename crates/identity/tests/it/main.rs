//! The whole sign-in against two real providers: the demonstration's own, and the certified one from npm.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "in a test a panic is the report")]

mod flow;
mod outage;
mod providers;
