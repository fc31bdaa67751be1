//! The two halves of a sign-in.

use std::{borrow::Cow, sync::Arc};

use domain::{Instant, Lang};
use openidconnect::{
    AccessToken, AccessTokenHash, AuthenticationContextClass, AuthenticationFlow, AuthorizationCode,
    ClaimsVerificationError, CsrfToken, LanguageTag, LoginHint, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, TokenResponse as _,
    UserInfoError,
    core::{CoreErrorResponseType, CoreJwsSigningAlgorithm as Alg, CoreResponseType},
};
use url::Url;

use crate::{
    CallbackParams, HttpClient, Identity, InvalidSettings, Level, LocalPath, PendingSignIn, ProviderSettings,
    SignInRefused,
    claims::{IdToken, IdTokenVerifier, Profile, TokenClaims, TokenResponse, UserClaims},
    http::HttpError,
    provider::{Provider, ProviderCache},
    refused::Cause,
};

/// The bytes of randomness in state and nonce: SPID and CIE want at least 32 characters.
const SECRET_BYTES: u32 = 32;
/// No provider has longer account names (RFC 5321, 4.5.3.1: an address has 254 characters).
const HINT_LENGTH: usize = 254;
/// Signatures that only the provider can make. Those with a shared secret (HS*) are not among them, whatever
/// the provider's metadata list.
const SIGNATURES: [Alg; 9] = [
    Alg::RsaSsaPkcs1V15Sha256,
    Alg::RsaSsaPkcs1V15Sha384,
    Alg::RsaSsaPkcs1V15Sha512,
    Alg::RsaSsaPssSha256,
    Alg::RsaSsaPssSha384,
    Alg::RsaSsaPssSha512,
    Alg::EcdsaP256Sha256,
    Alg::EcdsaP384Sha384,
    Alg::EdDsa,
];

/// One comune at one of its providers. Keep it: it remembers what the provider said of itself.
pub struct RelyingParty {
    http: HttpClient,
    settings: ProviderSettings,
    cache: ProviderCache,
}

/// What varies from one sign-in to the next.
#[derive(Debug, Clone)]
pub struct BeginOptions {
    /// The account that the person is likely to use.
    pub login_hint: Option<String>,
    /// The language of the provider's pages.
    pub ui_locales: Lang,
    /// Where the person wants to go.
    pub next: LocalPath,
}

/// A sign-in that has begun.
#[derive(Debug)]
pub struct Begun {
    /// Where to send the browser.
    pub url: Url,
    /// What to keep in the server-side session.
    pub pending: PendingSignIn,
}

impl RelyingParty {
    /// Nothing is asked of the provider yet.
    pub fn new(http: HttpClient, settings: ProviderSettings) -> Result<Self, InvalidSettings> {
        settings.validate()?;
        Ok(Self { http, settings, cache: ProviderCache::default() })
    }

    /// The settings that it was made with.
    #[must_use]
    pub const fn settings(&self) -> &ProviderSettings {
        &self.settings
    }

    /// Begins a sign-in that comes back to `redirect_uri`, which the provider must know.
    ///
    /// # Errors
    /// `ProviderUnavailable` or `Misconfigured`.
    pub async fn begin(
        &self,
        redirect_uri: &str,
        options: BeginOptions,
        now: Instant,
    ) -> Result<Begun, SignInRefused> {
        let redirect = RedirectUrl::new(redirect_uri.to_owned()).map_err(|error| misconfigured(&error))?;
        let provider = self.provider(now).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = provider
            .client
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                || CsrfToken::new_random_len(SECRET_BYTES),
                || Nonce::new_random_len(SECRET_BYTES),
            )
            .set_redirect_uri(Cow::Owned(redirect))
            .set_pkce_challenge(challenge)
            .add_scopes(["profile", "email"].map(|scope| Scope::new(scope.to_owned())))
            .add_ui_locale(LanguageTag::new(options.ui_locales.tag().to_owned()));
        // One level, not a list: providers differ in which of several they answer with.
        if let Some(level) = self.settings.minimum_level {
            request = request.add_auth_context_value(AuthenticationContextClass::new(level.acr().to_owned()));
        }
        if let Some(hint) = options.login_hint.filter(|hint| hint.len() <= HINT_LENGTH) {
            request = request.set_login_hint(LoginHint::new(hint));
        }
        let (url, state, nonce) = request.url();
        let pending = PendingSignIn {
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
            redirect_uri: redirect_uri.to_owned(),
            issuer: self.settings.issuer.clone(),
            begun_at: now,
            next: options.next,
        };
        Ok(Begun { url, pending })
    }

    /// Completes a sign-in with what the browser brought back. It takes at most four requests to the provider.
    pub async fn complete(
        &self,
        pending: PendingSignIn,
        callback: CallbackParams,
        now: Instant,
    ) -> Result<Identity, SignInRefused> {
        if pending.issuer != self.settings.issuer {
            return Err(SignInRefused::WrongIssuer);
        }
        let says_who = callback.iss.is_some();
        let code = pending.accept(callback, now)?;
        let provider = self.provider(now).await?;
        if provider.always_sends_iss && !says_who {
            return Err(SignInRefused::WrongIssuer);
        }
        let nonce = Nonce::new(pending.nonce.clone());
        let tokens = self.redeem(&provider, code, pending).await?;
        let id_token = tokens
            .id_token()
            .ok_or_else(|| SignInRefused::BadToken(Cause::new("the provider sent no id token")))?;
        let claims = self.verify(provider.clone(), id_token, tokens.access_token(), &nonce, now).await?;
        let level = claims.auth_context_ref().and_then(|acr| Level::from_acr(acr));
        if self.settings.minimum_level.is_some_and(|minimum| level < Some(minimum)) {
            return Err(SignInRefused::LevelTooLow);
        }
        let profile = self.profile(&provider, claims, tokens.access_token()).await?;
        Ok(profile.into_identity(&self.settings.issuer, claims.subject(), level))
    }

    async fn provider(&self, now: Instant) -> Result<Arc<Provider>, SignInRefused> {
        self.cache.get(&self.http, &self.settings, now).await
    }

    /// Exchanges the code for the tokens.
    async fn redeem(
        &self,
        provider: &Provider,
        code: String,
        pending: PendingSignIn,
    ) -> Result<TokenResponse, SignInRefused> {
        let redirect = RedirectUrl::new(pending.redirect_uri).map_err(|error| misconfigured(&error))?;
        provider
            .client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| misconfigured(&error))?
            .set_pkce_verifier(PkceCodeVerifier::new(pending.verifier))
            .set_redirect_uri(Cow::Owned(redirect))
            .request_async(&self.http)
            .await
            .map_err(|error| match &error {
                RequestTokenError::ServerResponse(answer) => match answer.error() {
                    CoreErrorResponseType::InvalidGrant => SignInRefused::BadCode(Cause::of(&error)),
                    _ => misconfigured(&error),
                },
                _ => SignInRefused::ProviderUnavailable(Cause::of(&error)),
            })
    }

    /// The claims of the id token, once it is certain that the provider made it, for us and for this sign-in.
    async fn verify<'t>(
        &self,
        provider: Arc<Provider>,
        id_token: &'t IdToken,
        access_token: &AccessToken,
        nonce: &Nonce,
        now: Instant,
    ) -> Result<&'t TokenClaims, SignInRefused> {
        let checked = match check(&provider, id_token, access_token, nonce, now) {
            Err(ClaimsVerificationError::SignatureVerification(error)) => {
                // Perhaps the provider has changed its keys.
                match self.cache.newer_than(&provider, &self.http, &self.settings, now).await {
                    Some(newer) => check(&newer, id_token, access_token, nonce, now),
                    None => Err(ClaimsVerificationError::SignatureVerification(error)),
                }
            }
            checked => checked,
        };
        checked.map_err(|error| SignInRefused::BadToken(Cause::of(&error)))
    }

    /// What the id token says, completed by userinfo where it lacks what we need.
    async fn profile(
        &self,
        provider: &Provider,
        claims: &TokenClaims,
        access_token: &AccessToken,
    ) -> Result<Profile, SignInRefused> {
        let profile = Profile::from(claims);
        let complete = profile.fiscal_code.is_some() && profile.name.is_some();
        if complete || provider.client.user_info_url().is_none() {
            return Ok(profile);
        }
        // Crate openidconnect panics on a token that cannot stand in a header.
        if !access_token.secret().bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(SignInRefused::ProviderUnavailable(Cause::new("unusable access token")));
        }
        let answer: Result<UserClaims, UserInfoError<HttpError>> = provider
            .client
            .user_info(access_token.clone(), Some(claims.subject().clone()))
            .map_err(|error| misconfigured(&error))?
            .request_async(&self.http)
            .await;
        let more = answer.map_err(|error| match error {
            UserInfoError::ClaimsVerification(_) => SignInRefused::BadToken(Cause::of(&error)),
            _ => SignInRefused::ProviderUnavailable(Cause::of(&error)),
        })?;
        Ok(profile.or(Profile::from(&more)))
    }
}

fn misconfigured(error: &(dyn std::error::Error + 'static)) -> SignInRefused {
    SignInRefused::Misconfigured(Cause::of(error))
}

/// `OpenID` Connect Core 1.0, 3.1.3.7 and 3.1.3.8.
fn check<'t>(
    provider: &Provider,
    id_token: &'t IdToken,
    access_token: &AccessToken,
    nonce: &Nonce,
    now: Instant,
) -> Result<&'t TokenClaims, ClaimsVerificationError> {
    let verifier = provider.client.id_token_verifier().set_allowed_algs(SIGNATURES).set_time_fn(move || now);
    let claims = id_token.claims(&verifier, nonce)?;
    if claims.authorized_party().is_some_and(|party| party != provider.client.client_id()) {
        return Err(ClaimsVerificationError::InvalidAudience("issued to another party".to_owned()));
    }
    match claims.access_token_hash() {
        Some(hash) if *hash != hash_of(access_token, id_token, &verifier)? => {
            Err(ClaimsVerificationError::Other("the access token is of another sign-in".to_owned()))
        }
        _ => Ok(claims),
    }
}

fn hash_of(
    access_token: &AccessToken,
    id_token: &IdToken,
    verifier: &IdTokenVerifier<'_>,
) -> Result<AccessTokenHash, ClaimsVerificationError> {
    let unsigned = ClaimsVerificationError::SignatureVerification;
    let key = id_token.signing_key(verifier).map_err(unsigned)?;
    let alg = id_token.signing_alg().map_err(unsigned)?;
    AccessTokenHash::from_token(access_token, alg, key)
        .map_err(|error| ClaimsVerificationError::Other(error.to_string()))
}
