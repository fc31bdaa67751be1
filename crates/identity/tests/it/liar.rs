//! A provider that says whatever a test wants: what no honest one can be made to say.

use std::{
    net::Ipv4Addr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use base64::{Engine as _, prelude::*};
use identity::{CallbackParams, PendingSignIn};
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey as _,
    core::{CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreJsonWebKeySet, CoreJwsSigningAlgorithm as Alg},
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::providers::now;

/// The account of the token that the liar gives.
pub const SUBJECT: &str = "somebody";
/// The client that the liar's tokens are for, unless told otherwise.
pub const CLIENT: &str = "ricevimento";

/// How a token is signed.
#[derive(Clone, Copy)]
pub enum Signature {
    /// With one of the liar's keys, by its number.
    Key(u8),
    /// With a key that others could know, as HS256.
    Shared(&'static str),
    /// Not at all.
    None,
}

/// What the liar says.
#[derive(Clone)]
pub struct Script {
    /// Laid over true metadata.
    pub metadata: Value,
    /// The number of the key that is published.
    pub published: u8,
    /// Laid over a true token; `null` takes a claim away.
    pub claims: Value,
    pub signature: Signature,
    pub access_token: &'static str,
    pub user_info: Value,
    /// Fails every request.
    pub down: bool,
}

pub struct Liar {
    pub issuer: String,
    script: Mutex<Script>,
    discoveries: AtomicUsize,
}

impl Liar {
    pub async fn start() -> Arc<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let script = Script {
            metadata: json!({}),
            published: 1,
            claims: json!({}),
            signature: Signature::Key(1),
            access_token: "access",
            user_info: json!({ "sub": SUBJECT }),
            down: false,
        };
        let liar = Arc::new(Self { issuer, script: Mutex::new(script), discoveries: AtomicUsize::new(0) });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(jwks))
            .route("/token", post(token))
            .route("/me", get(user_info))
            .with_state(Arc::clone(&liar));
        tokio::spawn(async move { axum::serve(listener, router).await });
        liar
    }

    /// Changes what is said from now on.
    pub fn says(&self, change: impl FnOnce(&mut Script)) {
        change(&mut self.script.lock().unwrap());
    }

    /// How often the metadata were asked for.
    pub fn discoveries(&self) -> usize {
        self.discoveries.load(Ordering::SeqCst)
    }

    /// The browser comes back from here, and the token will carry the nonce that was asked for.
    pub fn answers(&self, pending: &PendingSignIn) -> CallbackParams {
        self.says(|script| {
            if script.claims.get("nonce").is_none() {
                script.claims["nonce"] = json!(pending.nonce);
            }
        });
        CallbackParams {
            code: Some("code".to_owned()),
            state: Some(pending.state.clone()),
            ..CallbackParams::default()
        }
    }

    fn script(&self) -> Script {
        self.script.lock().unwrap().clone()
    }
}

fn laid_over(mut truth: Value, lies: &Value) -> Value {
    let fields = truth.as_object_mut().unwrap();
    for (name, value) in lies.as_object().unwrap() {
        fields.insert(name.clone(), value.clone());
    }
    fields.retain(|_, value| !value.is_null());
    truth
}

async fn discovery(State(liar): State<Arc<Liar>>) -> Response {
    liar.discoveries.fetch_add(1, Ordering::SeqCst);
    let script = liar.script();
    if script.down {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let issuer = &liar.issuer;
    let truth = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/me"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        // A provider may list what it likes: we accept what is safe.
        "id_token_signing_alg_values_supported": ["none", "HS256", "EdDSA"],
    });
    Json(laid_over(truth, &script.metadata)).into_response()
}

async fn jwks(State(liar): State<Arc<Liar>>) -> Json<CoreJsonWebKeySet> {
    Json(CoreJsonWebKeySet::new(vec![key(liar.script().published).as_verification_key()]))
}

async fn token(State(liar): State<Arc<Liar>>) -> Json<Value> {
    let script = liar.script();
    let seconds = now().timestamp();
    let truth = json!({
        "iss": liar.issuer,
        "sub": SUBJECT,
        "aud": CLIENT,
        "iat": seconds,
        "exp": seconds + 300,
        "name": "Qualcuno",
    });
    let id_token = sign(script.signature, &laid_over(truth, &script.claims));
    Json(json!({ "access_token": script.access_token, "token_type": "Bearer", "id_token": id_token }))
}

async fn user_info(State(liar): State<Arc<Liar>>) -> Json<Value> {
    Json(liar.script().user_info)
}

/// The liar's key of this number: always the same, as nothing here is worth a secret.
fn key(number: u8) -> CoreEdDsaPrivateSigningKey {
    // PKCS #8 (RFC 8410, 7): a fixed head, then the 32 bytes of the key.
    let mut der = BASE64_STANDARD.decode("MC4CAQAwBQYDK2VwBCIEIA==").unwrap();
    der.extend([number; 32]);
    let pem =
        format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", BASE64_STANDARD.encode(der));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(key_id(number))).unwrap()
}

fn key_id(number: u8) -> JsonWebKeyId {
    JsonWebKeyId::new(format!("key-{number}"))
}

fn sign(how: Signature, claims: &Value) -> String {
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let header = match how {
        Signature::Key(number) => json!({ "alg": "EdDSA", "kid": key_id(number) }),
        Signature::Shared(_) => json!({ "alg": "HS256" }),
        Signature::None => json!({ "alg": "none" }),
    };
    let signed = format!("{}.{}", part(&header), part(claims));
    let signature = match how {
        Signature::Key(number) => key(number).sign(&Alg::EdDsa, signed.as_bytes()).unwrap(),
        Signature::Shared(secret) => {
            CoreHmacKey::new(secret).sign(&Alg::HmacSha256, signed.as_bytes()).unwrap()
        }
        Signature::None => Vec::new(),
    };
    format!("{signed}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
}
