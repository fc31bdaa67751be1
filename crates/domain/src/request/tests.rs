use chrono::{DateTime, TimeDelta};

use super::{Request, RequestKind, RequestOutcome, RequestRefusal, RequestState, StoredRequest, Verdict};
use crate::{Instant, OfficeId, PersonId, RequestId};

const NOW: Instant = DateTime::UNIX_EPOCH;

fn left() -> Request {
    Request::leave(RequestId::new(NOW, [1; 10]), OfficeId::new(NOW, [2; 10]), RequestKind::CallBack, NOW)
}

fn person(n: u8) -> PersonId {
    PersonId::new(NOW, [n; 10])
}

#[test]
fn one_person_sees_to_it_until_it_is_put_back() {
    let taken = left().take(person(1)).unwrap();
    assert_eq!(taken.taken_by(), Some(person(1)));
    assert_eq!(taken.clone().take(person(1)), Ok(taken.clone()), "once more by the same person");
    assert_eq!(taken.clone().take(person(2)), Err(RequestRefusal::AlreadyTaken));
    let back = taken.reopen().unwrap();
    assert_eq!(back.take(person(2)).unwrap().taken_by(), Some(person(2)));
}

#[test]
fn an_attempt_in_vain_is_counted_and_it_waits_again() {
    let later = NOW + TimeDelta::hours(1);
    let tried = left().take(person(1)).unwrap().close(Verdict::NoAnswer, NOW).unwrap();
    let tried = tried.close(Verdict::NoAnswer, later).unwrap();
    assert_eq!((tried.state(), tried.attempts(), tried.tried_at()), (RequestState::Open, 2, Some(later)));
    let once = tried.reopen().unwrap();
    assert_eq!((once.attempts(), once.tried_at()), (1, Some(later)));
    let never = once.reopen().unwrap();
    assert_eq!((never.attempts(), never.tried_at()), (0, None));
    assert_eq!(never.reopen(), Err(RequestRefusal::StillOpen));
}

#[test]
fn it_ends_once_and_can_be_reopened() {
    for (verdict, outcome) in [
        (Verdict::Answered, RequestOutcome::Answered),
        (Verdict::NotNeeded, RequestOutcome::NotNeeded),
        (Verdict::Unreachable, RequestOutcome::Unreachable),
    ] {
        let tried = left().close(Verdict::NoAnswer, NOW).unwrap();
        let done = tried.close(verdict, NOW).unwrap();
        assert_eq!(done.state(), RequestState::Done { outcome, at: NOW });
        assert_eq!(done.clone().close(Verdict::Answered, NOW), Err(RequestRefusal::AlreadyDone));
        assert_eq!(done.clone().take(person(1)), Err(RequestRefusal::AlreadyDone));
        assert_eq!(done.clone().withdraw(NOW), Err(RequestRefusal::AlreadyDone));
        assert_eq!(done.reopen().unwrap().state(), RequestState::Open);
    }
}

#[test]
fn nobody_gives_up_who_has_not_tried() {
    assert_eq!(left().close(Verdict::Unreachable, NOW), Err(RequestRefusal::NotTried));
}

#[test]
fn what_the_visitor_took_back_stays_so() {
    let withdrawn = left().take(person(1)).unwrap().withdraw(NOW).unwrap();
    assert_eq!(withdrawn.clone().reopen(), Err(RequestRefusal::Withdrawn));
    assert_eq!(withdrawn.lapse(NOW), Err(RequestRefusal::AlreadyDone));
    assert_eq!(left().lapse(NOW).unwrap().reopen(), Err(RequestRefusal::AlreadyDone));
}

#[test]
fn an_attempt_has_its_instant() {
    let parts = |attempts, tried_at| StoredRequest {
        id: left().id,
        office_id: left().office_id,
        kind: RequestKind::Message,
        created_at: NOW,
        state: RequestState::Open,
        attempts,
        tried_at,
    };
    let restored = [(0, None), (1, Some(NOW)), (1, None), (0, Some(NOW))]
        .map(|(attempts, tried_at)| Request::restore(parts(attempts, tried_at)).is_some());
    assert_eq!(restored, [true, true, false, false]);
}
