//! A provider that says whatever a test wants: what no honest one can be made to say.

use std::{
    net::Ipv4Addr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use base64::{Engine as _, prelude::*};
use identity::{CallbackParams, PendingSignIn};
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey as _,
    core::{CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreJsonWebKeySet, CoreJwsSigningAlgorithm as Alg},
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

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
    /// Gives no metadata.
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
        let serving = Arc::clone(&liar);
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let liar = Arc::clone(&serving);
                tokio::spawn(async move { liar.serve(connection).await });
            }
        });
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

    /// One request of HTTP/1.1, one answer.
    async fn serve(&self, connection: TcpStream) -> std::io::Result<()> {
        let mut connection = BufReader::new(connection);
        let (mut request, mut length) = (String::new(), 0);
        connection.read_line(&mut request).await?;
        loop {
            let mut header = String::new();
            connection.read_line(&mut header).await?;
            match header.trim().split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.trim().parse().unwrap();
                }
                Some(_) => {}
                None => break,
            }
        }
        connection.read_exact(&mut vec![0; length]).await?;
        let answer = self.answer(request.split(' ').nth(1).unwrap_or_default());
        let (status, body) =
            answer.map_or(("503 Service Unavailable", String::new()), |b| ("200 OK", b.to_string()));
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            body.len()
        );
        connection.write_all(head.as_bytes()).await?;
        connection.write_all(body.as_bytes()).await?;
        connection.flush().await
    }

    fn answer(&self, path: &str) -> Option<Value> {
        let script = self.script.lock().unwrap().clone();
        match path {
            "/.well-known/openid-configuration" => {
                self.discoveries.fetch_add(1, Ordering::SeqCst);
                (!script.down).then(|| self.metadata(&script))
            }
            "/jwks" => {
                let keys = CoreJsonWebKeySet::new(vec![key(script.published).as_verification_key()]);
                Some(serde_json::to_value(keys).unwrap())
            }
            "/token" => Some(self.token(&script)),
            "/me" => Some(script.user_info),
            _ => None,
        }
    }

    fn metadata(&self, script: &Script) -> Value {
        let issuer = &self.issuer;
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
        laid_over(truth, &script.metadata)
    }

    fn token(&self, script: &Script) -> Value {
        let seconds = now().timestamp();
        let truth = json!({
            "iss": self.issuer,
            "sub": SUBJECT,
            "aud": CLIENT,
            "iat": seconds,
            "exp": seconds + 300,
            "name": "Qualcuno",
        });
        let id_token = sign(script.signature, &laid_over(truth, &script.claims));
        json!({ "access_token": script.access_token, "token_type": "Bearer", "id_token": id_token })
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
