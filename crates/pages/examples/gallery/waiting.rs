//! The lobby in every state.

use chrono::TimeDelta;
use domain::{
    ClosingWord, OfficeId, Outlook, Party, PersonId, Refusal, Step, Visit, VisitId, estimate::WaitRange,
};
use pages::{DoorView, Frame, HandoverLink, KnockForm, Lobby, Message, Told, WriteForm, WriteProblem};

use super::{Page, closed, door, hard, morning};

/// States of the lobby, each made from one in which a visitor waits, and of the door before the knock.
fn states(frame: &Frame<'_>, waiting: &Lobby<'_>) -> Vec<Page> {
    let at = waiting.visit.knocked_at + TimeDelta::minutes(40);
    let range = Some(WaitRange { low_min: Some(10), high_min: 25 });
    let soon = Some(WaitRange { low_min: None, high_min: 10 });
    let (late, kept) = (Some(ClosingWord::MayBeTooLate(at)), Some(ClosingWord::Kept(at)));
    let none = Outlook::default();
    let shut = DoorView { open: false, phase: "CLOSED", ..waiting.door.clone() };
    let link = HandoverLink {
        address: "https://pescaglia.ricevimento.example/attesa/continua/0QyR1cD2mN3bV4cX5zL6kJ7hG8fD9sA0pO1iU2yT3rE",
        code: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" role=\"img\" aria-label=\"QR\"><path d=\"M4 4h1v1h-1z\"/></svg>",
        expires_at: at,
    };
    let said = |outlook| pages::lobby(frame, &Lobby { outlook, ..*waiting });
    let knock = |outlook| KnockForm { key: "k", outlook, ..KnockForm::default() };
    let unstaffed = DoorView { staffed: false, ..waiting.door.clone() };
    let first = Lobby { position: Some(1), name: None, reason: None, ..*waiting };
    let alone =
        |minutes: Option<i64>| Lobby { door: &unstaffed, alone: minutes.map(TimeDelta::minutes), ..*waiting };
    vec![
        ("lobby-no-visit", pages::no_visit(frame)),
        ("lobby-first", pages::lobby(frame, &first)),
        ("lobby-alerted-nobody", pages::lobby(frame, &alone(None))),
        ("lobby-alone", pages::lobby(frame, &alone(Some(9)))),
        ("lobby-long-alone", pages::lobby(frame, &alone(Some(10)))),
        ("lobby-range", said(Outlook { range, ..none })),
        ("lobby-range-soon", said(Outlook { range: soon, ..none })),
        ("lobby-longer", said(Outlook { longer: true, ..none })),
        ("lobby-too-late", said(Outlook { closing: late, range, ..none })),
        (
            "lobby-kept",
            pages::lobby(
                frame,
                &Lobby { door: &shut, outlook: Outlook { closing: kept, ..none }, ..*waiting },
            ),
        ),
        ("lobby-handover", pages::lobby(frame, &Lobby { handover: Some(&link), ..*waiting })),
        (
            "take-over",
            pages::take_over(frame, &waiting.door.name, "/attesa/continua/0QyR1cD2mN3bV4cX5zL6kJ7hG8fD9s"),
        ),
        ("door-range", pages::office(frame, waiting.door, &knock(Outlook { range, ..none }))),
        (
            "door-too-late",
            pages::office(frame, waiting.door, &knock(Outlook { range: soon, closing: late, ..none })),
        ),
    ]
}

/// Third in the queue, the office told, both fields written.
fn lobby<'a>(visit: &'a Visit, door: &'a DoorView) -> Lobby<'a> {
    Lobby {
        visit,
        door,
        position: Some(3),
        outlook: Outlook::default(),
        handover: None,
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

/// A visit in each of its states.
pub fn lobbies(frame: &Frame<'_>) -> Vec<Page> {
    let lang = frame.site.lang;
    let (open, closed, paused) = (door(lang), closed(lang), hard(lang));
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
    let answer_by = Some(now + TimeDelta::minutes(2));
    let link = Some("https://meet.example.org/anagrafe?a=1&b=2");
    let written = [
        Message { by: Party::Visitor, text: "Ho il <b>modulo</b>, ma non la firma 🙏", at: now },
        Message { by: Party::Office, text: "Va bene.\nLa mettiamo insieme.", at: now },
    ];
    let message = Some("Serve un <b>appuntamento</b> 📅");
    [
        ("lobby-waiting", told),
        ("lobby-talk", Lobby { messages: &written, ..told }),
        ("lobby-nobody", lobby(&knocked, &closed)),
        ("lobby-paused", Lobby { door: &paused, ..told }),
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
    .chain(states(frame, &told))
    .chain(writing(frame, &open))
    .collect()
}

fn writing(frame: &Frame<'_>, door: &DoorView) -> [Page; 2] {
    let empty = WriteForm { key: "k", ..WriteForm::default() };
    let text = "</textarea><script>alert(3)</script> مرحبا";
    let refused = WriteForm { text, problem: Some(WriteProblem::Unreadable), ..empty };
    [("write", pages::write(frame, door, &empty)), ("write-errors", pages::write(frame, door, &refused))]
}
