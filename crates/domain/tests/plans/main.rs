//! Random plans of knocks, admissions, leaves, holds, clock jumps and restarts, against the invariants.
//!
//! How they are made up, shrunk, saved and replayed is told in the crate `plans`.

mod guest;
mod invariants;
mod plan;
mod restore;
mod world;

use std::collections::HashSet;

use domain::VisitState;
use plan::{Step, made_up};
use plans::{Broken, OUTCOMES, Plan, STEPS, Suite, runner};
use proptest::strategy::{Strategy, ValueTree};
use world::World;

#[test]
fn no_plan_breaks_an_invariant() {
    let suite = Suite { home: env!("CARGO_MANIFEST_DIR"), name: "domain", plans: 2_000, seed: 1 };
    suite.check(made_up(), |plan| carry_out(plan).map(drop));
}

#[test]
fn plans_reach_every_event_and_every_outcome() {
    let (mut events, mut outcomes) = (HashSet::new(), HashSet::new());
    let mut runner = runner(1, 0);
    for _ in 0..500 {
        let world = carry_out(&made_up().new_tree(&mut runner).unwrap().current()).unwrap();
        events.extend(world.guests.iter().flat_map(|guest| guest.log.clone()));
        outcomes.extend(world.ended.iter().map(domain::Visit::state).filter_map(|state| match state {
            VisitState::Ended { outcome, .. } => Some(outcome),
            _ => None,
        }));
    }
    assert_eq!(events, STEPS.into());
    assert_eq!(outcomes, OUTCOMES.into());
}

/// The world after the last step; the invariants were checked after each.
fn carry_out(plan: &Plan<Step>) -> Result<World, Broken> {
    let mut world = World::new(plan.seed);
    for (index, step) in plan.steps.iter().enumerate() {
        let taken = world.take(*step).and_then(|()| invariants::check(&world));
        taken.map_err(|broken| format!("at step {} ({step:?}): {broken}", index + 1))?;
    }
    Ok(world)
}
