//! An OpenID provider on loopback: authorization code with PKCE, as any other, but without a password.
//!
//! It exists in the demonstration alone. It sends browsers to hosts of this machine only, so that even one that was
//! started by mistake cannot vouch for anybody elsewhere.

mod codes;
mod page;
mod tokens;

use std::sync::Arc;

use axum::{
    Form, Json, Router,
    extract::{Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use domain::Instant;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use url::Url;

use crate::Account;
use codes::{Codes, Grant};
use tokens::Signer;

/// The path to which a comune's sign-in comes back.
const CALLBACK: &str = "/accedi/ritorno";

/// The provider.
pub struct DemoIdp {
    issuer: Url,
    accounts: Vec<Account>,
    clock: Arc<dyn Fn() -> Instant + Send + Sync>,
    signer: Signer,
    codes: Codes,
}

impl DemoIdp {
    /// A provider at `issuer`, with a key that lives as long as it does.
    #[must_use]
    pub fn new(issuer: Url, accounts: Vec<Account>, clock: Arc<dyn Fn() -> Instant + Send + Sync>) -> Self {
        Self { issuer, accounts, clock, signer: Signer::new(), codes: Codes::default() }
    }

    /// Answers at `listener` until the process ends.
    pub async fn serve(self, listener: TcpListener) -> std::io::Result<()> {
        axum::serve(listener, self.router()).await
    }

    fn router(self) -> Router {
        Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(jwks))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .with_state(Arc::new(self))
    }

    /// The issuer as it is compared: byte by byte, without the slash that a URL adds.
    fn issuer(&self) -> &str {
        self.issuer.as_str().trim_end_matches('/')
    }

    /// Sends the browser back. Errors, too, say who answers, as the metadata promise (RFC 9207, 2).
    fn back(&self, asked: &Authorization, answer: &[(&str, &str)]) -> Response {
        let mut uri = asked.redirect_uri.clone();
        uri.query_pairs_mut()
            .extend_pairs(answer)
            .append_pair("state", &asked.state)
            .append_pair("iss", self.issuer());
        Redirect::to(uri.as_str()).into_response()
    }
}

async fn discovery(State(idp): State<Arc<DemoIdp>>) -> Json<Value> {
    let issuer = idp.issuer();
    let levels = [1, 2, 3].map(tokens::acr);
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["none"],
        "acr_values_supported": levels,
        "authorization_response_iss_parameter_supported": true,
        "ui_locales_supported": ["it", "en"],
    }))
}

async fn jwks(State(idp): State<Arc<DemoIdp>>) -> Json<Value> {
    Json(idp.signer.public_keys())
}

/// RFC 6749, 4.1.1, with RFC 7636.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Authorization {
    client_id: String,
    redirect_uri: Url,
    response_type: String,
    #[serde(default)]
    state: String,
    nonce: Option<String>,
    #[serde(default)]
    code_challenge: String,
    #[serde(default)]
    code_challenge_method: String,
    login_hint: Option<String>,
    #[serde(default)]
    ui_locales: String,
}

async fn authorize(State(idp): State<Arc<DemoIdp>>, Query(asked): Query<Authorization>) -> Response {
    if !is_local(&asked.redirect_uri) {
        // Not even an error is sent to an address that is not ours.
        return (StatusCode::BAD_REQUEST, "redirect_uri is not an address of this demonstration")
            .into_response();
    }
    if asked.response_type != "code" {
        return idp.back(&asked, &[("error", "unsupported_response_type")]);
    }
    if asked.code_challenge_method != "S256" || asked.code_challenge.len() != 43 {
        return idp.back(
            &asked,
            &[("error", "invalid_request"), ("error_description", "PKCE with S256 is required")],
        );
    }
    let hint = asked.login_hint.as_deref();
    let Some(account) = idp.accounts.iter().find(|account| Some(account.login.as_str()) == hint) else {
        return shielded(page::choose(&idp.accounts, &asked).into_response());
    };
    let code = idp.codes.issue(Grant::new(&asked, &account.login, (idp.clock)()));
    idp.back(&asked, &[("code", &code)])
}

/// The demonstration's own hosts, and the one path.
fn is_local(uri: &Url) -> bool {
    let host = uri.host_str().unwrap_or_default();
    let local = host == "localhost" || host.ends_with(".localhost");
    local && uri.path() == CALLBACK && matches!(uri.scheme(), "http" | "https") && uri.fragment().is_none()
}

fn shielded(mut response: Response) -> Response {
    let policy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}

/// RFC 6749, 4.1.3, with RFC 7636, 4.5.
#[derive(Deserialize)]
struct TokenRequest {
    #[serde(default)]
    grant_type: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    redirect_uri: String,
    #[serde(default)]
    client_id: String,
    #[serde(default)]
    code_verifier: String,
}

async fn token(State(idp): State<Arc<DemoIdp>>, Form(asked): Form<TokenRequest>) -> Response {
    let refuse = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response();
    if asked.grant_type != "authorization_code" {
        return refuse("unsupported_grant_type");
    }
    let now = (idp.clock)();
    // Taken out whatever follows: a code works once.
    let grant = idp.codes.redeem(&asked.code, now);
    let Some(grant) = grant.filter(|g| g.is_for(&asked.client_id, &asked.redirect_uri, &asked.code_verifier))
    else {
        return refuse("invalid_grant");
    };
    let account = idp.accounts.iter().find(|account| account.login == grant.login);
    let Some(token) = account.and_then(|account| idp.signer.id_token(idp.issuer(), &grant, account, now))
    else {
        return refuse("invalid_grant");
    };
    let body = json!({ "access_token": codes::random(), "token_type": "Bearer", "expires_in": 60, "id_token": token });
    ([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
