//! A stored visit whose parts contradict each other is not one.

use chrono::TimeDelta;
use domain::{Instant, OfficeId, Outcome, PersonId, Visit, VisitId, VisitState, visit::Stored};

fn at(seconds: i64) -> Instant {
    Instant::UNIX_EPOCH + TimeDelta::seconds(seconds)
}

fn stored(state: VisitState, calls: u8, received_at: Option<Instant>) -> Option<Visit> {
    let (id, office_id) = (VisitId::new(at(10), [1; 10]), OfficeId::new(at(0), [2; 10]));
    Visit::restore(Stored { id, office_id, knocked_at: at(10), rank_at: at(10), state, calls, received_at })
}

fn called() -> VisitState {
    VisitState::Called { by: PersonId::new(at(0), [3; 10]), at: at(20) }
}

fn in_room() -> VisitState {
    VisitState::InRoom { by: PersonId::new(at(0), [3; 10]), since: at(30) }
}

#[test]
fn nobody_is_called_or_in_the_room_without_a_call() {
    assert!(stored(called(), 1, None).is_some());
    assert!(stored(called(), 0, None).is_none());
    assert!(stored(in_room(), 1, Some(at(30))).is_some());
    assert!(stored(in_room(), 0, Some(at(30))).is_none());
}

#[test]
fn nobody_is_in_the_room_without_having_been_received() {
    assert!(stored(in_room(), 1, None).is_none());
}

#[test]
fn served_is_who_was_received() {
    for outcome in [
        Outcome::Left,
        Outcome::Declined,
        Outcome::Unserved,
        Outcome::NoShow,
        Outcome::Expired,
        Outcome::Served,
    ] {
        let ended = VisitState::Ended { outcome, at: at(40) };
        let served = outcome == Outcome::Served;
        assert_eq!(stored(ended, 2, Some(at(30))).is_some(), served, "{outcome:?} of one who was received");
        assert_eq!(stored(ended, 2, None).is_some(), !served, "{outcome:?} of one who was not received");
    }
}
