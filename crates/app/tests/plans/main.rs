//! Random plans through the real use cases, on real databases: visitors and operators at two nodes over one store,
//! messages that come twice, late or not at all, screens that lose their socket, clocks that jump, servers that die.
//!
//! What must be true after each is in [`invariants`]; how plans are made up, shrunk, saved and replayed is told in
//! the crate `plans`. `PLANS=n` sets how many are made up on each engine, `make plans` is the nightly number.
#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod histories;
mod invariants;
mod ledger;
mod messages;
mod plan;
mod screens;
mod world;

use std::{cell::RefCell, collections::HashSet, future::Future};

use domain::VisitEventKind;
use plan::{Step, made_up};
use plans::{Broken, OUTCOMES, Plan, STEPS, Suite, runner};
use proptest::strategy::{Strategy, ValueTree};
use testkit::{Database, Owner};
use tokio::runtime::Runtime;
use world::World;

/// After so many plans a new database: what jobs look through must not grow with the number of plans.
const PLANS_IN_A_DATABASE: usize = 1_000;

/// A database with the comuni of some plans in it.
struct Ground {
    db: Database,
    owner: Owner,
    plans: usize,
}

impl Ground {
    async fn new<F: Future<Output = Database>>(database: fn() -> F) -> Self {
        let db = database().await;
        Self { owner: db.as_owner().await, db, plans: 0 }
    }

    /// The world after the last step. The invariants were checked whenever it was quiet, and at the end.
    async fn carry_out(&mut self, plan: &Plan<Step>) -> Result<World, Broken> {
        self.plans += 1;
        let mut world = World::new(&self.db, &format!("piano-{}", self.plans), plan.seed).await;
        let done = world.carry_out(&plan.steps).await;
        // No job has anything to do any more in a comune whose plan is over.
        let tenant = self.db.literal(world.town.tenant.id.uuid());
        let over = "update queues set due_at = null, rolled_version = version where tenant_id = ";
        self.owner.must(&format!("{over}{tenant}")).await;
        done.map(|()| world)
    }
}

fn check<F: Future<Output = Database>>(name: &'static str, seed: u64, database: fn() -> F) {
    let runtime = Runtime::new().unwrap();
    let ground = RefCell::new(runtime.block_on(Ground::new(database)));
    let suite = Suite { home: env!("CARGO_MANIFEST_DIR"), name, plans: 1_000, seed };
    suite.check(made_up(), |plan| {
        let mut ground = ground.borrow_mut();
        if ground.plans == PLANS_IN_A_DATABASE {
            *ground = runtime.block_on(Ground::new(database));
        }
        runtime.block_on(ground.carry_out(plan)).map(drop)
    });
}

#[test]
fn no_plan_breaks_an_invariant_on_sqlite() {
    check("sqlite", 1, Database::sqlite);
}

#[test]
fn no_plan_breaks_an_invariant_on_postgres() {
    check("postgres", 2, Database::postgres);
}

#[tokio::test]
async fn plans_reach_every_event_and_every_outcome() {
    let mut ground = Ground::new(Database::sqlite).await;
    let (mut events, mut outcomes) = (HashSet::new(), HashSet::new());
    let mut runner = runner(1, 0);
    for _ in 0..150 {
        let plan = made_up().new_tree(&mut runner).unwrap().current();
        let world = Box::pin(ground.carry_out(&plan)).await.unwrap();
        for history in world.histories().await.unwrap().values() {
            events.extend(history.events().map(|event| event.kind));
            outcomes.extend(history.events().filter_map(|event| event.outcome));
        }
    }
    let expected: HashSet<_> = STEPS.into_iter().chain([VisitEventKind::Alerted]).collect();
    assert_eq!(&events & &expected, expected);
    assert_eq!(outcomes, OUTCOMES.into());
}
