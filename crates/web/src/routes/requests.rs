//! Messages and wishes to be called back, by a form: with or without JavaScript it is the same one.

use std::net::SocketAddr;

use app::{Invalid, Key, LeaveOutcome, LeaveRequest, MyVisit, Problem, RequestRecord};
use axum::{
    Form,
    extract::{ConnectInfo, Path},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use domain::{
    OfficeId, RequestKind, VisitState,
    request::{INVITATION_LASTS, OPEN_PER_VISITOR},
};
use pages::{KnockForm, LeftRequest, Notice, RequestField, RequestForm, RequestProblem};
use serde::Deserialize;

use super::public;
use crate::{
    caller::{self, Caller},
    cookies, doors, limits, origin,
    reply::{html, see_other},
};

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    tipo: String,
    name: String,
    phone: String,
    email: String,
    text: String,
    lascia: String,
    key: String,
}

impl Fields {
    fn kind(&self) -> RequestKind {
        if self.tipo == "richiamata" { RequestKind::CallBack } else { RequestKind::Message }
    }
}

/// The form.
pub async fn form(Path(slug): Path<String>, uri: Uri, caller: Caller) -> Response {
    let query = url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let kind = query.filter(|(name, _)| name == "tipo").map(|(_, kind)| kind.into_owned()).next();
    let mut fields = Fields { tipo: kind.unwrap_or_default(), ..Fields::default() };
    // Whoever waits has told the office already who they are and why they come.
    match waiting(&caller).await {
        Ok(Some(mine)) => {
            fields.name = mine.record.name.clone().unwrap_or_default();
            fields.text = mine.record.reason.clone().unwrap_or_default();
        }
        Ok(None) => {}
        Err(error) => return caller.fault(&error),
    }
    show(&caller, &slug, StatusCode::OK, &fields, &[]).await.unwrap_or_else(|error| caller.fault(&error))
}

async fn show(
    caller: &Caller,
    slug: &str,
    status: StatusCode,
    fields: &Fields,
    errors: &[(RequestField, RequestProblem)],
) -> app::Result<Response> {
    let board = caller.web.app.board(&caller.ctx).await?;
    let Some(door) = board.door_at(slug) else {
        return Ok(caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound));
    };
    if !door.office.reception.takes_messages {
        return Ok(public::show(caller, slug, StatusCode::NOT_FOUND, &KnockForm::default()).await);
    }
    let key = Key::from_random(caller.web.app.random());
    let leaves_queue = waits_at(waiting(caller).await?.as_ref(), door.office.id);
    let form = RequestForm {
        key: key.as_str(),
        kind: fields.kind(),
        name: &fields.name,
        phone: &fields.phone,
        email: &fields.email,
        text: &fields.text,
        errors,
        leaves_queue,
    };
    let view = doors::door(&board.tenant, door, board.at, caller.language.lang);
    let mut response = html(status, pages::request_form(&caller.frame(), &view, &form));
    if caller.ctx.visitor.is_none() {
        // Given before the form is sent, so that a browser that takes no cookies is told.
        let jar = CookieJar::new().add(cookies::visit(&caller.web, &caller.web.app.new_secret()));
        response = (jar, response).into_response();
        response.headers_mut().append(header::VARY, header::COOKIE.into());
    }
    Ok(response)
}

/// The visit of this browser, while it waits.
async fn waiting(caller: &Caller) -> app::Result<Option<MyVisit>> {
    let mine = caller.web.app.my_visit(&caller.ctx).await?;
    Ok(mine.filter(|mine| matches!(mine.record.visit.state(), VisitState::Waiting)))
}

fn waits_at(mine: Option<&MyVisit>, office: OfficeId) -> bool {
    mine.is_some_and(|mine| mine.record.visit.office_id == office)
}

/// Leaves a request, and shows what was left.
pub async fn leave(
    Path(slug): Path<String>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    caller: Caller,
    Form(fields): Form<Fields>,
) -> Response {
    if !origin::is_own(&headers) {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Rejected);
    }
    let Some(secret) = caller::visitor(&headers, &caller.web) else {
        return caller.notice(StatusCode::BAD_REQUEST, &Notice::CookiesRefused);
    };
    let Some(key) = Key::parse(&fields.key) else {
        return caller.notice(StatusCode::BAD_REQUEST, &Notice::Rejected);
    };
    let address = limits::address(&headers, peer, caller.web.settings.trusted_proxies);
    if let Err(retry_after_s) = caller.web.limits.request(address) {
        let notice = Notice::TooManyRequests { retry_after_s };
        let mut response = caller.notice(StatusCode::TOO_MANY_REQUESTS, &notice);
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after_s));
        return response;
    }
    match keep(&caller, &slug, &fields, key).await {
        Ok((true, response)) => {
            // Found again for longer than a visit lasts.
            (CookieJar::new().add(cookies::lasting(&caller.web, &secret)), response).into_response()
        }
        Ok((false, response)) => response,
        Err(error) => caller.fault(&error),
    }
}

/// Whether it was kept, and what to show.
async fn keep(caller: &Caller, slug: &str, fields: &Fields, key: Key) -> app::Result<(bool, Response)> {
    let app = &caller.web.app;
    let board = app.board(&caller.ctx).await?;
    let Some(door) = board.door_at(slug) else {
        return Ok((false, caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound)));
    };
    let some = |text: &str| Some(text.to_owned());
    let request = LeaveRequest {
        office: door.office.id,
        kind: fields.kind(),
        name: some(&fields.name),
        phone: some(&fields.phone),
        email: some(&fields.email),
        text: some(&fields.text),
        leaves_queue: fields.lascia == "1",
        key,
    };
    let view = || doors::door(&caller.tenant, door, caller.ctx.now, caller.language.lang);
    let response = match app.leave_request(&caller.ctx, request).await? {
        LeaveOutcome::Left(_) => return Ok((true, see_other(&caller.href("/richiesta")))),
        LeaveOutcome::BeingCalled => see_other(&caller.href("/attesa")),
        LeaveOutcome::TooMany => {
            let notice = Notice::OpenRequests { limit: OPEN_PER_VISITOR };
            caller.notice(StatusCode::CONFLICT, &notice)
        }
        LeaveOutcome::Full => {
            caller.notice(StatusCode::SERVICE_UNAVAILABLE, &Notice::RequestsFull { door: &view() })
        }
        LeaveOutcome::NotTaken => {
            public::show(caller, slug, StatusCode::CONFLICT, &KnockForm::default()).await
        }
        LeaveOutcome::Invalid(invalid) => {
            let errors: Vec<_> = invalid.into_iter().map(error).collect();
            show(caller, slug, StatusCode::UNPROCESSABLE_ENTITY, fields, &errors).await?
        }
        LeaveOutcome::OfficeNotFound => caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound),
    };
    Ok((false, response))
}

fn error(invalid: Invalid) -> (RequestField, RequestProblem) {
    let field = match invalid.field {
        "name" => RequestField::Name,
        "phone" => RequestField::Phone,
        "email" => RequestField::Email,
        _ => RequestField::Text,
    };
    let problem = match invalid.problem {
        Problem::TooLong(_) => RequestProblem::TooLong,
        Problem::Empty => RequestProblem::Missing,
        _ => RequestProblem::Unreadable,
    };
    (field, problem)
}

/// What this browser has left.
pub async fn mine(caller: Caller) -> Response {
    match list(&caller).await {
        Ok(response) => response,
        Err(error) => caller.fault(&error),
    }
}

async fn list(caller: &Caller) -> app::Result<Response> {
    let board = caller.web.app.board(&caller.ctx).await?;
    let records = caller.web.app.my_requests(&caller.ctx).await?;
    let left = records.iter().map(|record| {
        let office = board.door(record.request.office_id).map(|door| &door.office);
        let name = office.map(|office| office.name_in(caller.language.lang).unwrap_or(&office.name));
        told(record, name.unwrap_or_default(), caller)
    });
    Ok(html(StatusCode::OK, pages::requests(&caller.frame(), &left.collect::<Vec<_>>())))
}

fn told<'a>(record: &'a RequestRecord, office: &'a str, caller: &Caller) -> LeftRequest<'a> {
    let invited = record.invitation.is_some_and(|invitation| {
        invitation.visit.is_none() && caller.ctx.now < invitation.at + INVITATION_LASTS
    });
    LeftRequest {
        id: record.request.id.to_string(),
        office,
        kind: record.request.kind,
        state: record.request.state(),
        left_at: record.request.created_at,
        tried_at: record.request.tried_at(),
        invited,
        text: record.words.text.as_deref(),
        contacts: [&record.words.phone, &record.words.email]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect(),
    }
}

/// Which request to take back.
#[derive(Debug, Deserialize)]
pub struct Withdrawn {
    #[serde(default)]
    id: String,
}

/// Takes a request back.
pub async fn withdraw(headers: HeaderMap, caller: Caller, Form(form): Form<Withdrawn>) -> Response {
    if !origin::is_own(&headers) {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Rejected);
    }
    let Ok(id) = form.id.parse() else { return caller.notice(StatusCode::BAD_REQUEST, &Notice::Rejected) };
    match caller.web.app.withdraw_request(&caller.ctx, id).await {
        // Whatever became of it, the page says how things stand.
        Ok(_) => see_other(&caller.href("/richiesta")),
        Err(error) => caller.fault(&error),
    }
}
