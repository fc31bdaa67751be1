//! What the lobby says of the time, and how it leads to another device.

use chrono::TimeDelta;
use domain::{ClosingWord, Outlook, estimate::WaitRange};
use pages::{DoorView, Frame, HandoverLink, KnockForm, Lobby};

type Page = (&'static str, String);

/// States of the lobby, each made from one in which a visitor waits, and of the door before the knock.
pub fn states(frame: &Frame<'_>, waiting: &Lobby<'_>) -> Vec<Page> {
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
    vec![
        ("lobby-no-visit", pages::no_visit(frame)),
        ("lobby-first", pages::lobby(frame, &first)),
        ("lobby-alerted-nobody", pages::lobby(frame, &Lobby { door: &unstaffed, ..*waiting })),
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
