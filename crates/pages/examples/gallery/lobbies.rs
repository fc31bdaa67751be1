//! Where one waits.

use chrono::TimeDelta;
use domain::{OfficeId, PersonId, Refusal, Step, Visit, VisitId, message::Author};
use pages::{DoorView, Frame, Lobby, Message, Told, WriteForm, WriteProblem};

use super::{Page, closed, door, hard, morning};

/// Third in the queue, the office told, both fields written.
fn lobby<'a>(visit: &'a Visit, door: &'a DoorView) -> Lobby<'a> {
    Lobby {
        visit,
        door,
        position: Some(3),
        alerted_at: None,
        told: Told::default(),
        answer_by: None,
        welcome: None,
        link: None,
        message: None,
        messages: &[],
        key: "0192f0c1",
        name: Some("Maria <i>Bianchi</i> مريم"),
        reason: Some("Carta d'identità scaduta 🙏"),
        called_back: false,
        alone: None,
    }
}

fn taken(step: Result<Step, Refusal>) -> Visit {
    step.unwrap_or_else(|refusal| panic!("{refusal}")).visit
}

/// The lobby of a visit in each state, and where its visitor writes.
pub fn pages(frame: &Frame<'_>) -> Vec<Page> {
    let lang = frame.site.lang;
    let (open, closed, paused) = (door(lang), closed(lang), hard(lang));
    let unstaffed = DoorView { staffed: false, ..door(lang) };
    let now = morning();
    let by = PersonId::new(now, [2; 10]);
    let knocked = Visit::knock(VisitId::new(now, [3; 10]), OfficeId::new(now, [4; 10]), now, now).visit;
    let called = taken(knocked.clone().admit(by, now));
    let in_room = taken(called.clone().enter(now));
    let held = taken(in_room.clone().hold());
    let served = taken(in_room.clone().end(now));
    let left = taken(knocked.clone().leave(now));
    let declined = taken(knocked.clone().decline(now));
    let unserved = taken(knocked.clone().turn_away(now));
    let expired = taken(knocked.clone().expire(now, TimeDelta::zero(), now));
    let missed = taken(called.clone().miss(TimeDelta::zero(), now));
    let no_show = taken(taken(missed.clone().admit(by, now)).miss(TimeDelta::zero(), now));

    let told = Lobby { alerted_at: Some(now), ..lobby(&knocked, &open) };
    let first = Lobby { position: Some(1), name: None, reason: None, ..told };
    let answer_by = Some(now + TimeDelta::minutes(2));
    let link = Some("https://meet.example.org/anagrafe?a=1&b=2");
    let written = [
        Message { by: Author::Visitor, text: "Ho il <b>modulo</b>, ma non la firma 🙏", at: now },
        Message { by: Author::Office, text: "Va bene.\nLa mettiamo insieme.", at: now },
    ];
    let message = Some("Serve un <b>appuntamento</b> 📅");
    [
        ("lobby-waiting", told),
        ("lobby-first", first),
        ("lobby-talk", Lobby { messages: &written, ..told }),
        ("lobby-nobody", lobby(&knocked, &closed)),
        ("lobby-paused", Lobby { door: &paused, ..told }),
        ("lobby-alerted-nobody", Lobby { door: &unstaffed, ..told }),
        ("lobby-alone", Lobby { door: &unstaffed, alone: Some(TimeDelta::minutes(9)), ..told }),
        ("lobby-long-alone", Lobby { door: &unstaffed, alone: Some(TimeDelta::minutes(10)), ..told }),
        ("lobby-called-back", Lobby { called_back: true, ..lobby(&knocked, &closed) }),
        ("lobby-held", lobby(&held, &open)),
        ("lobby-called-before", lobby(&missed, &open)),
        (
            "lobby-called",
            Lobby { answer_by, welcome: Some("Buongiorno, <i>entri</i> pure."), ..lobby(&called, &open) },
        ),
        ("lobby-in-room", lobby(&in_room, &open)),
        ("lobby-called-link", Lobby { answer_by, link, ..lobby(&called, &open) }),
        ("lobby-in-link", Lobby { link, ..lobby(&in_room, &open) }),
        ("lobby-served", lobby(&served, &open)),
        ("lobby-left", lobby(&left, &open)),
        ("lobby-declined", Lobby { message, ..lobby(&declined, &open) }),
        ("lobby-unserved", lobby(&unserved, &closed)),
        ("lobby-no-show", lobby(&no_show, &open)),
        ("lobby-expired", lobby(&expired, &open)),
    ]
    .into_iter()
    .map(|(name, lobby)| (name, pages::lobby(frame, &lobby)))
    .chain([("lobby-no-visit", pages::no_visit(frame))])
    .chain(writing(frame, &open))
    .collect()
}

fn writing(frame: &Frame<'_>, door: &DoorView) -> [Page; 2] {
    let empty = WriteForm { key: "k", ..WriteForm::default() };
    let text = "</textarea><script>alert(3)</script> مرحبا";
    let refused = WriteForm { text, problem: Some(WriteProblem::Unreadable), ..empty };
    [("write", pages::write(frame, door, &empty)), ("write-errors", pages::write(frame, door, &refused))]
}
