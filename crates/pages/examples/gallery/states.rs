//! Every page in every state, with the words that are hardest on a layout: long, empty, right to left, emoji.

use chrono::{TimeDelta, TimeZone as _, Utc};
use domain::{
    Instant, Lang, OfficeId, OfficeKind, PersonId, Profile, Refusal, Step, Tenant, TenantId, TenantStatus,
    Visit, VisitId,
    door::{DoorPhase, DoorState},
    hours::{Calendar, OpeningHours},
    message::Author,
    profile::{Colour, Contacts},
};
use pages::{
    Assets, DoorView, Field, FieldError, FieldProblem, Frame, KnockForm, Lobby, Message, Notice, Search,
    SignInRefusal, Site, Told, WriteForm, WriteProblem,
};

#[path = "others.rs"]
mod others;
#[path = "ratings.rs"]
mod ratings;
#[path = "requests.rs"]
mod requests;

/// One page as it can be met.
pub struct State {
    /// Of its file.
    pub name: &'static str,
    /// In which it is written.
    pub lang: Lang,
    /// The page.
    pub html: String,
}

/// All of them, in every language.
pub fn all(assets: &Assets) -> Vec<State> {
    let tenant = tenant();
    Lang::ALL
        .into_iter()
        .flat_map(|lang| {
            let site = Site {
                assets,
                lang,
                lang_chosen: lang == Lang::En,
                origin: "https://sant-angelo.ricevimento.example",
                languages: &Lang::ALL,
                linked_data: "",
            };
            let frame = Frame { site, tenant: &tenant };
            let mut pages = doors(&frame);
            pages.extend(lobbies(&frame));
            pages.extend(notices(&frame));
            pages.extend(ratings::pages(&frame));
            pages.extend(requests::pages(&frame));
            pages.extend(others::pages(&frame));
            pages.into_iter().map(move |(name, html)| State { name, lang, html })
        })
        .collect()
}

type Page = (&'static str, String);

/// A comune with a name that needs escaping and room.
pub fn tenant() -> Tenant {
    Tenant {
        id: TenantId::new(morning(), [1; 10]),
        slug: "sant-angelo".to_owned(),
        name: "Sant'Angelo in Pontano".to_owned(),
        province: "MC".to_owned(),
        region: "Marche".to_owned(),
        status: TenantStatus::Active,
        demonstration: true,
        profile: profile(),
        revision: 1,
        version: 1,
    }
}

/// All that a comune can say of itself.
fn profile() -> Profile {
    let some = |text: &str| Some(text.to_owned());
    Profile {
        site_url: some("https://www.comune.example"),
        colour: Colour::parse("#7a1f2b").ok(),
        crest: some("0123"),
        contacts: Contacts {
            address: some("Piazza del Popolo <1>\n62020 Sant'Angelo in Pontano (MC)"),
            phone: some("0733 000000 (centralino)"),
            email: some("comune@comune.example"),
            pec: some("comune@pec.example"),
        },
        accessibility_url: some("https://form.agid.gov.it/view/prova"),
        appointment_url: some("https://servizi.comune.example/prenota?a=1&b=2"),
        report_url: some("https://servizi.comune.example/segnala"),
        privacy_contact: some("rpd@comune.example"),
        ..Profile::default()
    }
}

fn morning() -> Instant {
    Utc.with_ymd_and_hms(2026, 11, 23, 9, 30, 0).single().unwrap_or_default()
}

/// What staff wrote on a sign.
const SIGN: &str = "sono al piano di sopra, 5 minuti ☕";

/// As the server says them.
fn hours(syntax: &str, lang: Lang) -> String {
    let hours = OpeningHours::parse(syntax, &Calendar::italy(None));
    hours.unwrap_or_else(|error| panic!("{error}")).words(lang).join("\n")
}

/// Open for three hours, or closed for a week.
fn state(phase: DoorPhase) -> DoorState {
    let open = phase == DoorPhase::Open;
    DoorState {
        phase,
        until: open.then(|| morning() + TimeDelta::hours(3)),
        opens_at: (!open).then(|| morning() + TimeDelta::days(7)),
        ..DoorState::closed(true, 0)
    }
}

fn said(phase: DoorPhase, lang: Lang) -> String {
    state(phase).text(morning(), lang)
}

/// A door that takes knocks; the states of others are written over it.
pub fn door(lang: Lang) -> DoorView {
    DoorView {
        slug: "anagrafe".to_owned(),
        kind: OfficeKind::Office,
        name: "Anagrafe e stato civile".to_owned(),
        name_lang: Lang::It,
        summary_lang: Lang::It,
        summary:
            "Per la carta d'identità, la residenza e i certificati, e per dichiarare nascite e matrimoni."
                .to_owned(),
        hours: hours("Mo-Fr 09:00-12:30, Tu,Th 15:00-17:00; Aug 10-21 off; PH off", lang),
        open: true,
        phase: "OPEN",
        text: said(DoorPhase::Open, lang),
        opens_at: None,
        waiting: 2,
        staffed: true,
        takes_requests: true,
        books: false,
        message: None,
        bring: vec![],
        aliases: String::new(),
        rank: 1,
    }
}

fn closed(lang: Lang) -> DoorView {
    DoorView {
        slug: "ragioneria".to_owned(),
        name: "Ragioneria".to_owned(),
        summary: "Per fatture, mandati e pagamenti del Comune a fornitori e professionisti.".to_owned(),
        open: false,
        phase: "CLOSED",
        text: said(DoorPhase::Closed, lang),
        opens_at: Some(morning() + TimeDelta::days(7)),
        waiting: 0,
        staffed: false,
        rank: 4,
        ..door(lang)
    }
}

fn board(lang: Lang) -> Vec<DoorView> {
    vec![
        door(lang),
        DoorView {
            slug: "ufficio-tecnico".to_owned(),
            name: "Ufficio tecnico".to_owned(),
            summary:
                "Per segnalare guasti a strade, fontane e illuminazione, e per lavori, frane e cimiteri."
                    .to_owned(),
            phase: "PAUSED",
            text: DoorState { message: Some(SIGN.to_owned()), ..state(DoorPhase::Paused) }
                .text(morning(), lang),
            message: Some(SIGN.to_owned()),
            waiting: 1,
            rank: 2,
            ..door(lang)
        },
        DoorView {
            slug: "servizi-sociali".to_owned(),
            name: "Servizi sociali".to_owned(),
            summary: "Per chiedere un contributo o l'assistenza a casa.".to_owned(),
            text: DoorState { staffed: false, ..state(DoorPhase::Open) }.text(morning(), lang),
            staffed: false,
            waiting: 0,
            rank: 3,
            ..door(lang)
        },
        closed(lang),
        DoorView {
            slug: "segretario-comunale".to_owned(),
            name: "Segretario comunale".to_owned(),
            summary: "Per contratti con il Comune, accesso civico e segnalazioni di irregolarità.".to_owned(),
            hours: hours("We 10:00-12:00 unknown; Aug 10-21 off", lang),
            phase: "BY_APPOINTMENT",
            text: said(DoorPhase::ByAppointment, lang),
            rank: 5,
            ..closed(lang)
        },
        DoorView { slug: "rtl".to_owned(), rank: 6, ..hard(lang) },
        DoorView {
            slug: "sindaco".to_owned(),
            kind: OfficeKind::Mayor,
            name: "Sindaco".to_owned(),
            summary: "Per parlare del paese, fare una proposta o portare un problema.".to_owned(),
            rank: 9,
            ..closed(lang)
        },
        DoorView {
            slug: "assessore-bilancio".to_owned(),
            kind: OfficeKind::Councillor,
            name: "Assessore al bilancio e alle attività produttive".to_owned(),
            summary: "Per parlare dei conti e delle tariffe del Comune, di commercio e turismo.".to_owned(),
            rank: 8,
            ..closed(lang)
        },
    ]
}

/// Markup, right-to-left script, emoji and a word that does not break.
pub fn hard(lang: Lang) -> DoorView {
    DoorView {
        name: "<b>Ufficio</b> \"مكتب\" & 🏛️ Straßenverkehrsordnungswidrigkeitensachbearbeitung".to_owned(),
        summary: "مكتب الاستقبال <script>alert(1)</script> 'è aperto' 👩‍👩‍👧‍👦".to_owned(),
        text: "Torna subito: نعود بعد قليل <img src=x onerror=alert(1)>".to_owned(),
        message: Some("نعود بعد قليل <img src=x onerror=alert(1)>".to_owned()),
        phase: "PAUSED",
        ..door(lang)
    }
}

fn doors(frame: &Frame<'_>) -> Vec<Page> {
    let lang = frame.site.lang;
    let (open, closed) = (door(lang), closed(lang));
    let form = KnockForm { key: "k", ..KnockForm::default() };
    let problems = [
        FieldError { field: Field::Name, problem: FieldProblem::ControlCharacters },
        FieldError { field: Field::Reason, problem: FieldProblem::TooLong },
    ];
    let typed = KnockForm {
        name: "\"><script>alert(1)</script>",
        reason: "</textarea><script>alert(2)</script> مرحبا 👋",
        errors: &problems,
        ..form
    };
    let all_closed: Vec<_> = board(lang).into_iter().filter(|door| !door.open).collect();
    let by_appointment = DoorView { phase: "BY_APPOINTMENT", ..closed.clone() };
    let prepared =
        ["Un documento <b>valido</b>,\nla tessera sanitaria", "مستند صالح"].map(str::to_owned).to_vec();
    let found = |text, only_open| pages::home(frame, &board(lang), &Search::new(text, only_open));
    let waiting = KnockForm { waiting_at: Some("Ufficio tecnico"), ..form };
    vec![
        ("home", found("", false)),
        ("home-only-open", found("", true)),
        ("home-found", found("ATTIVITA bilancio", false)),
        ("home-nothing-found", found("<script>alert(1)</script>\" onfocus=\"alert(2)", true)),
        ("home-nobody", pages::home(frame, &all_closed, &Search::new("", true))),
        ("home-no-doors", pages::home(frame, &[], &Search::default())),
        ("door-open", pages::office(frame, &open, &form)),
        ("door-unstaffed", pages::office(frame, &DoorView { staffed: false, ..door(lang) }, &form)),
        ("door-errors", pages::office(frame, &open, &typed)),
        ("door-closed", pages::office(frame, &closed, &form)),
        ("door-by-appointment", pages::office(frame, &by_appointment, &form)),
        ("door-bring", pages::office(frame, &DoorView { bring: prepared, ..door(lang) }, &form)),
        ("door-hard", pages::office(frame, &hard(lang), &form)),
        ("door-waiting", pages::office(frame, &open, &waiting)),
    ]
}

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

fn lobbies(frame: &Frame<'_>) -> Vec<Page> {
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

fn notices(frame: &Frame<'_>) -> Vec<Page> {
    let door = door(frame.site.lang);
    [
        ("notice-not-found", Notice::NotFound),
        ("notice-suspended", Notice::Suspended),
        ("notice-rejected", Notice::Rejected),
        ("notice-cookies", Notice::CookiesRefused),
        ("notice-too-many", Notice::TooManyKnocks { retry_after_s: 120 }),
        ("notice-too-many-ratings", Notice::TooManyRatings { retry_after_s: 3 }),
        ("notice-queue-full", Notice::QueueFull { door: &door }),
        ("notice-already", Notice::AlreadyWaiting { office: "<b>Tributi</b>" }),
        ("notice-unavailable", Notice::Unavailable { retry_after_s: 5 }),
        ("notice-not-invited", Notice::SignIn(SignInRefusal::NotInvited)),
        ("notice-cancelled", Notice::SignIn(SignInRefusal::Cancelled)),
        ("notice-sign-in-expired", Notice::SignIn(SignInRefusal::Expired)),
        ("notice-level-too-low", Notice::SignIn(SignInRefusal::LevelTooLow)),
        ("notice-provider", Notice::SignIn(SignInRefusal::ProviderUnavailable)),
        ("notice-forbidden", Notice::Forbidden),
    ]
    .into_iter()
    .map(|(name, notice)| (name, pages::notice(frame, &notice)))
    .collect()
}
