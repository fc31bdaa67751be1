//! A word to the widgets of other sites when a door changes: they ask for the state themselves then, so that there is
//! one place that says it.

use std::{convert::Infallible, sync::Arc, time::Duration};

use app::Board;
use axum::response::{
    IntoResponse, Response,
    sse::{Event, KeepAlive, Sse},
};
use domain::{OfficeId, door::DoorState};
use futures_util::stream;
use tokio::sync::watch;

use crate::{caller::Caller, headers::for_everybody};

/// A site hears of its doors at most this often.
const PAUSE: Duration = Duration::from_millis(200);
/// Proxies cut a connection on which nothing is said; many after a minute.
const KEEP_ALIVE: Duration = Duration::from_secs(25);

/// What a widget shows of the doors: who waits is not among it.
#[derive(PartialEq)]
struct Shown {
    set_up: i64,
    doors: Vec<(OfficeId, DoorState)>,
}

impl Shown {
    fn of(board: &Board) -> Self {
        let state = |door: &app::DoorView| DoorState { waiting: 0, ..door.state.clone() };
        let doors = board.doors.iter().map(|door| (door.office.id, state(door)));
        Self { set_up: board.tenant.version, doors: doors.collect() }
    }
}

/// The changes of the doors that are being followed, and what was shown last.
struct Followed {
    changes: watch::Receiver<Option<Arc<Board>>>,
    shown: Option<Shown>,
}

impl Followed {
    /// Waits until something differs that a widget shows. `None` where the doors are followed no longer.
    async fn changed(&mut self) -> Option<()> {
        loop {
            self.changes.changed().await.ok()?;
            let board = self.changes.borrow_and_update().clone()?;
            let shown = Shown::of(&board);
            if self.shown.as_ref() != Some(&shown) {
                // What was there when it began is no news.
                let news = self.shown.replace(shown).is_some();
                if news {
                    return Some(());
                }
            }
        }
    }
}

/// Server-sent events (HTML, 9.2), for any site and without cookies: each says that there is something new.
pub async fn events(caller: Caller) -> Response {
    let changes = match caller.web.app.follow_doors(&caller.ctx).await {
        Ok(changes) => changes,
        Err(error) => return for_everybody(caller.fault(&error)),
    };
    let events = stream::unfold(Followed { changes, shown: None }, |mut followed| async move {
        followed.changed().await?;
        tokio::time::sleep(PAUSE).await;
        // A browser does not tell of an event without data.
        Some((Ok::<_, Infallible>(Event::default().data("changed")), followed))
    });
    let events = Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    // Or nginx would keep a word until it has a bufferful of them.
    for_everybody(([("x-accel-buffering", "no")], events).into_response())
}
