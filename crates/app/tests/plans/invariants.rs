//! What is true whenever it is quiet, whatever the plan.

use std::{collections::BTreeMap, sync::Arc};

use app::{Board, VisitRecord};
use domain::{
    OfficeId, Outcome, VisitEventKind, VisitId, VisitState,
    figures::{DayFigures, rome_day},
};
use plans::Broken;

use crate::{
    histories::{History, Stands},
    screens::{LONG, Screen, Truth},
    world::{SILENCE, World, fault},
};

/// Lets the jobs run that run every few seconds, and looks whether everything is right.
pub async fn quiet(world: &mut World) -> Result<(), Broken> {
    world.nodes[0].roll_up().await.map_err(fault)?;
    // Each tells, and then hears what the other told.
    for node in world.nodes.iter().chain(&world.nodes) {
        node.hub().reconcile().await.map_err(fault)?;
    }
    let histories = world.histories().await?;
    let visits = visits(world, &histories).await?;
    nobody_is_lost(world, &visits)?;
    for (visit, history) in &histories {
        let record = visits.get(visit).ok_or_else(|| format!("{history:?} is of no visit"))?;
        history.check()?;
        as_logged(record, history)?;
        admitted_once(world, history)?;
    }
    let doors = truths(world, &visits, &histories).await?;
    boards_are_right(world, &doors).await?;
    let now = world.town.clock.now();
    for screen in &mut world.screens {
        screen.settle(&doors, &visits).await?;
        let visit = screen.followed().and_then(|visit| visits.get(&visit));
        if let Some(VisitState::Ended { outcome: Outcome::Expired, .. }) = visit.map(|r| r.visit.state()) {
            return Err(format!("{visit:?} was given up with its lobby open, at {now}"));
        }
    }
    Ok(())
}

/// All visits of the comune.
async fn visits(
    world: &World,
    histories: &BTreeMap<VisitId, History>,
) -> Result<BTreeMap<VisitId, VisitRecord>, Broken> {
    let tx = world.town.app.store().begin_read(&world.town.anonymous()).await.map_err(fault)?;
    let known = histories.keys().chain(world.ledger.guests.keys()).copied();
    let mut records = tx.list_visits(known).await.map_err(fault)?;
    for office in world.doors {
        records.extend(tx.list_live_visits(office).await.map_err(fault)?);
    }
    Ok(records.into_iter().map(|record| (record.visit.id, record)).collect())
}

/// Whoever was told that they wait has their visit, at its rank; nobody else has one.
fn nobody_is_lost(world: &World, visits: &BTreeMap<VisitId, VisitRecord>) -> Result<(), Broken> {
    for (visit, guest) in &world.ledger.guests {
        let record = visits.get(visit).ok_or_else(|| format!("the visit of {guest:?} is lost"))?;
        if record.holder != guest.holder || record.visit.rank() != guest.rank {
            return Err(format!("{record:?} is not what {guest:?} was told"));
        }
    }
    match visits.values().find(|record| !world.ledger.guests.contains_key(&record.visit.id)) {
        Some(ghost) => Err(format!("nobody knocked for {ghost:?}")),
        None => Ok(()),
    }
}

/// The visit stands where its log says, and nobody was given up who was not silent for long enough.
fn as_logged(record: &VisitRecord, history: &History) -> Result<(), Broken> {
    let stands = (Stands::of(record.visit.state()), record.visit.office_id);
    if history.stands().as_ref() != Some(&stands) {
        return Err(format!("{record:?} does not stand where its log says: {history:?}"));
    }
    match record.visit.state() {
        VisitState::Ended { outcome: Outcome::Expired, at } if at < record.last_seen_at + SILENCE => {
            Err(format!("{record:?} was given up too early"))
        }
        _ => Ok(()),
    }
}

/// Each admission was answered to one operator.
fn admitted_once(world: &World, history: &History) -> Result<(), Broken> {
    for event in history.events().filter(|event| event.kind == VisitEventKind::Called) {
        let told = world.ledger.admitted.get(&(event.office_id, event.version));
        if told.map_or(0, std::collections::BTreeSet::len) != 1 {
            return Err(format!("{event:?} was answered to {told:?}"));
        }
    }
    Ok(())
}

/// What each door's screens must show. The figures are counted again from the log, by hand.
async fn truths(
    world: &World,
    visits: &BTreeMap<VisitId, VisitRecord>,
    histories: &BTreeMap<VisitId, History>,
) -> Result<BTreeMap<OfficeId, Truth>, Broken> {
    let counted = recount(histories);
    let tx = world.town.app.store().begin_read(&world.town.anonymous()).await.map_err(fault)?;
    for ((office, day), figures) in &counted {
        let stored = tx.fetch_day(*office, *day).await.map_err(fault)?;
        if stored != *figures {
            return Err(format!("the day counts {stored:?} instead of {figures:?}"));
        }
    }
    let today = rome_day(world.town.clock.now());
    let mut truths = BTreeMap::new();
    for office in world.doors {
        let version = tx.fetch_version(office).await.map_err(fault)?;
        let here = |record: &&VisitRecord| record.visit.office_id == office && !record.visit.is_ended();
        let mut live: Vec<_> = visits.values().filter(here).cloned().collect();
        live.sort_by_key(|record| record.visit.rank());
        let figures = counted.get(&(office, today)).cloned().unwrap_or_else(|| DayFigures::none(today));
        truths.insert(office, Truth { version, live, figures });
    }
    Ok(truths)
}

/// Each node's board counts those who wait, and knows where a console is open.
async fn boards_are_right(world: &World, doors: &BTreeMap<OfficeId, Truth>) -> Result<(), Broken> {
    let attended: Vec<_> = world.screens.iter().filter_map(Screen::attends).collect();
    let is = |board: &Option<Arc<Board>>| {
        let Some(board) = board else { return false };
        doors.iter().all(|(office, truth)| {
            let waits = |record: &&VisitRecord| record.visit.state() == VisitState::Waiting;
            let waiting = truth.live.iter().filter(waits).count();
            let state = board.door(*office).map(|door| &door.state);
            state.is_some_and(|state| {
                state.waiting == waiting && (state.staffed || !attended.contains(office))
            })
        })
    };
    for node in &world.nodes {
        let mut board = node.follow_doors(&world.town.anonymous()).await.map_err(fault)?;
        let late = tokio::time::timeout(LONG, board.wait_for(is)).await.is_err();
        if late {
            return Err(format!("a board shows {:?}", board.borrow().as_ref().map(|board| &board.doors)));
        }
    }
    Ok(())
}

type Days = BTreeMap<(OfficeId, chrono::NaiveDate), DayFigures>;

fn recount(histories: &BTreeMap<VisitId, History>) -> Days {
    let mut days = Days::new();
    for history in histories.values() {
        let mut received = None;
        for event in history.events() {
            let day = rome_day(event.at);
            let figures = days.entry((event.office_id, day)).or_insert_with(|| DayFigures::none(day));
            let since = |then: domain::Instant| (event.at - then).num_seconds().max(0);
            match (event.kind, received) {
                (VisitEventKind::Knocked, _) => figures.knocks += 1,
                (VisitEventKind::Entered, None) => {
                    received = Some(event.at);
                    figures.received += 1;
                    figures.wait_s_sum += since(event.waits_since);
                }
                (VisitEventKind::Ended, Some(received)) => {
                    figures.served += 1;
                    figures.duration_s_sum += since(received);
                }
                _ => {}
            }
        }
    }
    days
}
