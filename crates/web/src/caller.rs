//! Who asks: language, visitor's cookie, session.

use std::sync::Arc;

use access::Ctx;
use app::{AppError, Secret};
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{HeaderMap, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use domain::{Lang, PersonId, Tenant, TenantId};
use pages::{Frame, Notice, Site};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use crate::{
    Web, cookies,
    host::Place,
    reply::{self, html},
};

/// Under which name the session keeps who is signed in.
const SIGNED_IN: &str = "signed_in";

/// Who is signed in, and where: a session is good at the host of its comune alone.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct SignedIn {
    pub tenant: TenantId,
    pub person: PersonId,
}

/// The language of a request.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    pub lang: Lang,
    /// It stands in the address, so the links of the page keep it.
    pub chosen: bool,
}

/// The address decides; then the browser; then the comune. What is not `offered` is not given.
pub fn language(uri: &Uri, headers: &HeaderMap, offered: &[Lang], default: Lang) -> Language {
    let query = uri.query().unwrap_or_default();
    let chosen = url::form_urlencoded::parse(query.as_bytes())
        .find_map(|(name, value)| if name == "lang" { Lang::lookup(&value) } else { None })
        .filter(|lang| offered.contains(lang));
    if let Some(lang) = chosen {
        return Language { lang, chosen: true };
    }
    let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let accepted = header.and_then(|header| Lang::negotiate(header, offered));
    Language { lang: accepted.unwrap_or(default), chosen: false }
}

/// The languages in which a comune is read, in the order of its switch.
fn offered(tenant: &Tenant) -> &[Lang] {
    tenant.profile.languages.as_slice()
}

/// A page outside any comune: in every language that there is.
pub fn site<'a>(web: &'a Web, uri: &Uri, headers: &HeaderMap) -> Site<'a> {
    let language = language(uri, headers, &Lang::ALL, Lang::default());
    Site {
        assets: web.assets.addresses(),
        lang: language.lang,
        lang_chosen: language.chosen,
        languages: &Lang::ALL,
        origin: &web.platform,
        linked_data: "",
    }
}

/// A request to a comune.
pub struct Caller {
    pub web: Web,
    pub tenant: Arc<Tenant>,
    /// Where the pages of the comune are.
    pub origin: String,
    pub ctx: Ctx,
    pub language: Language,
    pub session: Session,
}

impl Caller {
    /// What the pages of this request share.
    pub fn frame(&self) -> Frame<'_> {
        let site = Site {
            assets: self.web.assets.addresses(),
            lang: self.language.lang,
            lang_chosen: self.language.chosen,
            languages: offered(&self.tenant),
            origin: &self.origin,
            linked_data: "",
        };
        Frame { site, tenant: &self.tenant }
    }

    /// A page of ours that keeps the chosen language.
    pub fn href(&self, path: &str) -> String {
        if !self.language.chosen {
            return path.to_owned();
        }
        let separator = if path.contains('?') { '&' } else { '?' };
        format!("{path}{separator}lang={}", self.language.lang.tag())
    }

    /// A page that says what is the matter.
    pub fn notice(&self, status: StatusCode, notice: &Notice<'_>) -> Response {
        html(status, pages::notice(&self.frame(), notice))
    }

    /// A fault or a denial, as a page.
    pub fn fault(&self, error: &AppError) -> Response {
        match error {
            AppError::Denied(_) => self.notice(StatusCode::FORBIDDEN, &Notice::Forbidden),
            AppError::NotFound(_) => self.notice(StatusCode::NOT_FOUND, &Notice::NotFound),
            AppError::Unavailable(cause) => {
                tracing::warn!(?cause, "unavailable");
                self.unavailable()
            }
            AppError::Internal(cause) => {
                tracing::error!(?cause, "internal error");
                self.unavailable()
            }
        }
    }

    fn unavailable(&self) -> Response {
        let notice = Notice::Unavailable { retry_after_s: reply::RETRY_AFTER_S };
        reply::unavailable(pages::notice(&self.frame(), &notice))
    }

    /// Keeps who has signed in, under a new session id (session fixation).
    pub async fn keep(&self, person: PersonId) -> Result<(), tower_sessions::session::Error> {
        self.session.cycle_id().await?;
        self.session.insert(SIGNED_IN, SignedIn { tenant: self.tenant.id, person }).await
    }
}

/// Why there is no caller.
pub enum Nobody {
    /// This is not the host of a comune.
    NoComune,
    /// The session could not be read.
    Unavailable(Box<Response>),
}

impl IntoResponse for Nobody {
    fn into_response(self) -> Response {
        match self {
            Self::NoComune => StatusCode::NOT_FOUND.into_response(),
            Self::Unavailable(response) => *response,
        }
    }
}

impl FromRequestParts<Web> for Caller {
    type Rejection = Nobody;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Nobody> {
        let Some(Place::Comune(tenant)) = parts.extensions.get::<Place>().cloned() else {
            return Err(Nobody::NoComune);
        };
        let language = language(&parts.uri, &parts.headers, offered(&tenant), tenant.language());
        let session = Session::from_request_parts(parts, web).await.map_err(|_| Nobody::NoComune)?;
        let mut ctx = Ctx::anonymous(tenant.id, language.lang, web.app.now());
        ctx.visitor = visitor(&parts.headers, web).as_ref().map(Secret::hash);
        let origin = web.settings.comune(&tenant.slug);
        let mut caller = Self { web: web.clone(), tenant, origin, ctx, language, session };
        match caller.staff().await {
            Ok(staff) => caller.ctx.staff = staff,
            Err(error) => return Err(Nobody::Unavailable(Box::new(caller.fault(&error)))),
        }
        Ok(caller)
    }
}

impl OptionalFromRequestParts<Web> for Caller {
    type Rejection = Nobody;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Option<Self>, Nobody> {
        match <Self as FromRequestParts<Web>>::from_request_parts(parts, web).await {
            Ok(caller) => Ok(Some(caller)),
            Err(Nobody::NoComune) => Ok(None),
            Err(nobody) => Err(nobody),
        }
    }
}

impl Caller {
    /// Who is signed in, with the roles of this moment.
    async fn staff(&self) -> Result<Option<Arc<access::StaffMember>>, AppError> {
        let kept = self.session.get::<SignedIn>(SIGNED_IN).await.map_err(|error| {
            tracing::warn!(%error, "a session could not be read");
            AppError::Unavailable(None)
        })?;
        match kept {
            Some(SignedIn { tenant, person }) if tenant == self.tenant.id => {
                self.web.app.lookup_staff(&self.ctx, person).await
            }
            _ => Ok(None),
        }
    }
}

/// The secret in the visitor's cookie.
pub fn visitor(headers: &HeaderMap, web: &Web) -> Option<Secret> {
    Secret::parse(CookieJar::from_headers(headers).get(cookies::visit_name(web))?.value())
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, Uri, header};
    use domain::Lang;

    use super::language;

    #[test]
    fn a_language_that_is_not_offered_is_not_given() {
        let offered = [Lang::De, Lang::It];
        for (address, accepted, lang, chosen) in [
            ("/?lang=it", "de", Lang::It, true),
            ("/?lang=sl", "it", Lang::It, false),
            ("/?lang=sl", "sl", Lang::De, false),
            ("/", "en,it;q=0.1", Lang::It, false),
            ("/", "en", Lang::De, false),
        ] {
            let headers =
                HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accepted))]);
            let found = language(&Uri::from_static(address), &headers, &offered, Lang::De);
            assert_eq!((found.lang, found.chosen), (lang, chosen), "{address} {accepted}");
        }
    }
}
