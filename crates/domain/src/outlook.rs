//! What can be said to a visitor of the time.

use crate::{Instant, estimate::WaitRange};

/// To somebody who waits, or is about to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outlook {
    /// How long one usually waits from the knock on, where that can be said and is not over yet.
    pub range: Option<WaitRange>,
    /// The wait is longer than it usually is.
    pub longer: bool,
    /// What the end of the hours means.
    pub closing: Option<ClosingWord>,
    /// When some of this is no longer true by itself.
    pub until: Option<Instant>,
}

/// What the end of the hours means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosingWord {
    /// The hours ended then, and who waits is received.
    Kept(Instant),
    /// They end then, and it may not be one's turn before.
    MayBeTooLate(Instant),
}
