//! The diagram of `domain::visit` as a table, told apart from the code under test.

use domain::{Outcome, VisitEventKind};

/// All that a visit's own steps give out. Whatever else the log holds is a note, and may stand anywhere in it.
pub const STEPS: [VisitEventKind; 7] = {
    use VisitEventKind::{Called, Ended, Entered, Held, Knocked, Missed, TransferredIn};
    [Knocked, Called, Entered, Held, Missed, TransferredIn, Ended]
};

/// All ends.
pub const OUTCOMES: [Outcome; 6] = {
    use Outcome::{Declined, Expired, Left, NoShow, Served, Unserved};
    [Served, Left, Declined, Unserved, NoShow, Expired]
};

/// Whether an event may come right after another in the log of one visit.
#[must_use]
pub const fn may_follow(before: VisitEventKind, after: VisitEventKind) -> bool {
    use VisitEventKind::{Called, Ended, Entered, Held, Knocked, Missed, TransferredIn};
    matches!(
        (before, after),
        (Knocked | Held | Missed | TransferredIn, Called | TransferredIn | Ended)
            | (Called, Entered | Held | Missed | TransferredIn | Ended)
            | (Entered, Held | TransferredIn | Ended)
    )
}
