//! What can happen in a plan, and how often it does.

use std::ops::RangeInclusive;

use plans::{Plan, plans};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

/// One thing that happens in the world. Offices, operators and visits are numbered from 0; a number that is too
/// high starts over, so that a plan stays one whatever shrinking takes out of it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Somebody new knocks.
    Knock { office: usize },
    /// The first of the queue is admitted.
    AdmitNext { office: usize, operator: usize },
    /// Something happens to one visit, in the order of the knocks.
    Visit { nth: usize, act: Act },
    /// The visitor's browser is heard from.
    Seen { nth: usize },
    /// The clock moves on, or is set back.
    Clock { seconds: i64 },
    /// Everything is taken apart, as into a store, and put together again.
    Restart,
}

/// What can happen to a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    Admit { operator: usize },
    Enter,
    Hold,
    Transfer { to: usize },
    Leave,
    Decline,
    End,
    TurnAway,
    Miss,
    Expire,
}

/// Plans of up to 60 steps. Acts that lead deeper into a visit come more often than those that end it.
pub fn made_up() -> impl Strategy<Value = Plan<Step>> {
    plans(step(), 60)
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => number().prop_map(|office| Step::Knock { office }),
        6 => (number(), number()).prop_map(|(office, operator)| Step::AdmitNext { office, operator }),
        24 => (0_usize..8, act()).prop_map(|(nth, act)| Step::Visit { nth, act }),
        2 => (0_usize..8).prop_map(|nth| Step::Seen { nth }),
        4 => clock(0..=150),
        4 => clock(120..=1_200),
        1 => clock(-5..=-1),
        1 => Just(Step::Restart),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => number().prop_map(|operator| Act::Admit { operator }),
        5 => Just(Act::Enter),
        3 => Just(Act::Hold),
        2 => number().prop_map(|to| Act::Transfer { to }),
        1 => Just(Act::Leave),
        1 => Just(Act::Decline),
        2 => Just(Act::End),
        1 => Just(Act::TurnAway),
        8 => Just(Act::Miss),
        1 => Just(Act::Expire),
    ]
}

fn clock(seconds: RangeInclusive<i64>) -> impl Strategy<Value = Step> {
    seconds.prop_map(|seconds| Step::Clock { seconds })
}

fn number() -> impl Strategy<Value = usize> {
    0_usize..3
}
