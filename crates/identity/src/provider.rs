//! What is known of a provider: its metadata and keys, fetched once and refreshed without a stampede.

use std::sync::Arc;

use arc_swap::ArcSwapOption;
use chrono::TimeDelta;
use domain::Instant;
use openidconnect::{
    AdditionalProviderMetadata, AuthType, ClientId, ClientSecret, DiscoveryError, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, ProviderMetadata, StandardErrorResponse,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreClaimName, CoreClaimType, CoreClientAuthMethod,
        CoreErrorResponseType, CoreGenderClaim, CoreGrantType, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType,
        CoreRevocableToken, CoreRevocationErrorResponse, CoreSubjectIdentifierType,
        CoreTokenIntrospectionResponse,
    },
};
use serde::{Deserialize, Serialize};
use tokio::sync::{Mutex, MutexGuard};

use crate::{
    HttpClient, ProviderSettings, SignInRefused,
    claims::{EidClaims, TokenResponse},
    refused::Cause,
    settings::is_protected,
};

/// For how long what was fetched is taken as it is.
const FRESH_FOR: TimeDelta = TimeDelta::hours(1);
/// For how long it is still used when the provider does not give anything newer.
const USABLE_FOR: TimeDelta = TimeDelta::days(1);
/// The least time between two attempts, so that neither an outage nor made-up key ids become a flood of requests.
const PAUSE: TimeDelta = TimeDelta::seconds(10);

/// The metadata that crate openidconnect does not know.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct CallbackMetadata {
    /// RFC 9207, 3: a callback of this provider without `iss` is forged.
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for CallbackMetadata {}

type Metadata = ProviderMetadata<
    CallbackMetadata,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// The client of one discovered provider: the authorization endpoint is known, the others may be missing.
pub(crate) type Client = openidconnect::Client<
    EidClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    TokenResponse,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A provider as it described itself at one instant.
pub(crate) struct Provider {
    pub(crate) client: Client,
    /// Whether every true callback carries `iss`.
    pub(crate) always_sends_iss: bool,
    fetched_at: Instant,
}

impl Provider {
    async fn discover(
        http: &HttpClient,
        settings: &ProviderSettings,
        now: Instant,
    ) -> Result<Self, SignInRefused> {
        let issuer = IssuerUrl::new(settings.issuer.clone())
            .map_err(|error| SignInRefused::Misconfigured(Cause::of(&error)))?;
        let metadata = Metadata::discover_async(issuer, http).await.map_err(|error| match error {
            DiscoveryError::Validation(_) => SignInRefused::Misconfigured(Cause::of(&error)),
            _ => SignInRefused::ProviderUnavailable(Cause::of(&error)),
        })?;
        // The other addresses are asked by our own client, which checks them; this one by the person's browser.
        if !is_protected(metadata.authorization_endpoint().url()) {
            return Err(SignInRefused::Misconfigured(Cause::new("the authorization endpoint is not https")));
        }
        let auth_type = client_authentication(&metadata);
        let always_sends_iss = metadata.additional_metadata().authorization_response_iss_parameter_supported;
        let secret = settings.client_secret.clone().map(ClientSecret::new);
        let client =
            Client::from_provider_metadata(metadata, ClientId::new(settings.client_id.clone()), secret)
                .set_auth_type(auth_type);
        Ok(Self { client, always_sends_iss, fetched_at: now })
    }

    fn age(&self, now: Instant) -> TimeDelta {
        now - self.fetched_at
    }
}

/// The header, which is the default of the standard, unless the provider only takes the form.
fn client_authentication(metadata: &Metadata) -> AuthType {
    match metadata.token_endpoint_auth_methods_supported() {
        Some(methods)
            if !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
                && methods.contains(&CoreClientAuthMethod::ClientSecretPost) =>
        {
            AuthType::RequestBody
        }
        _ => AuthType::BasicAuth,
    }
}

/// The latest known [`Provider`], shared by all sign-ins.
#[derive(Default)]
pub(crate) struct ProviderCache {
    current: ArcSwapOption<Provider>,
    /// Held during an attempt, so that there is never more than one; keeps how the last one failed.
    attempt: Mutex<Option<Failure>>,
}

struct Failure {
    at: Instant,
    refused: SignInRefused,
}

impl ProviderCache {
    /// The provider as known now. Asks it when nothing is known or what is known has grown old.
    pub(crate) async fn get(
        &self,
        http: &HttpClient,
        settings: &ProviderSettings,
        now: Instant,
    ) -> Result<Arc<Provider>, SignInRefused> {
        match self.current.load_full() {
            Some(known) if known.age(now) < FRESH_FOR => Ok(known),
            // One caller refreshes; the others go on with what is known meanwhile.
            Some(known) if known.age(now) < USABLE_FOR => match self.attempt.try_lock() {
                Ok(last) => Ok(self.fetch(last, http, settings, now).await.unwrap_or(known)),
                Err(_) => Ok(known),
            },
            _ => {
                let last = self.attempt.lock().await;
                match self.current.load_full() {
                    Some(known) if known.age(now) < USABLE_FOR => Ok(known),
                    _ => self.fetch(last, http, settings, now).await,
                }
            }
        }
    }

    /// The provider with newer keys than `seen` has, if there can be any: after a signature that did not fit.
    pub(crate) async fn newer_than(
        &self,
        seen: &Arc<Provider>,
        http: &HttpClient,
        settings: &ProviderSettings,
        now: Instant,
    ) -> Option<Arc<Provider>> {
        let last = self.attempt.lock().await;
        let known = self.current.load_full()?;
        if !Arc::ptr_eq(&known, seen) {
            return Some(known);
        }
        if seen.age(now) < PAUSE {
            return None;
        }
        self.fetch(last, http, settings, now).await.ok()
    }

    async fn fetch(
        &self,
        mut last: MutexGuard<'_, Option<Failure>>,
        http: &HttpClient,
        settings: &ProviderSettings,
        now: Instant,
    ) -> Result<Arc<Provider>, SignInRefused> {
        if let Some(failure) = last.as_ref().filter(|failure| now - failure.at < PAUSE) {
            return Err(failure.refused.clone());
        }
        match Provider::discover(http, settings, now).await {
            Ok(provider) => {
                let provider = Arc::new(provider);
                self.current.store(Some(Arc::clone(&provider)));
                *last = None;
                Ok(provider)
            }
            Err(refused) => {
                *last = Some(Failure { at: now, refused: refused.clone() });
                Err(refused)
            }
        }
    }
}
