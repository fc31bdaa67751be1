//! For tests only: random plans against invariants, made up, shrunk, saved and replayed.
//!
//! A test that uses it first replays the plans that are committed beside it, then makes up more. A plan that fails
//! is shrunk, written to `failed/` there, and named in the message:
//!
//! - `PLAN=path` replays that one alone; move it up beside the test once it is fixed;
//! - `PLANS=n` sets how many are made up;
//! - `PLAN_SEED=n` makes up the same ones again. The seed is printed.
//!
//! A room of its own, and not a part of `testkit`, because the tests of `domain` must not build the whole house.
#![expect(clippy::panic, clippy::missing_panics_doc, reason = "a plan that fails has failed the test")]

mod diagram;
mod draws;
mod files;
mod suite;

pub use diagram::{OUTCOMES, STEPS, may_follow};
pub use draws::Draws;
pub use suite::{Suite, runner};

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

/// Why a plan failed, in a sentence.
pub type Broken = String;

/// Steps to be taken in a world.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Plan<S> {
    /// What the plan shows: for a saved one, which invariant it broke.
    pub shows: String,
    /// From which the world draws its ids. They decide between two knocks of the same instant.
    pub seed: u64,
    /// In order. One that cannot be taken is refused, or skipped where there is nobody to take it.
    pub steps: Vec<S>,
}

/// Plans of up to `longest` steps.
pub fn plans<S: std::fmt::Debug>(
    step: impl Strategy<Value = S>,
    longest: usize,
) -> impl Strategy<Value = Plan<S>> {
    let steps = proptest::collection::vec(step, 1..=longest);
    (any::<u64>(), steps).prop_map(|(seed, steps)| Plan { shows: String::new(), seed, steps })
}
