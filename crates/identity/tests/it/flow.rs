//! Signing in, and everything that must not.

use chrono::TimeDelta;
use domain::FiscalCode;
use identity::{Level, SignInRefused};

use crate::providers::{Provider, begin, browse, now, relying_party};

/// Each of these runs against both providers.
macro_rules! at_both_providers {
    ($(async fn $name:ident($provider:ident) $body:block)*) => {$(
        mod $name {
            use super::*;

            async fn run($provider: Provider) $body

            #[tokio::test]
            async fn demo() {
                run(Provider::demo().await).await;
            }

            #[tokio::test]
            async fn certified() {
                run(Provider::certified().await).await;
            }
        }
    )*};
}

at_both_providers! {
    async fn whoever_signs_in_is_who_the_provider_says(provider) {
        let party = provider.party(Some(Level::SpidL2));
        let (url, pending) = begin(&party, "anagrafe").await;
        let identity = party.complete(pending, browse(url).await, now()).await.unwrap();
        assert_eq!((identity.issuer.as_str(), identity.subject.as_str()), (provider.issuer.as_str(), "anagrafe"));
        assert_eq!(identity.fiscal_code.as_ref().map(FiscalCode::expose), Some("SPRDAA84C52Z999X"));
        assert_eq!((identity.name.as_str(), identity.level), ("Operatrice dell'anagrafe", Some(Level::SpidL2)));
    }

    async fn an_answer_to_another_question_is_refused(provider) {
        let party = provider.party(None);
        let (url, _) = begin(&party, "anagrafe").await;
        let (_, other) = begin(&party, "anagrafe").await;
        let refused = party.complete(other, browse(url).await, now()).await.unwrap_err();
        assert_eq!(refused, SignInRefused::WrongState);
    }

    async fn a_code_works_once(provider) {
        let party = provider.party(None);
        let (url, pending) = begin(&party, "anagrafe").await;
        let kept = serde_json::to_string(&pending).unwrap();
        let callback = browse(url).await;
        party.complete(pending, callback.clone(), now()).await.unwrap();
        let again = party.complete(serde_json::from_str(&kept).unwrap(), callback, now()).await.unwrap_err();
        assert!(matches!(again, SignInRefused::BadCode(_)), "{again:?}");
    }

    async fn a_code_is_of_no_use_without_its_verifier(provider) {
        let party = provider.party(None);
        let (url, mut pending) = begin(&party, "anagrafe").await;
        pending.verifier = "x".repeat(43);
        let refused = party.complete(pending, browse(url).await, now()).await.unwrap_err();
        assert!(matches!(refused, SignInRefused::BadCode(_)), "{refused:?}");
    }

    async fn a_token_for_another_sign_in_is_refused(provider) {
        let party = provider.party(None);
        let (url, mut pending) = begin(&party, "anagrafe").await;
        "another nonce".clone_into(&mut pending.nonce);
        let refused = party.complete(pending, browse(url).await, now()).await.unwrap_err();
        assert!(matches!(refused, SignInRefused::BadToken(_)), "{refused:?}");
    }

    async fn an_answer_of_another_provider_is_refused(provider) {
        let party = provider.party(None);
        let (url, pending) = begin(&party, "anagrafe").await;
        let mut callback = browse(url).await;
        callback.iss = Some("https://other.example".to_owned());
        let refused = party.complete(pending, callback, now()).await.unwrap_err();
        assert_eq!(refused, SignInRefused::WrongIssuer);
    }

    async fn whoever_takes_too_long_starts_again(provider) {
        let party = provider.party(None);
        let (url, pending) = begin(&party, "anagrafe").await;
        let late = now() + TimeDelta::minutes(10);
        let refused = party.complete(pending, browse(url).await, late).await.unwrap_err();
        assert_eq!(refused, SignInRefused::Expired);
    }
}

#[tokio::test]
async fn a_weak_proof_is_not_enough() {
    let provider = Provider::demo().await;
    let party = provider.party(Some(Level::SpidL2));
    let (url, pending) = begin(&party, "livello-uno").await;
    let refused = party.complete(pending, browse(url).await, now()).await.unwrap_err();
    assert_eq!(refused, SignInRefused::LevelTooLow);
}

#[tokio::test]
async fn whoever_gives_up_is_told_so() {
    let provider = Provider::certified().await;
    let party = provider.party(None);
    let (url, pending) = begin(&party, "annulla").await;
    let refused = party.complete(pending, browse(url).await, now()).await.unwrap_err();
    assert_eq!(refused, SignInRefused::Cancelled);
}

#[tokio::test]
async fn a_code_is_of_no_use_to_another_client() {
    let provider = Provider::demo().await;
    let (url, pending) = begin(&provider.party(None), "anagrafe").await;
    let other = relying_party(&provider.issuer, "another", None);
    let refused = other.complete(pending, browse(url).await, now()).await.unwrap_err();
    assert!(matches!(refused, SignInRefused::BadCode(_)), "{refused:?}");
}

#[tokio::test]
async fn the_demonstration_sends_nobody_elsewhere() {
    let provider = Provider::demo().await;
    let (url, _) = begin(&provider.party(None), "anagrafe").await;
    for elsewhere in ["https://evil.example/accedi/ritorno", "http://prova.localhost:8080/altrove"] {
        let mut asked = url.clone();
        let pairs: Vec<_> = url.query_pairs().into_owned().collect();
        asked.query_pairs_mut().clear().extend_pairs(
            pairs
                .iter()
                .map(|(name, value)| (name, if name == "redirect_uri" { elsewhere } else { value.as_str() })),
        );
        let answer = reqwest::get(asked).await.unwrap();
        assert_eq!(answer.status(), 400, "{elsewhere}");
    }
}

#[tokio::test]
async fn the_demonstration_demands_pkce_and_says_who_refuses() {
    let provider = Provider::demo().await;
    let (mut url, pending) = begin(&provider.party(None), "anagrafe").await;
    let pairs: Vec<_> =
        url.query_pairs().into_owned().filter(|(name, _)| !name.starts_with("code_challenge")).collect();
    url.query_pairs_mut().clear().extend_pairs(pairs);
    let callback = browse(url).await;
    assert_eq!(callback.iss, Some(provider.issuer));
    assert_eq!(callback.state, Some(pending.state));
    assert_eq!((callback.error.as_deref(), callback.code), (Some("invalid_request"), None));
}
