//! A clock that stands still until it is set.

use std::sync::{Arc, Mutex, PoisonError};

use app::Clock;
use chrono::TimeDelta;
use domain::Instant;

/// A clock that is set by hand.
#[derive(Clone)]
pub struct TestClock(Arc<Mutex<Instant>>);

impl TestClock {
    /// Stands at `at`, in RFC 3339.
    #[must_use]
    pub fn at(at: &str) -> Self {
        Self(Arc::new(Mutex::new(at.parse().expect("an instant in RFC 3339"))))
    }

    /// The instant at which it stands.
    #[must_use]
    pub fn now(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves it on by some seconds, or back.
    pub fn advance(&self, seconds: i64) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now += TimeDelta::seconds(seconds);
    }

    /// As the application takes it.
    #[must_use]
    pub fn as_clock(&self) -> Clock {
        let clock = self.clone();
        Arc::new(move || clock.now())
    }
}
