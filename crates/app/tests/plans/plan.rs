//! What can happen in a plan, and how often it does.

use std::ops::RangeInclusive;

use plans::{Plan, plans};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

/// One thing that happens. Nodes, doors, operators, visitors and visits are numbered from 0; a number that is too high
/// starts over, so that a plan stays one whatever shrinking takes out of it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Somebody asks for something.
    Ask { what: Ask, node: usize, sent: Sent },
    /// Two ask at the same moment, each by a node of their own.
    Race { one: Ask, other: Ask },
    /// The oldest message that was held up arrives.
    Arrive,
    /// A tab of the lobby is opened.
    Lobby { visitor: usize, node: usize },
    /// A console is opened.
    Console { operator: usize, door: usize, node: usize },
    /// A screen loses its socket, and nobody comes back.
    Lose { nth: usize },
    /// The clock moves on, or is set back.
    Clock { seconds: i64 },
    /// A server dies. Another starts in its place, and the screens connect to it.
    Kill { node: usize },
    /// A job runs at a node.
    Job { job: Job, node: usize },
    /// Nothing happens for long enough that everything must be right.
    Quiet,
}

/// What somebody asks for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    Knock {
        visitor: usize,
        door: usize,
    },
    /// A reload of the lobby.
    Look {
        visitor: usize,
    },
    Enter {
        visitor: usize,
    },
    Leave {
        visitor: usize,
    },
    CallNext {
        operator: usize,
        door: usize,
    },
    Admit {
        operator: usize,
        nth: usize,
    },
    Hold {
        operator: usize,
        nth: usize,
    },
    Transfer {
        operator: usize,
        nth: usize,
        door: usize,
    },
    Decline {
        operator: usize,
        nth: usize,
    },
    End {
        operator: usize,
        nth: usize,
    },
    SetDoor {
        operator: usize,
        door: usize,
        sign: Sign,
    },
    Confirm {
        operator: usize,
        nth: usize,
    },
}

/// What an operator hangs on the door.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    None,
    Paused,
    Closed,
    /// Closed, and whoever waits is sent home.
    TurnAway,
}

/// How a message gets through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sent {
    Once,
    /// The answer is lost; the client says the same again, to the other node.
    Again,
    /// Both nodes are told at the same moment.
    Doubled,
    /// Not now: at the next [`Step::Arrive`].
    Late,
    /// The connection breaks after so many steps of the work; then as [`Sent::Again`].
    Cut {
        after: u8,
    },
}

/// What a node does by itself.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    Deadlines,
    Contacts,
    RollUp,
    Reconcile,
}

/// Plans of up to 30 steps. What leads deeper into a visit comes more often than what ends it.
pub fn made_up() -> impl Strategy<Value = Plan<Step>> {
    plans(step(), 30)
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        32 => (ask(), node(), sent()).prop_map(|(what, node, sent)| Step::Ask { what, node, sent }),
        3 => (ask(), ask()).prop_map(|(one, other)| Step::Race { one, other }),
        2 => Just(Step::Arrive),
        2 => (visitor(), node()).prop_map(|(visitor, node)| Step::Lobby { visitor, node }),
        1 => (operator(), door(), node())
            .prop_map(|(operator, door, node)| Step::Console { operator, door, node }),
        1 => (0_usize..4).prop_map(|nth| Step::Lose { nth }),
        1 => clock(0..=150),
        2 => clock(120..=1_200),
        1 => clock(-90..=-1),
        1 => node().prop_map(|node| Step::Kill { node }),
        6 => (job(), node()).prop_map(|(job, node)| Step::Job { job, node }),
        1 => Just(Step::Quiet),
    ]
}

fn ask() -> impl Strategy<Value = Ask> {
    prop_oneof![
        6 => (visitor(), door()).prop_map(|(visitor, door)| Ask::Knock { visitor, door }),
        1 => visitor().prop_map(|visitor| Ask::Look { visitor }),
        9 => visitor().prop_map(|visitor| Ask::Enter { visitor }),
        1 => visitor().prop_map(|visitor| Ask::Leave { visitor }),
        9 => (operator(), door()).prop_map(|(operator, door)| Ask::CallNext { operator, door }),
        2 => (operator(), nth()).prop_map(|(operator, nth)| Ask::Admit { operator, nth }),
        2 => (operator(), nth()).prop_map(|(operator, nth)| Ask::Hold { operator, nth }),
        2 => (operator(), nth(), door())
            .prop_map(|(operator, nth, door)| Ask::Transfer { operator, nth, door }),
        1 => (operator(), nth()).prop_map(|(operator, nth)| Ask::Decline { operator, nth }),
        3 => (operator(), nth()).prop_map(|(operator, nth)| Ask::End { operator, nth }),
        3 => (operator(), door(), sign())
            .prop_map(|(operator, door, sign)| Ask::SetDoor { operator, door, sign }),
        1 => (operator(), nth()).prop_map(|(operator, nth)| Ask::Confirm { operator, nth }),
    ]
}

fn sent() -> impl Strategy<Value = Sent> {
    prop_oneof![
        12 => Just(Sent::Once),
        2 => Just(Sent::Again),
        2 => Just(Sent::Doubled),
        2 => Just(Sent::Late),
        3 => (0_u8..40).prop_map(|after| Sent::Cut { after }),
    ]
}

fn sign() -> impl Strategy<Value = Sign> {
    prop_oneof![8 => Just(Sign::None), 1 => Just(Sign::Paused), 1 => Just(Sign::Closed), 5 => Just(Sign::TurnAway)]
}

fn job() -> impl Strategy<Value = Job> {
    prop_oneof![
        6 => Just(Job::Deadlines),
        1 => Just(Job::Contacts),
        2 => Just(Job::RollUp),
        1 => Just(Job::Reconcile)
    ]
}

fn clock(seconds: RangeInclusive<i64>) -> impl Strategy<Value = Step> {
    seconds.prop_map(|seconds| Step::Clock { seconds })
}

fn node() -> impl Strategy<Value = usize> {
    0_usize..2
}

fn door() -> impl Strategy<Value = usize> {
    prop_oneof![2 => Just(0_usize), 1 => Just(1)]
}

fn operator() -> impl Strategy<Value = usize> {
    0_usize..3
}

fn visitor() -> impl Strategy<Value = usize> {
    0_usize..3
}

fn nth() -> impl Strategy<Value = usize> {
    0_usize..3
}
