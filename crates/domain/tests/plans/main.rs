//! Random plans of knocks, admissions, leaves, holds, clock jumps and restarts, against the invariants.
//!
//! `cargo test -p domain --test plans` first replays the committed plans beside this file, then makes up 2,000
//! more. A plan that fails is shrunk, written to `failed/` here, and named in the message:
//!
//! - `PLAN=path` replays that one alone; move it up beside this file once it is fixed;
//! - `PLANS=n` sets how many are made up;
//! - `PLAN_SEED=n` makes up the same ones again. The seed is printed.

mod files;
mod guest;
mod invariants;
mod plan;
mod restore;
mod world;

use std::{
    collections::HashSet,
    env,
    hash::{BuildHasher, RandomState},
    path::Path,
    str::FromStr,
};

use domain::{Outcome, VisitEventKind, VisitState};
use plan::{Plan, plans};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner},
};
use world::{Broken, World};

/// All that a visit's own steps give out; the rest is written by the store.
const EVENTS: [VisitEventKind; 7] = {
    use VisitEventKind::{Called, Ended, Entered, Held, Knocked, Missed, TransferredIn};
    [Knocked, Called, Entered, Held, Missed, TransferredIn, Ended]
};
const OUTCOMES: [Outcome; 6] = {
    use Outcome::{Declined, Expired, Left, NoShow, Served, Unserved};
    [Served, Left, Declined, Unserved, NoShow, Expired]
};

#[test]
fn no_plan_breaks_an_invariant() {
    if let Some(path) = env::var_os("PLAN") {
        return replay(Path::new(&path));
    }
    files::committed().unwrap().iter().for_each(|path| replay(path));
    make_up(setting("PLANS").unwrap_or(2_000), setting("PLAN_SEED").unwrap_or_else(fresh_seed));
}

#[test]
fn plans_reach_every_event_and_every_outcome() {
    let (mut events, mut outcomes) = (HashSet::new(), HashSet::new());
    let mut runner = runner(1, 0);
    for _ in 0..500 {
        let world = carry_out(&plans().new_tree(&mut runner).unwrap().current()).unwrap();
        events.extend(world.guests.iter().flat_map(|guest| guest.log.clone()));
        outcomes.extend(world.ended.iter().map(domain::Visit::state).filter_map(|state| match state {
            VisitState::Ended { outcome, .. } => Some(outcome),
            _ => None,
        }));
    }
    assert_eq!(events, EVENTS.into());
    assert_eq!(outcomes, OUTCOMES.into());
}

/// The world after the last step; the invariants were checked after each.
fn carry_out(plan: &Plan) -> Result<World, Broken> {
    let mut world = World::new(plan.seed);
    for (index, step) in plan.steps.iter().enumerate() {
        let taken = world.take(*step).and_then(|()| invariants::check(&world));
        taken.map_err(|broken| format!("at step {} ({step:?}): {broken}", index + 1))?;
    }
    Ok(world)
}

fn replay(path: &Path) {
    let plan = files::load(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if let Err(broken) = carry_out(&plan) {
        panic!("{} (\"{}\") {broken}", path.display(), plan.shows);
    }
}

fn make_up(cases: u32, seed: u64) {
    eprintln!("PLANS={cases} PLAN_SEED={seed}");
    let run =
        runner(cases, seed).run(&plans(), |plan| carry_out(&plan).map(drop).map_err(TestCaseError::fail));
    match run {
        Ok(()) => {}
        Err(TestError::Fail(broken, plan)) => {
            let plan = Plan { shows: broken.to_string(), ..plan };
            let saved = files::save_failed(&plan, &seed.to_string());
            let saved = saved.map_or_else(|error| error.to_string(), |path| path.display().to_string());
            panic!("PLAN_SEED={seed} found a plan, PLAN={saved} that fails {broken}");
        }
        Err(TestError::Abort(reason)) => panic!("no plans could be made up: {reason}"),
    }
}

fn runner(cases: u32, seed: u64) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

fn setting<T: FromStr>(name: &str) -> Option<T> {
    let text = env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name}={text}: a whole number is expected")))
}

fn fresh_seed() -> u64 {
    RandomState::new().hash_one(())
}
