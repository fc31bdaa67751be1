//! The whole sign-in against real providers (the demonstration's own, and the certified one from npm), and against
//! one that lies.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "in a test a panic is the report")]

mod flow;
mod liar;
mod lies;
mod outage;
mod providers;
