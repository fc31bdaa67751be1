//! The built-in call: who is at which end, and what they say to each other until they are connected.
//!
//! Media goes from browser to browser. What passes here is the signalling, untouched, between the two sides of a
//! visit that was admitted; nobody else can speak into it. Nothing of it is stored.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use access::{Action, Ctx};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use domain::{TenantId, VisitId};
use hmac::{Hmac, Mac};
use sha1::Sha1;
use store::VisitRecord;
use tokio::sync::mpsc;

use crate::{App, Result};

/// At most this many bytes in one signal: an offer with three media lines has some six thousand.
pub const SIGNAL_MAX: usize = 32_000;

/// How many signals wait for a slow reader before the sender is told that they did not arrive.
const MAILBOX: usize = 256;

/// An end of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Whoever admitted the visit. Makes every offer.
    Clerk,
    /// Whoever holds the visit's secret.
    Visitor,
}

impl Side {
    const fn index(self) -> usize {
        match self {
            Self::Clerk => 0,
            Self::Visitor => 1,
        }
    }
}

/// What an end hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallEvent {
    /// The other end is connected.
    Present,
    /// The other end's socket is gone; it may come back.
    Absent,
    /// What the other end sent.
    Signal(String),
    /// The same end has connected anew elsewhere.
    Replaced,
    /// The visit is over, or back in the queue.
    Over,
}

/// What a browser needs to join.
#[derive(Debug, Clone)]
pub struct CallSetup {
    /// Which end it is.
    pub side: Side,
    /// It must connect by way of a relay alone: its network address is kept from the other end.
    pub relay_only: bool,
    /// Relays, with credentials of this visit.
    pub ice_servers: Vec<IceServer>,
}

/// A relay, as `RTCIceServer` (W3C WebRTC, 4.2.3).
#[derive(Debug, Clone)]
pub struct IceServer {
    /// `stun:`, `turn:` or `turns:`.
    pub urls: Vec<String>,
    /// Of the credential.
    pub username: Option<String>,
    /// Good for a limited time.
    pub credential: Option<String>,
}

/// All calls of this process.
#[derive(Clone, Default)]
pub struct Calls {
    ends: Arc<Mutex<HashMap<(TenantId, VisitId), Ends>>>,
}

#[derive(Default)]
struct Ends {
    seats: [Option<Seat>; 2],
    next: u64,
}

struct Seat {
    number: u64,
    mailbox: mpsc::Sender<CallEvent>,
}

/// A place at a call, while it is held. The newest of an end wins.
pub struct CallSeat {
    calls: Calls,
    key: (TenantId, VisitId),
    side: Side,
    number: u64,
    events: mpsc::Receiver<CallEvent>,
}

impl CallSeat {
    /// The next thing heard. `None` after the end.
    pub async fn next(&mut self) -> Option<CallEvent> {
        self.events.recv().await
    }
}

impl Drop for CallSeat {
    fn drop(&mut self) {
        self.calls.stand_up(self.key, self.side, self.number);
    }
}

impl Calls {
    fn locked(&self) -> MutexGuard<'_, HashMap<(TenantId, VisitId), Ends>> {
        self.ends.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sit_down(&self, key: (TenantId, VisitId), side: Side) -> CallSeat {
        let (mailbox, events) = mpsc::channel(MAILBOX);
        let mut all = self.locked();
        let ends = all.entry(key).or_default();
        ends.next += 1;
        let number = ends.next;
        let (own, other) = (side.index(), 1 - side.index());
        if let Some(former) = ends.seats[own].take() {
            tell(&former, CallEvent::Replaced);
        }
        let seat = Seat { number, mailbox };
        if let Some(other) = &ends.seats[other] {
            tell(&seat, CallEvent::Present);
            tell(other, CallEvent::Present);
        }
        ends.seats[own] = Some(seat);
        drop(all);
        CallSeat { calls: self.clone(), key, side, number, events }
    }

    fn stand_up(&self, key: (TenantId, VisitId), side: Side, number: u64) {
        let mut all = self.locked();
        let Some(ends) = all.get_mut(&key) else { return };
        let own = &mut ends.seats[side.index()];
        // A seat that was replaced has nothing to leave.
        if own.as_ref().is_some_and(|seat| seat.number == number) {
            *own = None;
            if let Some(other) = &ends.seats[1 - side.index()] {
                tell(other, CallEvent::Absent);
            }
        }
        if ends.seats.iter().all(Option::is_none) {
            all.remove(&key);
        }
    }

    /// Passes a signal on. `false` where nobody is there to hear it.
    fn signal(&self, key: (TenantId, VisitId), from: Side, payload: String) -> bool {
        let all = self.locked();
        let other = all.get(&key).and_then(|ends| ends.seats[1 - from.index()].as_ref());
        other.is_some_and(|seat| seat.mailbox.try_send(CallEvent::Signal(payload)).is_ok())
    }

    /// Ends a call for both, if one is on.
    pub fn over(&self, tenant: TenantId, visit: VisitId) {
        let Some(ends) = self.locked().remove(&(tenant, visit)) else { return };
        for seat in ends.seats.into_iter().flatten() {
            tell(&seat, CallEvent::Over);
        }
    }
}

/// A full mailbox belongs to a socket that no longer reads; it will find out by itself.
fn tell(seat: &Seat, event: CallEvent) {
    let _ = seat.mailbox.try_send(event);
}

impl App {
    /// What the caller's browser needs to join the call. `None` where none is on, or the caller is not at that end.
    pub async fn call_setup(&self, ctx: &Ctx, visit: VisitId, side: Side) -> Result<Option<CallSetup>> {
        if self.call_at(ctx, visit, side).await?.is_none() {
            return Ok(None);
        }
        let relay_only = side == Side::Visitor && self.board(ctx).await?.tenant.profile.relay_only;
        let ice_servers = self.ice_servers(ctx, &format!("{visit}-{}", side.index()));
        Ok(Some(CallSetup { side, relay_only, ice_servers }))
    }

    /// The relays, for a visitor who waits and would know beforehand whether a call gets through. `None` where nobody
    /// waits, or there is no relay.
    pub async fn relays_to_try(&self, ctx: &Ctx) -> Result<Option<Vec<IceServer>>> {
        let Some(holder) = ctx.visitor else { return Ok(None) };
        let tx = self.store().begin_read(ctx).await?;
        let waits = tx.lookup_visit_of(holder, ctx.now).await?.filter(|record| !record.visit.is_ended());
        let servers = waits.map(|record| self.ice_servers(ctx, &format!("{}-trial", record.visit.id)));
        Ok(servers.filter(|servers| !servers.is_empty()))
    }

    /// Joins the call of a visit.
    pub async fn join_call(&self, ctx: &Ctx, visit: VisitId, side: Side) -> Result<Option<CallSeat>> {
        let on = self.call_at(ctx, visit, side).await?.is_some();
        Ok(on.then(|| self.calls().sit_down((ctx.tenant, visit), side)))
    }

    /// Sends something to the other end. `false` where no call is on, the caller is not at that end, what they send
    /// is too large, or nobody is there.
    pub async fn signal(&self, ctx: &Ctx, visit: VisitId, side: Side, payload: String) -> Result<bool> {
        if payload.len() > SIGNAL_MAX || self.call_at(ctx, visit, side).await?.is_none() {
            return Ok(false);
        }
        Ok(self.calls().signal((ctx.tenant, visit), side, payload))
    }

    /// The visit, if a call is on and the caller sits at that end of it.
    async fn call_at(&self, ctx: &Ctx, visit: VisitId, side: Side) -> Result<Option<VisitRecord>> {
        let tx = self.store().begin_read(ctx).await?;
        let record = tx.lookup_visit(visit).await?;
        let seated = |record: &VisitRecord| {
            let Some(operator) = record.visit.operator() else { return false };
            match side {
                Side::Clerk => {
                    ctx.may(Action::Receive(record.visit.office_id))
                        && ctx.staff.as_ref().is_some_and(|staff| staff.id == operator)
                }
                Side::Visitor => ctx.may(Action::FollowVisit(record.holder)),
            }
        };
        Ok(record.filter(seated))
    }

    /// coturn's time-limited credentials: the name says until when, the credential is its HMAC-SHA1
    /// (draft-uberti-behave-turn-rest-00).
    fn ice_servers(&self, ctx: &Ctx, holder: &str) -> Vec<IceServer> {
        let Some(turn) = &self.settings().turn else { return vec![] };
        let until = (ctx.now + turn.lifetime).timestamp();
        let username = format!("{until}:{holder}");
        let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(turn.secret.as_bytes()) else { return vec![] };
        mac.update(username.as_bytes());
        let credential = BASE64_STANDARD.encode(mac.finalize().into_bytes());
        vec![IceServer { urls: turn.urls.clone(), username: Some(username), credential: Some(credential) }]
    }
}

#[cfg(test)]
#[path = "calls_tests.rs"]
mod tests;
