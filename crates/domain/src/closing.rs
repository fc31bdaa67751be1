//! What the end of the hours means for those who wait.

use chrono::TimeDelta;

use crate::{
    Instant, Visit, VisitState,
    estimate::WaitRange,
    hours::{HoursKind, OpeningHours},
    reception::Closing,
};

/// For how long after the hours somebody who is to be received waits in front of an empty room.
pub const UNATTENDED: TimeDelta = TimeDelta::minutes(15);

/// Without an estimate: with less time than this left, and somebody ahead, one may not be received any more.
pub const SHORT: TimeDelta = TimeDelta::minutes(15);

/// How often hours may change between open and by appointment while one waits.
const STRETCHES: usize = 8;

/// When the hours end in which somebody waits who came at `since`. `None` where that is not known, or where they came
/// out of hours, which only the office itself makes possible.
#[must_use]
pub fn shuts_at(hours: &OpeningHours, since: Instant) -> Option<Instant> {
    let begun = hours.at(since).kind;
    let over =
        |kind| kind == HoursKind::Closed || (begun == HoursKind::Open && kind == HoursKind::ByAppointment);
    if begun == HoursKind::Closed {
        return None;
    }
    let mut at = since;
    for _ in 0..STRETCHES {
        at = hours.at(at).until?;
        if over(hours.at(at).kind) {
            return Some(at);
        }
    }
    None
}

/// What is to be done, at some instant after it, about the hours' end for one who waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtClosing {
    /// The visit goes on as before.
    Nothing,
    /// The place is kept for as long as somebody of the office is there.
    Keep,
    /// The visit ends.
    TurnAway,
}

/// Decides for one visit. `attended_at`: when somebody of the office was last known to be there.
#[must_use]
pub fn at_closing(
    closing: Closing,
    visit: &Visit,
    shuts_at: Option<Instant>,
    attended_at: Option<Instant>,
    now: Instant,
) -> AtClosing {
    let Some(shut_at) = shuts_at.filter(|at| *at <= now) else { return AtClosing::Nothing };
    if visit.state() != VisitState::Waiting {
        return AtClosing::Nothing;
    }
    // Whom the office has received and asked to wait a little is still its guest.
    let turned_away = closing == Closing::TurnAway && visit.received_at().is_none();
    let alone_since = attended_at.map_or(shut_at, |at| at.max(shut_at));
    if turned_away || alone_since + UNATTENDED <= now { AtClosing::TurnAway } else { AtClosing::Keep }
}

/// Whether somebody with `ahead` people before them, at a door that turns away those who wait when it shuts, may not be
/// received any more in the time that is `left`: where the usual wait, which is counted from `waited` ago, may be longer
/// than that; without an estimate, where somebody is ahead and less than a quarter of an hour is left.
#[must_use]
pub fn may_be_too_late(range: Option<WaitRange>, ahead: usize, waited: TimeDelta, left: TimeDelta) -> bool {
    match range {
        Some(range) => TimeDelta::minutes(range.high_min.into()) - waited > left,
        None => ahead > 0 && left < SHORT,
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{AtClosing, at_closing, may_be_too_late, shuts_at};
    use crate::{
        Instant, OfficeId, PersonId, Visit, VisitId,
        estimate::WaitRange,
        hours::{Calendar, OpeningHours},
        reception::Closing::{ServeWaiting, TurnAway},
    };

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn hours(syntax: &str) -> OpeningHours {
        OpeningHours::parse(syntax, &Calendar::italy(None)).unwrap()
    }

    fn visit(since: Instant) -> Visit {
        let office = OfficeId::from(uuid::Uuid::nil());
        Visit::knock(VisitId::from(uuid::Uuid::nil()), office, since, since).visit
    }

    #[test]
    fn the_hours_end_where_no_more_knocks_are_taken() {
        for (syntax, since, shuts) in [
            ("Mo-Fr 09:00-12:30", "2026-06-15T07:30:00Z", Some("2026-06-15T10:30:00Z")),
            // Two stretches without a gap are one; a break is an end.
            ("Mo-Fr 09:00-11:00,11:00-12:30", "2026-06-15T07:30:00Z", Some("2026-06-15T10:30:00Z")),
            ("Mo-Fr 09:00-12:30,15:00-17:00", "2026-06-15T07:30:00Z", Some("2026-06-15T10:30:00Z")),
            // Out of hours: let in by the office itself.
            ("Mo-Fr 09:00-12:30", "2026-06-15T11:30:00Z", None),
            ("24/7", "2026-06-15T11:30:00Z", None),
            // The last Sunday of October: the wall shows 2:30 twice, and the door opens twice.
            ("Su 02:00-02:30", "2026-10-25T00:10:00Z", Some("2026-10-25T00:30:00Z")),
            ("Su 01:00-04:00", "2026-10-25T00:10:00Z", Some("2026-10-25T03:00:00Z")),
            // A holiday in the middle of a week that is open all night.
            ("24/7; PH off", "2026-06-01T20:00:00Z", Some("2026-06-01T22:00:00Z")),
        ] {
            assert_eq!(shuts_at(&hours(syntax), at(since)), shuts.map(at), "{syntax} {since}");
        }
    }

    #[test]
    fn who_waits_is_kept_or_turned_away_as_the_office_says() {
        let (since, shut) = (at("2026-06-15T10:00:00Z"), at("2026-06-15T10:30:00Z"));
        let after = |minutes| shut + TimeDelta::minutes(minutes);
        for (closing, attended, minutes, expected) in [
            (TurnAway, None, -1, AtClosing::Nothing),
            (TurnAway, None, 0, AtClosing::TurnAway),
            (ServeWaiting, None, -1, AtClosing::Nothing),
            (ServeWaiting, None, 0, AtClosing::Keep),
            (ServeWaiting, None, 14, AtClosing::Keep),
            (ServeWaiting, None, 15, AtClosing::TurnAway),
            (ServeWaiting, Some(-60), 15, AtClosing::TurnAway),
            (ServeWaiting, Some(10), 24, AtClosing::Keep),
            (ServeWaiting, Some(10), 25, AtClosing::TurnAway),
        ] {
            let decided = at_closing(closing, &visit(since), Some(shut), attended.map(after), after(minutes));
            assert_eq!(decided, expected, "{closing:?} {attended:?} {minutes}");
        }
        let now = after(600);
        assert_eq!(at_closing(TurnAway, &visit(since), None, None, now), AtClosing::Nothing);
    }

    #[test]
    fn whom_the_office_has_received_is_not_turned_away() {
        let (since, shut) = (at("2026-06-15T10:00:00Z"), at("2026-06-15T10:30:00Z"));
        let by = PersonId::from(uuid::Uuid::nil());
        let called = visit(since).admit(by, since).unwrap().visit;
        let decided = |visit: &Visit| at_closing(TurnAway, visit, Some(shut), Some(shut), shut);
        assert_eq!(decided(&called), AtClosing::Nothing);
        let held = called.enter(since).unwrap().visit.hold().unwrap().visit;
        assert_eq!(decided(&held), AtClosing::Keep);
    }

    #[test]
    fn it_may_be_too_late_where_the_usual_wait_is_longer_than_the_time_left() {
        let minutes = TimeDelta::minutes;
        let range = |high_min| Some(WaitRange { low_min: None, high_min });
        for (range, ahead, waited, left, late) in [
            (range(25), 0, 0, 20, true),
            (range(25), 9, 0, 25, false),
            (range(25), 1, 10, 20, false),
            (None, 0, 0, 1, false),
            (None, 1, 0, 14, true),
            (None, 1, 0, 15, false),
        ] {
            let decided = may_be_too_late(range, ahead, minutes(waited), minutes(left));
            assert_eq!(decided, late, "{range:?} {ahead} {waited} {left}");
        }
    }
}
