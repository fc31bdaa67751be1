//! Carrying plans out: those that are committed, then as many new ones as are asked for.

use std::{env, fmt::Debug, path::Path, str::FromStr};

use proptest::{
    strategy::Strategy,
    test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::{Broken, Plan, files};

/// How long a plan that failed is made smaller, at the most.
const SHRINK_MS: u32 = 60_000;

/// Where the plans of one test are at home, and how many it makes up.
#[derive(Debug, Clone, Copy)]
pub struct Suite {
    /// `CARGO_MANIFEST_DIR` of the tests; their plans are in `tests/plans` there.
    pub home: &'static str,
    /// With what the name of a failed plan's file begins.
    pub name: &'static str,
    /// How many are made up, unless `PLANS` says.
    pub plans: u32,
    /// From what they are made up, unless `PLAN_SEED` says: a test that was green stays so until the code changes.
    /// What nobody has tried before is tried at night.
    pub seed: u64,
}

impl Suite {
    /// Carries out what there is. Fails with the first plan that breaks an invariant.
    pub fn check<S>(
        self,
        plans: impl Strategy<Value = Plan<S>>,
        carry_out: impl Fn(&Plan<S>) -> Result<(), Broken>,
    ) where
        S: Debug + Serialize + DeserializeOwned,
    {
        let home = Path::new(self.home);
        let replay = |path: &Path| {
            let plan = files::load(home, path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            if let Err(broken) = carry_out(&plan) {
                panic!("{} (\"{}\") {broken}", path.display(), plan.shows);
            }
        };
        if let Some(path) = env::var_os("PLAN") {
            return replay(Path::new(&path));
        }
        let committed = files::committed(home).unwrap_or_else(|error| panic!("{}: {error}", self.home));
        for path in committed {
            replay(&path);
        }
        let cases = setting("PLANS").unwrap_or(self.plans);
        self.make_up(cases, setting("PLAN_SEED").unwrap_or(self.seed), &plans, &carry_out);
    }

    fn make_up<S: Debug + Serialize>(
        self,
        cases: u32,
        seed: u64,
        plans: &impl Strategy<Value = Plan<S>>,
        carry_out: &impl Fn(&Plan<S>) -> Result<(), Broken>,
    ) {
        let Self { name, home, .. } = self;
        eprintln!("{name}: PLANS={cases} PLAN_SEED={seed}");
        let run = runner(cases, seed).run(plans, |plan| carry_out(&plan).map_err(TestCaseError::fail));
        match run {
            Ok(()) => {}
            Err(TestError::Fail(broken, plan)) => {
                let plan = Plan { shows: broken.to_string(), ..plan };
                let saved = files::save_failed(Path::new(home), &plan, &format!("{name}-{seed}"));
                let saved = saved.map_or_else(|error| error.to_string(), |path| path.display().to_string());
                panic!("{name}: PLAN_SEED={seed} found a plan, PLAN={saved} that fails {broken}");
            }
            Err(TestError::Abort(reason)) => panic!("no plans could be made up: {reason}"),
        }
    }
}

/// Makes up what `seed` says.
#[must_use]
pub fn runner(cases: u32, seed: u64) -> TestRunner {
    let config = Config { cases, failure_persistence: None, max_shrink_time: SHRINK_MS, ..Config::default() };
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

fn setting<T: FromStr>(name: &str) -> Option<T> {
    let text = env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name}={text}: a whole number is expected")))
}
