//! Every page in every state, with the words that are hardest on a layout: long, empty, right to left, emoji.

use chrono::{TimeDelta, TimeZone as _, Utc};
use domain::{
    Instant, Lang, OfficeKind, Profile, Tenant, TenantId, TenantStatus,
    door::{DoorPhase, DoorState},
    hours::{Calendar, OpeningHours},
    profile::{Colour, Contacts},
};
use pages::{
    Assets, DoorView, Field, FieldError, FieldProblem, Frame, KnockForm, Notice, Offers, Search,
    SignInRefusal, Site,
};

#[path = "bookings.rs"]
mod bookings;
#[path = "others.rs"]
mod others;
#[path = "ratings.rs"]
mod ratings;
#[path = "requests.rs"]
mod requests;
#[path = "waiting.rs"]
mod waiting;

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
            pages.extend(waiting::lobbies(&frame));
            pages.extend(notices(&frame));
            pages.extend(ratings::pages(&frame));
            pages.extend(bookings::bookings(&frame));
            pages.extend(bookings::appointments(&frame));
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
        offers: Offers { messages: true, bookings: false },
        message: None,
        bring: vec![],
        aliases: String::new(),
        rank: 1,
    }
}

/// A door at which one can write and book.
const BOTH: Offers = Offers { messages: true, bookings: true };

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
            offers: BOTH,
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
        ("door-books", pages::office(frame, &DoorView { offers: BOTH, ..by_appointment.clone() }, &form)),
        ("door-by-appointment", pages::office(frame, &by_appointment, &form)),
        ("door-bring", pages::office(frame, &DoorView { bring: prepared, ..door(lang) }, &form)),
        ("door-hard", pages::office(frame, &hard(lang), &form)),
        ("door-waiting", pages::office(frame, &open, &waiting)),
    ]
}

fn notices(frame: &Frame<'_>) -> Vec<Page> {
    let door = door(frame.site.lang);
    [
        ("notice-not-found", Notice::NotFound),
        ("notice-suspended", Notice::Suspended),
        ("notice-rejected", Notice::Rejected),
        ("notice-cookies", Notice::CookiesRefused),
        ("notice-too-many", Notice::TooManyKnocks { retry_after_s: 120 }),
        ("notice-too-many-bookings", Notice::TooManyBookings { retry_after_s: 3 }),
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
