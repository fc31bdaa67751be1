//! The page of an appointment, for whoever has its link: look, change, cancel, come.

use std::net::SocketAddr;

use app::{AppointmentOutcome, AppointmentRecord, ArriveOutcome, Secret};
use axum::{
    Form, Router,
    extract::{ConnectInfo, FromRequestParts, Path},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use axum_extra::extract::CookieJar;
use domain::{Instant, appointment::Unfit};
use pages::{AppointmentProblem, AppointmentView, Confirmation, Notice, SlotChoice};
use serde::Deserialize;

use super::booking::{self, Wish};
use crate::{
    Web,
    caller::Caller,
    cookies, doors, origin,
    reply::{html, see_other},
};

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/appuntamento/{token}", get(show))
        .route("/appuntamento/{token}/appuntamento.ics", get(calendar))
        .route("/appuntamento/{token}/cambia", get(choose).post(change))
        .route("/appuntamento/{token}/annulla", get(ask).post(cancel))
        .route("/appuntamento/{token}/riprendi", post(again))
        .route("/appuntamento/{token}/entra", post(arrive))
}

/// Whoever has the link of an appointment. A link that is none, of another comune's or of one that was erased, is a
/// page that does not exist.
struct Holder {
    caller: Caller,
    token: Secret,
    record: AppointmentRecord,
    door: app::DoorView,
}

impl FromRequestParts<Web> for Holder {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let caller = <Caller as FromRequestParts<Web>>::from_request_parts(parts, web)
            .await
            .map_err(IntoResponse::into_response)?;
        let path = Path::<String>::from_request_parts(parts, web).await;
        let token = path.ok().and_then(|Path(token)| Secret::parse(&token));
        let Some(token) = token else { return Err(private(unknown(&caller))) };
        let found = match caller.web.app.my_appointment(&caller.ctx, &token).await {
            Ok(Some(record)) => record,
            Ok(None) => return Err(private(unknown(&caller))),
            Err(error) => return Err(caller.fault(&error)),
        };
        match caller.web.app.door_of(&caller.ctx, &found.appointment).await {
            Ok(door) => Ok(Self { caller, token, record: found, door }),
            Err(error) => Err(caller.fault(&error)),
        }
    }
}

fn unknown(caller: &Caller) -> Response {
    caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound)
}

/// Nothing of these pages is for search engines; that no cache keeps them, [`html`] says.
fn private(mut response: Response) -> Response {
    response.headers_mut().insert(ROBOTS, HeaderValue::from_static("noindex"));
    response
}

impl Holder {
    fn path(&self, page: &str) -> String {
        self.caller.href(&format!("/appuntamento/{}{page}", self.token.expose()))
    }

    fn door(&self) -> pages::DoorView {
        doors::door(&self.caller.tenant, &self.door, self.caller.ctx.now, self.caller.language.lang)
    }

    fn view(&self) -> AppointmentView<'_> {
        let email = self.record.booked.email.as_deref();
        AppointmentView {
            appointment: &self.record.appointment,
            token: self.token.expose(),
            mailed_to: email.filter(|_| self.caller.web.app.mail_enabled()),
            message: self.record.message.as_deref(),
            problem: None,
            waiting: false,
            now: self.caller.ctx.now,
        }
    }

    async fn page(&self, status: StatusCode, problem: Option<AppointmentProblem>) -> Response {
        let waiting = match self.caller.web.app.is_waiting(&self.caller.ctx, &self.record).await {
            Ok(waiting) => waiting,
            Err(error) => return self.caller.fault(&error),
        };
        let view = AppointmentView { problem, waiting, ..self.view() };
        let page = pages::appointment(&self.caller.frame(), &self.door(), &view);
        let response = private(html(status, page));
        let now = self.caller.ctx.now;
        let entering = self.record.appointment.opens_at() <= now && now < self.record.appointment.closes_at();
        if self.caller.ctx.visitor.is_some() || !entering {
            return response;
        }
        // Given before the button is pressed, as at a door.
        let secret = self.caller.web.app.new_secret();
        (CookieJar::new().add(cookies::visit(&self.caller.web, &secret)), response).into_response()
    }

    async fn slots(&self, wish: &Wish, gone: bool) -> app::Result<Response> {
        let (app, ctx) = (&self.caller.web.app, &self.caller.ctx);
        let free = app.free_slots(ctx, self.door.office.id, wish.from, booking::DAYS).await?;
        let free = free.unwrap_or_default();
        let path = format!("/appuntamento/{}/cambia", self.token.expose());
        let choice = SlotChoice {
            path: &path,
            days: &free.days,
            next: free.next,
            later: wish.from.is_some(),
            moving: Some(self.record.appointment.slot()),
            gone,
        };
        let page = pages::booking_slots(&self.caller.frame(), &self.door(), &choice);
        Ok(private(html(if gone { StatusCode::CONFLICT } else { StatusCode::OK }, page)))
    }

    fn confirm(&self, what: Confirmation) -> Response {
        let page = pages::confirm_appointment(&self.caller.frame(), &self.door(), &self.view(), what);
        private(html(StatusCode::OK, page))
    }

    /// After a step: the page, as it is now, or why nothing has changed.
    async fn after(&self, outcome: app::Result<AppointmentOutcome>) -> Response {
        match outcome {
            Ok(AppointmentOutcome::Changed(_)) => private(see_other(&self.path(""))),
            Ok(AppointmentOutcome::SlotGone) => {
                self.page(StatusCode::CONFLICT, Some(AppointmentProblem::SlotGone)).await
            }
            Ok(AppointmentOutcome::Refused(unfit)) => {
                self.page(StatusCode::CONFLICT, Some(problem(unfit))).await
            }
            Ok(AppointmentOutcome::Invalid(_) | AppointmentOutcome::NotFound) => unknown(&self.caller),
            Err(error) => self.caller.fault(&error),
        }
    }
}

const fn problem(unfit: Unfit) -> AppointmentProblem {
    match unfit {
        Unfit::TooEarly => AppointmentProblem::TooEarly,
        Unfit::Over => AppointmentProblem::Over,
        Unfit::Arrived | Unfit::Cancelled => AppointmentProblem::Settled,
    }
}

async fn show(holder: Holder) -> Response {
    holder.page(StatusCode::OK, None).await
}

/// The appointment, for a calendar.
async fn calendar(holder: Holder) -> Response {
    let Holder { caller, record, door, .. } = &holder;
    let (app, ctx, tenant) = (&caller.web.app, &caller.ctx, &caller.tenant);
    let text = app.appointment_calendar(ctx, tenant, &door.office, record);
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"appuntamento.ics\""),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    private((headers, text).into_response())
}

/// The free times; with one of them chosen, the question.
async fn choose(holder: Holder, uri: Uri) -> Response {
    let wish = Wish::read(&uri);
    if !holder.record.appointment.holds_slot() {
        return private(see_other(&holder.path("")));
    }
    let Some(start) = wish.at else { return shown(&holder, holder.slots(&wish, false).await) };
    let (app, ctx) = (&holder.caller.web.app, &holder.caller.ctx);
    match app.free_slot(ctx, holder.door.office.id, start).await {
        Ok(Some(slot)) => holder.confirm(Confirmation::Move(slot)),
        Ok(None) => shown(&holder, holder.slots(&Wish::default(), true).await),
        Err(error) => holder.caller.fault(&error),
    }
}

fn shown(holder: &Holder, page: app::Result<Response>) -> Response {
    page.unwrap_or_else(|error| holder.caller.fault(&error))
}

/// What the question sends.
#[derive(Deserialize)]
struct Chosen {
    #[serde(default)]
    ora: String,
}

async fn change(
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    holder: Holder,
    Form(chosen): Form<Chosen>,
) -> Response {
    if let Some(refused) = foreign(&holder, &headers) {
        return refused;
    }
    if let Some(refused) = booking::limited(&holder.caller, &headers, peer) {
        return refused;
    }
    let Ok(start) = chosen.ora.parse::<Instant>() else {
        return shown(&holder, holder.slots(&Wish::default(), false).await);
    };
    let (app, ctx) = (&holder.caller.web.app, &holder.caller.ctx);
    match app.change_appointment(ctx, &holder.token, start).await {
        Ok(AppointmentOutcome::SlotGone) => shown(&holder, holder.slots(&Wish::default(), true).await),
        outcome => holder.after(outcome).await,
    }
}

/// Asks whether to cancel.
async fn ask(holder: Holder) -> Response {
    if holder.record.appointment.holds_slot() {
        return holder.confirm(Confirmation::Cancel);
    }
    private(see_other(&holder.path("")))
}

async fn cancel(headers: HeaderMap, holder: Holder) -> Response {
    if let Some(refused) = foreign(&holder, &headers) {
        return refused;
    }
    let outcome = holder.caller.web.app.cancel_appointment(&holder.caller.ctx, &holder.token).await;
    holder.after(outcome).await
}

async fn again(ConnectInfo(peer): ConnectInfo<SocketAddr>, headers: HeaderMap, holder: Holder) -> Response {
    if let Some(refused) = foreign(&holder, &headers) {
        return refused;
    }
    if let Some(refused) = booking::limited(&holder.caller, &headers, peer) {
        return refused;
    }
    let outcome = holder.caller.web.app.book_again(&holder.caller.ctx, &holder.token).await;
    holder.after(outcome).await
}

/// Enters the lobby.
async fn arrive(headers: HeaderMap, holder: Holder) -> Response {
    if let Some(refused) = foreign(&holder, &headers) {
        return refused;
    }
    let caller = &holder.caller;
    if caller.ctx.visitor.is_none() {
        return private(caller.notice(StatusCode::BAD_REQUEST, &Notice::CookiesRefused));
    }
    let problem = match caller.web.app.arrive(&caller.ctx, &holder.token).await {
        Ok(ArriveOutcome::Arrived(_)) => return private(see_other(&caller.href("/attesa"))),
        Ok(ArriveOutcome::AlreadyWaiting(live)) => return already(caller, &live).await,
        Ok(ArriveOutcome::WaitingElsewhere) => AppointmentProblem::WaitingElsewhere,
        Ok(ArriveOutcome::DoorClosed(_)) => AppointmentProblem::DoorClosed,
        Ok(ArriveOutcome::Refused(unfit)) => problem(unfit),
        Ok(ArriveOutcome::NotFound) => return unknown(caller),
        Err(error) => return caller.fault(&error),
    };
    holder.page(StatusCode::CONFLICT, Some(problem)).await
}

/// This browser waits somewhere else.
async fn already(caller: &Caller, live: &app::VisitRecord) -> Response {
    let board = match caller.web.app.board(&caller.ctx).await {
        Ok(board) => board,
        Err(error) => return caller.fault(&error),
    };
    let office = board.door(live.visit.office_id).map_or("", |door| &door.office.name);
    private(caller.notice(StatusCode::CONFLICT, &Notice::AlreadyWaiting { office }))
}

/// What did not come from one of our pages.
fn foreign(holder: &Holder, headers: &HeaderMap) -> Option<Response> {
    (!origin::is_own(headers)).then(|| holder.caller.notice(StatusCode::FORBIDDEN, &Notice::Rejected))
}
