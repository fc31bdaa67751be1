//! How long people waited, where not all stayed until their turn.

use super::Waited;

/// The share of people whose turn had come, by time (Kaplan and Meier, 1958). Who gave up counts as waiting for as
/// long as they did, and not after: leaving them out would make the waits of those who stayed look typical.
pub struct Curve {
    /// When a turn came, in seconds, and the share of turns that had come by then. Both grow.
    steps: Vec<(i64, f64)>,
}

impl Curve {
    pub fn of(mut waits: Vec<Waited>) -> Self {
        // Of the same second, turns go before departures.
        waits.sort_unstable_by_key(|waited| match *waited {
            Waited::Received(after_s) => (after_s, 0),
            Waited::GaveUp(after_s) => (after_s, 1),
        });
        let mut steps = Vec::new();
        let mut still_waiting = 1.0;
        for (gone, waited) in waits.iter().enumerate() {
            if let Waited::Received(after_s) = *waited {
                still_waiting *= 1.0 - 1.0 / count(waits.len() - gone);
                steps.push((after_s, 1.0 - still_waiting));
            }
        }
        Self { steps }
    }

    /// After how many seconds the turns of this share had come. `None` where too many gave up to know.
    pub fn quantile(&self, share: f64) -> Option<i64> {
        // Sums of shares are a hair off.
        let reached = self.steps.partition_point(|(_, come)| *come < share - 1e-9);
        self.steps.get(reached).map(|(after_s, _)| *after_s)
    }
}

/// A count as a number to reckon with.
pub fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}
