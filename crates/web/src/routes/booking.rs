//! Booking: choosing a time, then the form. Both work without JavaScript.

use std::net::SocketAddr;

use app::{BookOutcome, Booking, FreeDays, Invalid, Key, Problem};
use axum::{
    Form, Router,
    extract::{ConnectInfo, Path},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::Response,
    routing::get,
};
use chrono::NaiveDate;
use domain::Instant;
use pages::{BookingField, BookingForm, BookingProblem, BookingRefusal, Notice, SlotChoice};
use serde::Deserialize;

use crate::{
    Web,
    caller::Caller,
    doors, limits, origin,
    reply::{html, see_other},
};

/// How many days a page shows.
pub const DAYS: usize = 5;

pub fn routes() -> Router<Web> {
    Router::new().route("/uffici/{slug}/appuntamento", get(choose).post(book))
}

/// What stands in an address: `dal=2026-11-25` from which day on, `ora=2026-11-25T09:00:00Z` which time.
#[derive(Debug, Default)]
pub struct Wish {
    pub from: Option<NaiveDate>,
    pub at: Option<Instant>,
}

impl Wish {
    pub fn read(uri: &Uri) -> Self {
        let mut wish = Self::default();
        for (name, value) in url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()) {
            match &*name {
                "dal" => wish.from = value.parse().ok(),
                "ora" => wish.at = value.parse().ok(),
                _ => {}
            }
        }
        wish
    }
}

/// What the form sends.
#[derive(Debug, Deserialize)]
struct Fields {
    #[serde(default)]
    key: String,
    #[serde(default)]
    ora: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    reason: String,
}

/// The free times; with one of them chosen, the form.
async fn choose(Path(slug): Path<String>, uri: Uri, caller: Caller) -> Response {
    match show(&caller, &slug, &Wish::read(&uri)).await {
        Ok(response) => response,
        Err(error) => caller.fault(&error),
    }
}

async fn show(caller: &Caller, slug: &str, wish: &Wish) -> app::Result<Response> {
    let app = &caller.web.app;
    let board = app.board(&caller.ctx).await?;
    let Some(door) = board.door_at(slug) else {
        return Ok(caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound));
    };
    let office = door.office.id;
    let view = doors::door(&board.tenant, door, board.at, caller.language.lang);
    if let Some(start) = wish.at
        && let Some(slot) = app.free_slot(&caller.ctx, office, start).await?
    {
        let key = Key::from_random(app.random());
        let form = BookingForm {
            key: key.as_str(),
            slot: Some(slot),
            mail: app.mail_enabled(),
            ..BookingForm::default()
        };
        return Ok(html(StatusCode::OK, pages::booking_form(&caller.frame(), &view, &form)));
    }
    let Some(free) = app.free_slots(&caller.ctx, office, wish.from, DAYS).await? else {
        // Appointments of this door are made elsewhere: its page says where.
        return Ok(see_other(&caller.href(&format!("/uffici/{slug}"))));
    };
    let path = format!("/uffici/{slug}/appuntamento");
    let choice = SlotChoice {
        path: &path,
        days: &free.days,
        next: free.next,
        later: wish.from.is_some(),
        moving: None,
        gone: wish.at.is_some(),
    };
    Ok(html(StatusCode::OK, pages::booking_slots(&caller.frame(), &view, &choice)))
}

/// Takes one booking of the caller's address, or answers that there were too many.
pub fn limited(caller: &Caller, headers: &HeaderMap, peer: SocketAddr) -> Option<Response> {
    let address = limits::address(headers, peer, caller.web.settings.trusted_proxies);
    let retry_after_s = caller.web.limits.booking(address).err()?;
    let notice = Notice::TooManyBookings { retry_after_s };
    let mut response = caller.notice(StatusCode::TOO_MANY_REQUESTS, &notice);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after_s));
    Some(response)
}

/// Books, and goes to the page of the appointment.
async fn book(
    Path(slug): Path<String>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    caller: Caller,
    Form(fields): Form<Fields>,
) -> Response {
    if !origin::is_own(&headers) {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Rejected);
    }
    let Some(key) = Key::parse(&fields.key) else {
        return caller.notice(StatusCode::BAD_REQUEST, &Notice::Rejected);
    };
    if let Some(refused) = limited(&caller, &headers, peer) {
        return refused;
    }
    match keep(&caller, &slug, &fields, key).await {
        Ok(response) => response,
        Err(error) => caller.fault(&error),
    }
}

async fn keep(caller: &Caller, slug: &str, fields: &Fields, key: Key) -> app::Result<Response> {
    let app = &caller.web.app;
    let board = app.board(&caller.ctx).await?;
    let Some(door) = board.door_at(slug) else {
        return Ok(caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound));
    };
    let Ok(starts_at) = fields.ora.parse::<Instant>() else {
        return again(caller, door, fields, Again::Wrong(&[(BookingField::Slot, BookingProblem::Missing)]))
            .await;
    };
    let booking = Booking {
        office: door.office.id,
        starts_at,
        name: fields.name.clone(),
        email: fields.email.clone(),
        phone: Some(fields.phone.clone()),
        reason: Some(fields.reason.clone()),
        key,
    };
    match app.book(&caller.ctx, &booking).await? {
        BookOutcome::Booked(_, token) => {
            Ok(see_other(&caller.href(&format!("/appuntamento/{}", token.expose()))))
        }
        BookOutcome::SlotGone => again(caller, door, fields, Again::Refused(BookingRefusal::SlotGone)).await,
        BookOutcome::TooMany => again(caller, door, fields, Again::Refused(BookingRefusal::TooMany)).await,
        BookOutcome::KeyReused => {
            again(caller, door, fields, Again::Refused(BookingRefusal::KeyReused)).await
        }
        BookOutcome::Invalid(invalid) => {
            let errors: Vec<_> = invalid.into_iter().filter_map(field_error).collect();
            again(caller, door, fields, Again::Wrong(&errors)).await
        }
        BookOutcome::NotOffered => Ok(caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound)),
    }
}

/// Why the form is shown again.
#[derive(Clone, Copy)]
enum Again<'a> {
    Wrong(&'a [(BookingField, BookingProblem)]),
    Refused(BookingRefusal),
}

/// The form with what was typed; where the time has gone, or none was chosen, with the times that are free now.
async fn again(
    caller: &Caller,
    door: &app::DoorView,
    fields: &Fields,
    why: Again<'_>,
) -> app::Result<Response> {
    let app = &caller.web.app;
    let slot = match fields.ora.parse::<Instant>() {
        Ok(start) => app.free_slot(&caller.ctx, door.office.id, start).await?,
        Err(_) => None,
    };
    let free = match slot {
        Some(_) => FreeDays::default(),
        None => app.free_slots(&caller.ctx, door.office.id, None, DAYS).await?.unwrap_or_default(),
    };
    let (errors, refusal, status) = match why {
        Again::Wrong(errors) => (errors, None, StatusCode::UNPROCESSABLE_ENTITY),
        Again::Refused(refusal) => (&[][..], Some(refusal), StatusCode::CONFLICT),
    };
    // What was sent with the old key is settled: the next attempt is another.
    let key = Key::from_random(app.random());
    let form = BookingForm {
        key: key.as_str(),
        slot,
        free: &free.days,
        name: short(&fields.name),
        email: short(&fields.email),
        phone: short(&fields.phone),
        reason: short(&fields.reason),
        errors,
        refusal,
        mail: app.mail_enabled(),
    };
    let tenant = &caller.tenant;
    let view = doors::door(tenant, door, caller.ctx.now, caller.language.lang);
    Ok(html(status, pages::booking_form(&caller.frame(), &view, &form)))
}

/// What was typed, as far as anybody types: nobody is sent a megabyte back.
fn short(text: &str) -> &str {
    const MOST: usize = 2_000;
    text.char_indices().nth(MOST).map_or(text, |(end, _)| &text[..end])
}

fn field_error(invalid: Invalid) -> Option<(BookingField, BookingProblem)> {
    let field = match invalid.field {
        "name" => BookingField::Name,
        "email" => BookingField::Email,
        "phone" => BookingField::Phone,
        "reason" => BookingField::Reason,
        _ => return None,
    };
    let problem = match invalid.problem {
        Problem::Empty => BookingProblem::Missing,
        Problem::TooLong(_) => BookingProblem::TooLong,
        Problem::NotAnEmail => BookingProblem::NotAnEmail,
        _ => BookingProblem::ControlCharacters,
    };
    Some((field, problem))
}
