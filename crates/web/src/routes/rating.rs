//! How clear a page is: the question under the page, what follows it, and what is sent. Anonymous.

use std::net::SocketAddr;

use app::{Board, Problem, Rating, RatingOutcome};
use axum::{
    extract::{ConnectInfo, RawForm},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::Response,
};
use domain::{Answer, Stars};
use pages::{Notice, RatingForm, RatingProblem};

use crate::{
    caller::Caller,
    limits, origin,
    reply::{html, see_other},
};

/// What can be rated besides the doors.
const PAGES: [&str; 4] = ["/", "/privacy", "/accessibilita", "/note-legali"];

/// What the form sends, as far as it can be read.
#[derive(Default)]
struct Fields {
    page: String,
    stars: Option<Stars>,
    answer: Option<Answer>,
    comment: String,
}

impl Fields {
    fn read(form: &[u8]) -> Self {
        let mut fields = Self::default();
        for (name, value) in url::form_urlencoded::parse(form) {
            match &*name {
                "pagina" => fields.page = value.into_owned(),
                "stelle" => fields.stars = value.parse().ok().and_then(Stars::new),
                "risposta" => fields.answer = Answer::of(&value),
                "dettaglio" => fields.comment = value.into_owned(),
                _ => {}
            }
        }
        fields
    }

    fn form(&self, problem: Option<RatingProblem>) -> RatingForm<'_> {
        RatingForm {
            page: &self.page,
            stars: self.stars,
            answer: self.answer,
            comment: &self.comment,
            problem,
        }
    }
}

/// The questions that follow the stars, for who has no JavaScript.
pub async fn ask(uri: Uri, caller: Caller) -> Response {
    let fields = Fields::read(uri.query().unwrap_or_default().as_bytes());
    match caller.web.app.board(&caller.ctx).await {
        Ok(board) if !is_page(&board, &fields.page) => {
            caller.notice(StatusCode::NOT_FOUND, &Notice::NotFound)
        }
        Ok(_) => {
            let problem = fields.stars.is_none().then_some(RatingProblem::NoStars);
            html(StatusCode::OK, pages::rating(&caller.frame(), &fields.form(problem)))
        }
        Err(error) => caller.fault(&error),
    }
}

/// Keeps a rating.
pub async fn rate(
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    caller: Caller,
    RawForm(form): RawForm,
) -> Response {
    if !origin::is_own(&headers) {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Rejected);
    }
    let address = limits::address(&headers, peer, caller.web.settings.trusted_proxies);
    if let Err(retry_after_s) = caller.web.limits.rating(address) {
        let notice = Notice::TooManyRatings { retry_after_s };
        let mut response = caller.notice(StatusCode::TOO_MANY_REQUESTS, &notice);
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after_s));
        return response;
    }
    match keep(&caller, Fields::read(&form)).await {
        Ok(response) => response,
        Err(error) => caller.fault(&error),
    }
}

async fn keep(caller: &Caller, fields: Fields) -> app::Result<Response> {
    let app = &caller.web.app;
    if !is_page(&*app.board(&caller.ctx).await?, &fields.page) {
        return Ok(caller.notice(StatusCode::BAD_REQUEST, &Notice::Rejected));
    }
    let Some(stars) = fields.stars else { return Ok(corrected(caller, &fields, RatingProblem::NoStars)) };
    let (page, comment) = (fields.page.clone(), Some(fields.comment.clone()));
    let rating = Rating { page, stars, answer: fields.answer, comment };
    Ok(match app.rate(&caller.ctx, rating).await? {
        RatingOutcome::Rated => see_other(&caller.href("/valutazione/grazie")),
        RatingOutcome::Invalid(invalid) => {
            let problem = match invalid.problem {
                Problem::OutOfRange => RatingProblem::OtherQuestion,
                Problem::TooLong(_) => RatingProblem::TooLong,
                _ => RatingProblem::ControlCharacters,
            };
            corrected(caller, &fields, problem)
        }
    })
}

fn corrected(caller: &Caller, fields: &Fields, problem: RatingProblem) -> Response {
    let page = pages::rating(&caller.frame(), &fields.form(Some(problem)));
    html(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// Thanks.
pub async fn thanks(caller: Caller) -> Response {
    html(StatusCode::OK, pages::rated(&caller.frame()))
}

/// Whether there is such a page: what is kept names no others.
fn is_page(board: &Board, path: &str) -> bool {
    let door = path.strip_prefix("/uffici/").and_then(|slug| board.door_at(slug));
    PAGES.contains(&path) || door.is_some()
}
