//! Identity tokens, signed with Ed25519.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use chrono::TimeDelta;
use domain::Instant;
use openidconnect::{
    AdditionalClaims, Audience, AuthenticationContextClass, EndUserEmail, EndUserName, IdToken,
    IdTokenClaims, IssuerUrl, JsonWebKeyId, LocalizedClaim, Nonce, StandardClaims, SubjectIdentifier,
    core::{
        CoreEdDsaPrivateSigningKey, CoreGenderClaim, CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::codes::Grant;
use crate::Account;

/// How long a token is good: it is read at once.
const LIFETIME: TimeDelta = TimeDelta::minutes(5);
/// The head of a PKCS #8 key of Ed25519 (RFC 8410, 7); the 32 secret bytes follow.
const PKCS8_HEAD: [u8; 16] = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/// What SPID and CIE say of a person beyond OpenID Connect's own claims.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct EidClaims {
    #[serde(rename = "https://attributes.eid.gov.it/fiscal_number")]
    fiscal_number: String,
}

impl AdditionalClaims for EidClaims {}

type EidToken =
    IdToken<EidClaims, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;

/// The name of a level (`AgID`, technical rules of SPID).
pub fn acr(level: u8) -> String {
    format!("https://www.spid.gov.it/SpidL{level}")
}

/// Signs.
pub struct Signer(Option<CoreEdDsaPrivateSigningKey>);

impl Signer {
    /// With a new key.
    pub fn new() -> Self {
        let mut der = PKCS8_HEAD.to_vec();
        let mut secret = [0; 32];
        if getrandom::fill(&mut secret).is_err() {
            return Self(None);
        }
        der.extend(secret);
        let pem = format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
            BASE64_STANDARD.encode(der)
        );
        let id = JsonWebKeyId::new("demo".to_owned());
        Self(CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(id)).ok())
    }

    /// With which others verify.
    pub fn public_keys(&self) -> Value {
        let keys = self.0.iter().map(openidconnect::PrivateSigningKey::as_verification_key).collect();
        serde_json::to_value(CoreJsonWebKeySet::new(keys)).unwrap_or_default()
    }

    /// The statement about a person that a code was granted for.
    pub fn id_token(&self, issuer: &str, grant: &Grant, account: &Account, now: Instant) -> Option<String> {
        let name: LocalizedClaim<EndUserName> = EndUserName::new(account.name.clone()).into();
        let person = StandardClaims::new(SubjectIdentifier::new(account.login.clone()))
            .set_name(Some(name))
            .set_email(Some(EndUserEmail::new(account.email.clone())))
            .set_email_verified(Some(true));
        let claims = IdTokenClaims::<EidClaims, CoreGenderClaim>::new(
            IssuerUrl::new(issuer.to_owned()).ok()?,
            vec![Audience::new(grant.client_id.clone())],
            now + LIFETIME,
            now,
            person,
            EidClaims { fiscal_number: format!("TINIT-{}", account.fiscal_code) },
        )
        .set_nonce(grant.nonce.clone().map(Nonce::new))
        .set_auth_context_ref(Some(AuthenticationContextClass::new(acr(account.level))));
        let token =
            EidToken::new(claims, self.0.as_ref()?, CoreJwsSigningAlgorithm::EdDsa, None, None).ok()?;
        Some(token.to_string())
    }
}
