//! Authorization codes: bound to who asked for them, good once and for a minute.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use domain::Instant;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::Authorization;

/// How long a browser may take to carry a code.
const LIFETIME: TimeDelta = TimeDelta::seconds(60);

/// What a code stands for.
pub struct Grant {
    pub login: String,
    pub client_id: String,
    pub nonce: Option<String>,
    redirect_uri: String,
    challenge: String,
    issued_at: Instant,
}

impl Grant {
    pub fn new(asked: &Authorization, login: &str, now: Instant) -> Self {
        Self {
            login: login.to_owned(),
            client_id: asked.client_id.clone(),
            nonce: asked.nonce.clone(),
            redirect_uri: asked.redirect_uri.to_string(),
            challenge: asked.code_challenge.clone(),
            issued_at: now,
        }
    }

    /// Whether whoever redeems the code is who asked for it (RFC 7636, 4.6).
    pub fn is_for(&self, client_id: &str, redirect_uri: &str, verifier: &str) -> bool {
        let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
        self.client_id == client_id
            && self.redirect_uri == redirect_uri
            && bool::from(challenge.as_bytes().ct_eq(self.challenge.as_bytes()))
    }
}

/// The codes that have not been redeemed.
#[derive(Default)]
pub struct Codes(Mutex<HashMap<String, Grant>>);

impl Codes {
    pub fn issue(&self, grant: Grant) -> String {
        let code = random();
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        codes.retain(|_, known| known.issued_at + LIFETIME > grant.issued_at);
        codes.insert(code.clone(), grant);
        code
    }

    pub fn redeem(&self, code: &str, now: Instant) -> Option<Grant> {
        let grant = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(code)?;
        (grant.issued_at + LIFETIME > now).then_some(grant)
    }
}

/// 256 random bits.
pub fn random() -> String {
    let mut bytes = [0; 32];
    if getrandom::fill(&mut bytes).is_err() {
        // A guessable code would let anybody in as anybody else.
        std::process::abort();
    }
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}
