//! The lobby: where a visitor waits, is called, and reads how the visit ended.

use askama::Template;
use chrono::TimeDelta;
use domain::{ClosingWord, Instant, Outcome, Outlook, Tenant, Visit, VisitState, estimate::WaitRange};

use crate::{
    DoorView, Frame, HandoverLink, Message, Site, WriteForm, clock::Moment, render, talk::Said, texts::Texts,
};

/// A visit as its visitor sees it.
#[derive(Debug, Clone, Copy)]
pub struct Lobby<'a> {
    /// The visit.
    pub visit: &'a Visit,
    /// The door at which it waits.
    pub door: &'a DoorView,
    /// From 1, while waiting.
    pub position: Option<usize>,
    /// What can be said of the time, while waiting.
    pub outlook: Outlook,
    /// The link to another device that was just asked for.
    pub handover: Option<&'a HandoverLink<'a>>,
    /// When a console of the office first rang for it.
    pub alerted_at: Option<Instant>,
    /// What else was done about the knock.
    pub told: Told,
    /// While called: until when the visitor can enter.
    pub answer_by: Option<Instant>,
    /// While called or received: what the visitor reads at the door of the room, in the language of the comune.
    pub welcome: Option<&'a str>,
    /// While called or received in a room that is not ours: where the call takes place.
    pub link: Option<&'a str>,
    /// With the end: what the office wrote to the visitor.
    pub message: Option<&'a str>,
    /// What visitor and office wrote to each other.
    pub messages: &'a [Message<'a>],
    /// The idempotency key of the visitor's next message.
    pub key: &'a str,
    /// What the visitor wrote.
    pub name: Option<&'a str>,
    /// What the visitor wrote.
    pub reason: Option<&'a str>,
    /// The office has invited: its hours do not matter.
    pub called_back: bool,
    /// For how long the visitor has waited, where nobody of the office is connected.
    pub alone: Option<TimeDelta>,
}

/// After this time in front of an empty room, waiting is no longer what we recommend.
const LONG_ALONE: TimeDelta = TimeDelta::minutes(10);

impl Lobby<'_> {
    fn is_long_alone(&self) -> bool {
        self.alone.is_some_and(|alone| alone >= LONG_ALONE)
    }

    /// After how many seconds that will be so.
    fn long_alone_in_s(&self) -> Option<i64> {
        let left = LONG_ALONE - self.alone?;
        (left > TimeDelta::zero()).then(|| left.num_seconds() + 1)
    }
}

/// What was done about a knock after the office was told, as far as it is known to have been done.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told {
    /// When somebody of the office said that they had heard it.
    pub acknowledged_at: Option<Instant>,
    /// When the office was written to.
    pub escalated_at: Option<Instant>,
    /// When another office was asked to receive in its place.
    pub substituted_at: Option<Instant>,
    /// The visit is with that other office now.
    pub stands_in: bool,
}

#[derive(Template)]
#[template(path = "lobby.html", whitespace = "minimize")]
struct LobbyPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: &'static str,
    title: String,
    v: Lobby<'a>,
    w: WriteForm<'a>,
    alerted: Option<Moment>,
    answer_by: Option<Moment>,
    end: Option<Ending>,
    handover_until: Option<Moment>,
}

/// How the page speaks of a visit that is over.
struct Ending {
    sentence: String,
    next: Option<&'static str>,
    knock_again: bool,
    /// There are other ways to be answered, and reason to name them.
    offers: bool,
}

/// The lobby of a visit in any of its states.
#[must_use]
pub fn lobby(frame: &Frame<'_>, lobby: &Lobby<'_>) -> String {
    let t = Texts::of(frame.site.lang);
    let office = &lobby.door.name;
    let (title, end) = match lobby.visit.state() {
        VisitState::Waiting => (t.lobby_waiting_title(office), None),
        VisitState::Called { .. } => (t.lobby_called_title.to_owned(), None),
        VisitState::InRoom { .. } => (t.lobby_in_room_title(office), None),
        VisitState::Ended { outcome, .. } => {
            (heading(t, outcome).to_owned(), Some(ending(frame, lobby, outcome)))
        }
    };
    render(&LobbyPage {
        s: frame.site,
        t,
        tenant: frame.tenant,
        path: "/attesa",
        title,
        v: *lobby,
        w: WriteForm { key: lobby.key, ..WriteForm::default() },
        alerted: lobby.alerted_at.map(|at| Moment::new(at, frame.site.lang)),
        answer_by: lobby.answer_by.map(|at| Moment::new(at, frame.site.lang)),
        end,
        handover_until: lobby.handover.map(|link| Moment::new(link.expires_at, frame.site.lang)),
    })
}

impl<'a> LobbyPage<'a> {
    /// The name of the state in the API.
    fn state(&self) -> &'static str {
        match self.v.visit.state() {
            VisitState::Waiting => "WAITING",
            VisitState::Called { .. } => "CALLED",
            VisitState::InRoom { .. } => "IN_ROOM",
            VisitState::Ended { .. } => "ENDED",
        }
    }

    /// Whether there is anything better to do than to wait.
    fn offers(&self) -> bool {
        self.v.alone.is_some() && self.v.door.has_offers(self.tenant)
    }

    /// What was written so far.
    fn messages(&self) -> Vec<Said<'a>> {
        self.v.messages.iter().map(|message| Said::new(message, self.t, self.s)).collect()
    }

    /// Whether the office has been told, as far as is known.
    fn alert(&self) -> String {
        if let Some(at) = self.v.told.acknowledged_at {
            return self.t.lobby_acknowledged(self.time(at));
        }
        match &self.alerted {
            Some(at) if self.v.door.staffed => self.t.lobby_alerted(&at.time),
            Some(at) => self.t.lobby_alerted_nobody_now(&at.time),
            None if self.v.door.staffed => self.t.lobby_alerting.to_owned(),
            None => self.t.lobby_nobody.to_owned(),
        }
    }

    /// How long it usually takes, or that it takes longer.
    fn usual(&self) -> Option<String> {
        let Outlook { range, longer, .. } = self.v.outlook;
        match range {
            _ if longer => Some(self.t.lobby_longer.to_owned()),
            Some(WaitRange { low_min: Some(low), high_min }) => Some(self.t.lobby_range(high_min, low)),
            Some(WaitRange { low_min: None, high_min }) => Some(self.t.lobby_range_high(high_min)),
            None => None,
        }
    }

    /// What the end of the hours means.
    fn closing(&self) -> Option<String> {
        self.v.outlook.closing.map(|word| match word {
            ClosingWord::Kept(at) => self.t.lobby_closed_kept(self.time(at)),
            ClosingWord::MayBeTooLate(at) => self.t.lobby_too_late(self.time(at)),
        })
    }

    /// When the page is no longer true by itself.
    fn stale_at(&self) -> Option<String> {
        self.v.outlook.until.map(|at| Moment::new(at, self.s.lang).machine)
    }

    /// What was done besides.
    fn more(&self) -> Vec<String> {
        let Told { acknowledged_at, escalated_at, substituted_at, stands_in } = self.v.told;
        let mut more = vec![];
        if stands_in {
            more.push(self.t.lobby_stands_in(&self.v.door.name));
        }
        if acknowledged_at.is_none() {
            more.extend(escalated_at.map(|at| self.t.lobby_escalated(self.time(at))));
            let asked = substituted_at.filter(|_| !stands_in);
            more.extend(asked.map(|at| self.t.lobby_substituted(self.time(at))));
        }
        more
    }

    fn time(&self, at: Instant) -> String {
        Moment::new(at, self.s.lang).time
    }

    /// Why somebody who was called waits again.
    fn called_before(&self) -> Option<&'static str> {
        if self.v.visit.received_at().is_some() {
            Some(self.t.lobby_held)
        } else {
            (self.v.visit.calls() > 0).then_some(self.t.lobby_called_before)
        }
    }
}

const fn heading(t: &Texts, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Served => t.end_served_title,
        Outcome::Left => t.end_left_title,
        Outcome::Declined => t.end_declined_title,
        Outcome::Unserved => t.end_unserved_title,
        Outcome::NoShow => t.end_no_show_title,
        Outcome::Expired => t.end_expired_title,
    }
}

fn ending(frame: &Frame<'_>, lobby: &Lobby<'_>, outcome: Outcome) -> Ending {
    let t = Texts::of(frame.site.lang);
    let office = &lobby.door.name;
    let (sentence, next) = match outcome {
        Outcome::Served => (t.end_served(office), None),
        Outcome::Left => (t.end_left(office), None),
        Outcome::Declined => (t.end_declined(office), Some(t.end_declined_next)),
        Outcome::Unserved => (t.end_unserved(office), Some(t.end_unserved_next)),
        Outcome::NoShow => (t.end_no_show(office), Some(t.end_no_show_next)),
        Outcome::Expired => (t.end_expired(office), Some(t.end_expired_next)),
    };
    let knock_again = lobby.door.open && !matches!(outcome, Outcome::Served | Outcome::Declined);
    let offers = !matches!(outcome, Outcome::Served | Outcome::Left) && lobby.door.has_offers(frame.tenant);
    Ending { sentence, next, knock_again, offers }
}

#[derive(Template)]
#[template(path = "no_visit.html", whitespace = "minimize")]
struct NoVisitPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: &'static str,
}

/// The lobby for a browser that has no visit here.
#[must_use]
pub fn no_visit(frame: &Frame<'_>) -> String {
    render(&NoVisitPage {
        s: frame.site,
        t: Texts::of(frame.site.lang),
        tenant: frame.tenant,
        path: "/attesa",
    })
}
