//! Staff comes in, works, and goes.

use app::SignedIn;
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use identity::{BeginOptions, CallbackParams, LocalPath, PendingSignIn, RelyingParty, SignInRefused};
use pages::{Notice, SignInMethod, SignInRefusal};
use serde::Deserialize;

use crate::{
    Web,
    caller::Caller,
    origin,
    reply::{html, see_other},
};

/// Under which name the session keeps a sign-in that has begun.
const PENDING: &str = "pending_sign_in";

/// Where staff goes that asked for nothing else.
const CONSOLE: &str = "/sportello";

/// What `/accedi` may be told.
#[derive(Debug, Deserialize)]
pub struct Wish {
    /// Where to go afterwards: a path of ours.
    next: Option<String>,
    /// The account that the person is likely to use.
    login_hint: Option<String>,
    /// Which of several methods.
    #[serde(rename = "metodo")]
    method: Option<usize>,
}

/// Sends the browser to the identity provider; asks first where there are several.
pub async fn begin(State(web): State<Web>, Query(wish): Query<Wish>, caller: Caller) -> Response {
    let chosen = match web.sign_in.len() {
        1 => Some(0),
        _ => wish.method,
    };
    let Some(party) = chosen.and_then(|index| web.sign_in.get(index)) else {
        let method = |(index, party): (usize, &RelyingParty)| SignInMethod {
            name: party.settings().label.clone(),
            href: caller.href(&format!("/accedi?metodo={index}")),
        };
        let methods: Vec<_> = web.sign_in.iter().enumerate().map(method).collect();
        return html(StatusCode::OK, pages::sign_in(&caller.frame(), &methods));
    };
    let next = LocalPath::parse(wish.next.as_deref().unwrap_or(CONSOLE)).unwrap_or_default();
    let options = BeginOptions { login_hint: wish.login_hint, ui_locales: caller.language.lang, next };
    let begun = match party.begin(&redirect_uri(&caller), options, caller.ctx.now).await {
        Ok(begun) => begun,
        Err(refused) => return refuse(&caller, &refused),
    };
    if let Err(error) = caller.session.insert(PENDING, begun.pending).await {
        tracing::warn!(%error, "a sign-in could not be kept");
        return caller.fault(&app::AppError::Unavailable(None));
    }
    see_other(begun.url.as_str())
}

/// The identity provider sends the browser back.
pub async fn complete(
    State(web): State<Web>,
    Query(callback): Query<CallbackParams>,
    caller: Caller,
) -> Response {
    // Taken out before anything else: a sign-in works once, whatever its end.
    let pending = match caller.session.remove::<PendingSignIn>(PENDING).await {
        Ok(pending) => pending,
        Err(error) => {
            tracing::warn!(%error, "a sign-in could not be read");
            return caller.fault(&app::AppError::Unavailable(None));
        }
    };
    let party =
        pending.as_ref().and_then(|p| web.sign_in.iter().find(|party| party.settings().issuer == p.issuer));
    let (Some(pending), Some(party)) = (pending, party) else {
        return refuse(&caller, &SignInRefused::WrongState);
    };
    let next = pending.next.clone();
    let identity = match party.complete(pending, callback, caller.ctx.now).await {
        Ok(identity) => identity,
        Err(refused) => return refuse(&caller, &refused),
    };
    let known = store::Identity {
        issuer: identity.issuer,
        subject: identity.subject,
        fiscal_code: identity.fiscal_code.map(|code| code.expose().to_owned()),
        // An address that the provider did not check may be anybody's.
        email: identity.email.filter(|_| identity.email_verified).map(|email| email.to_lowercase()),
    };
    match web.app.sign_in(&caller.ctx, &known).await {
        Ok(SignedIn::Welcome(person)) => match caller.keep(person).await {
            Ok(()) => see_other(&caller.href(next.as_str())),
            Err(error) => {
                tracing::warn!(%error, "a session could not be kept");
                caller.fault(&app::AppError::Unavailable(None))
            }
        },
        Ok(SignedIn::NotInvited) => {
            tracing::info!(tenant = caller.tenant.slug, "somebody signed in who was not invited");
            caller.notice(StatusCode::FORBIDDEN, &Notice::SignIn(SignInRefusal::NotInvited))
        }
        Err(error) => caller.fault(&error),
    }
}

/// Where the provider sends the browser: on the comune's own host, as SPID and CIE demand.
fn redirect_uri(caller: &Caller) -> String {
    format!("{}/accedi/ritorno", caller.web.settings.comune(&caller.tenant.slug))
}

fn refuse(caller: &Caller, refused: &SignInRefused) -> Response {
    tracing::info!(tenant = caller.tenant.slug, %refused, cause = ?std::error::Error::source(refused), "not signed in");
    let (status, refusal) = match refused {
        SignInRefused::Cancelled => (StatusCode::FORBIDDEN, SignInRefusal::Cancelled),
        SignInRefused::LevelTooLow => (StatusCode::FORBIDDEN, SignInRefusal::LevelTooLow),
        SignInRefused::WrongState
        | SignInRefused::Expired
        | SignInRefused::WrongIssuer
        | SignInRefused::BadCode(_) => (StatusCode::BAD_REQUEST, SignInRefusal::Expired),
        SignInRefused::BadToken(_)
        | SignInRefused::ProviderUnavailable(_)
        | SignInRefused::Misconfigured(_) => (StatusCode::BAD_GATEWAY, SignInRefusal::ProviderUnavailable),
    };
    caller.notice(status, &Notice::SignIn(refusal))
}

/// Ends the session.
pub async fn sign_out(headers: HeaderMap, caller: Caller) -> Response {
    if !origin::is_own(&headers) {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Rejected);
    }
    if let Err(error) = caller.session.flush().await {
        tracing::warn!(%error, "a session could not be ended");
        return caller.fault(&app::AppError::Unavailable(None));
    }
    see_other(&caller.href("/"))
}

/// Sends whoever is nobody to sign in, and back to `path`.
pub fn first(caller: &Caller, path: &str) -> Response {
    // The address bar may carry the language: it comes back with the rest.
    let next = caller.href(path);
    let query: String =
        url::form_urlencoded::Serializer::new(String::new()).append_pair("next", &next).finish();
    see_other(&format!("/accedi?{query}"))
}

/// The console, for whoever receives somewhere.
pub async fn console(caller: Caller) -> Response {
    let Some(staff) = &caller.ctx.staff else { return first(&caller, CONSOLE) };
    if staff.offices().next().is_none() {
        return caller.notice(StatusCode::FORBIDDEN, &Notice::Forbidden);
    }
    html(StatusCode::OK, pages::console(&caller.frame()))
}
