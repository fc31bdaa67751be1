//! What is true after every step, whatever the plan.

use domain::{
    Outcome, Visit, VisitEventKind, VisitState,
    queue::{self, Rank},
    visit::CALLS_BEFORE_NO_SHOW,
};

use plans::{Broken, may_follow};

use crate::{
    guest::Guest,
    world::{Door, World, restored},
};

pub fn check(world: &World) -> Result<(), Broken> {
    if world.visits().count() != world.guests.len() {
        return Err("there are not as many visits as there were knocks".into());
    }
    world.guests.iter().try_for_each(|guest| in_one_place(world, guest))?;
    world.doors.iter().try_for_each(|door| in_order(door, &world.guests))
}

/// Live at the one door where it belongs, or ended; and just as it must be.
fn in_one_place(world: &World, guest: &Guest) -> Result<(), Broken> {
    let is_it = |visit: &&Visit| visit.id == guest.rank.id;
    let ended: Vec<_> = world.ended.iter().filter(is_it).collect();
    let live: Vec<_> = world
        .doors
        .iter()
        .flat_map(|door| door.visits.iter().filter(is_it).map(move |visit| (door.id, visit)))
        .collect();
    let visit = match (ended.as_slice(), live.as_slice()) {
        ([visit], []) if visit.is_ended() => visit,
        ([], [(door, visit)]) if *door == guest.office && !visit.is_ended() => *visit,
        _ => return Err(format!("{guest:?} is ended as {ended:?} and live as {live:?}")),
    };
    as_expected(visit, guest)?;
    well_ended(visit, guest)?;
    well_logged(guest)?;
    if restored(visit)? != *visit {
        return Err(format!("{visit:?} comes back from the store as another"));
    }
    Ok(())
}

fn as_expected(visit: &Visit, guest: &Guest) -> Result<(), Broken> {
    if visit.rank() != guest.rank {
        return Err(format!("{visit:?} has lost its rank, {:?}", guest.rank));
    }
    let is = (visit.office_id, visit.state(), visit.calls(), visit.received_at());
    let expected = (guest.office, guest.state, guest.calls, guest.received_at);
    if is == expected { Ok(()) } else { Err(format!("{visit:?} should be {guest:?}")) }
}

/// Who was received was served. Nobody else loses the place to a call, unless two went unanswered or the operator
/// gave it up.
fn well_ended(visit: &Visit, guest: &Guest) -> Result<(), Broken> {
    let VisitState::Ended { outcome, .. } = visit.state() else { return Ok(()) };
    let received = guest.log.contains(&VisitEventKind::Entered);
    let missed_twice = guest.misses == CALLS_BEFORE_NO_SHOW;
    let well = match outcome {
        Outcome::Served => received,
        // Given up by the operator, or missed twice: either way the visitor was called last.
        Outcome::NoShow => guest.was_called_last() && !received,
        _ => !missed_twice && !received,
    };
    if well { Ok(()) } else { Err(format!("{visit:?} has a wrong outcome: {guest:?}")) }
}

/// One knock, first; one end at the most, last; in between only what may follow on each other.
fn well_logged(guest: &Guest) -> Result<(), Broken> {
    let begins = guest.log.first() == Some(&VisitEventKind::Knocked);
    let goes_on = guest.log.windows(2).all(|pair| may_follow(pair[0], pair[1]));
    let ended = matches!(guest.state, VisitState::Ended { .. });
    let ends = ended == (guest.log.last() == Some(&VisitEventKind::Ended));
    if begins && goes_on && ends { Ok(()) } else { Err(format!("a log that cannot be: {:?}", guest.log)) }
}

/// Those who wait at a door have the positions 1 to n in the order of their knocks, and the first is next.
fn in_order(door: &Door, guests: &[Guest]) -> Result<(), Broken> {
    let mut order: Vec<&Guest> = guests.iter().filter(|guest| guest.office == door.id).collect();
    order.retain(|guest| guest.state == VisitState::Waiting);
    order.sort_by_key(|guest| (guest.rank.at, guest.rank.id));
    let mut ranks: Vec<Rank> =
        door.visits.iter().filter(|v| v.state() == VisitState::Waiting).map(Visit::rank).collect();
    ranks.sort_unstable();
    let positions: Vec<_> = order.iter().map(|guest| queue::position(&ranks, guest.rank)).collect();
    if positions != (1..=ranks.len()).map(Some).collect::<Vec<_>>() {
        return Err(format!("at {:?} the positions are {positions:?}", door.id));
    }
    let first = order.first().map(|guest| guest.rank.id);
    let next = queue::next(&door.visits).map(|visit| visit.id);
    if next != first {
        return Err(format!("at {:?} the next is {next:?} instead of {first:?}", door.id));
    }
    let without_position = |visit: &&Visit| queue::position(&ranks, visit.rank()).is_none();
    let stray = door.visits.iter().find(|v| (v.state() == VisitState::Waiting) == without_position(v));
    stray.map_or(Ok(()), |visit| {
        Err(format!("{visit:?} waits without a position, or has one without waiting"))
    })
}
