//! Tokens and metadata that must not be believed, and keys that change.

use std::sync::Arc;

use chrono::TimeDelta;
use domain::FiscalCode;
use domain::{Instant, Lang};
use identity::{BeginOptions, Identity, Level, LocalPath, PendingSignIn, RelyingParty, SignInRefused};
use serde_json::{Value, json};

use crate::{
    liar::{CLIENT, Liar, SUBJECT, Script, Signature},
    providers::{CALLBACK, now, relying_party},
};

const FISCAL_NUMBER: &str = "https://attributes.eid.gov.it/fiscal_number";

async fn begin_at(party: &RelyingParty, at: Instant) -> Result<PendingSignIn, SignInRefused> {
    let options = BeginOptions { login_hint: None, ui_locales: Lang::It, next: LocalPath::default() };
    party.begin(CALLBACK, options, at).await.map(|begun| begun.pending)
}

async fn sign_in_at(party: &RelyingParty, liar: &Liar, at: Instant) -> Result<Identity, SignInRefused> {
    liar.says(|script| drop(script.claims.as_object_mut().unwrap().remove("nonce")));
    let pending = begin_at(party, at).await?;
    let callback = liar.answers(&pending);
    party.complete(pending, callback, at).await
}

/// A sign-in at a provider that says this, by a comune that has never met it.
async fn told(change: impl FnOnce(&mut Script)) -> Result<Identity, SignInRefused> {
    let liar = Liar::start().await;
    liar.says(change);
    let party = relying_party(&liar.issuer, CLIENT, None);
    let pending = begin_at(&party, now()).await?;
    let callback = liar.answers(&pending);
    party.complete(pending, callback, now()).await
}

async fn told_claims(claims: Value) -> Result<Identity, SignInRefused> {
    told(|script| script.claims = claims).await
}

#[tokio::test]
async fn without_a_lie_it_signs_in() {
    let identity = told(|_| ()).await.unwrap();
    assert_eq!((identity.subject.as_str(), identity.name.as_str()), (SUBJECT, "Qualcuno"));
    assert_eq!((identity.fiscal_code, identity.email, identity.level), (None, None, None));
}

#[tokio::test]
async fn a_token_that_is_not_for_this_sign_in_is_refused() {
    let past = now().timestamp() - 600;
    for (lie, claims) in [
        ("for another client", json!({ "aud": "another" })),
        ("for another client, too", json!({ "aud": [CLIENT, "another"] })),
        ("for nobody", json!({ "aud": [] })),
        ("by way of another client", json!({ "azp": "another" })),
        ("of another issuer", json!({ "iss": "https://other.example" })),
        ("expired", json!({ "iat": past, "exp": past + 300 })),
        ("of another sign-in", json!({ "nonce": "another" })),
        ("of another access token", json!({ "at_hash": "AAAAAAAAAAAAAAAAAAAAAA" })),
    ] {
        let refused = told_claims(claims).await.unwrap_err();
        assert!(matches!(refused, SignInRefused::BadToken(_)), "{lie}: {refused:?}");
    }
}

#[tokio::test]
async fn a_token_that_the_provider_did_not_sign_is_refused() {
    for signature in [Signature::None, Signature::Key(9), Signature::Shared(CLIENT)] {
        let refused = told(|script| script.signature = signature).await.unwrap_err();
        assert!(matches!(refused, SignInRefused::BadToken(_)), "{refused:?}");
    }
}

#[tokio::test]
async fn a_level_that_is_missing_or_unheard_of_is_too_low() {
    for acr in [Value::Null, json!("https://www.spid.gov.it/SpidL1"), json!("urn:mace:incommon:iap:gold")] {
        let liar = Liar::start().await;
        liar.says(|script| script.claims = json!({ "acr": acr }));
        let party = relying_party(&liar.issuer, CLIENT, Some(Level::SpidL2));
        let refused = sign_in_at(&party, &liar, now()).await.unwrap_err();
        assert_eq!(refused, SignInRefused::LevelTooLow, "{acr}");
    }
}

#[tokio::test]
async fn userinfo_completes_the_token_and_cannot_name_somebody_else() {
    let number = "TINIT-PSSVIO90L27Z999Z";
    let identity = told(|script| {
        script.user_info = json!({ "sub": SUBJECT, FISCAL_NUMBER: number, "email": "a@b.example" });
    })
    .await
    .unwrap();
    assert_eq!(identity.fiscal_code.as_ref().map(FiscalCode::expose), Some("PSSVIO90L27Z999Z"));
    assert_eq!((identity.email.as_deref(), identity.email_verified), (Some("a@b.example"), false));

    let refused = told(|script| script.user_info = json!({ "sub": "else", FISCAL_NUMBER: number })).await;
    assert!(matches!(refused, Err(SignInRefused::BadToken(_))), "{refused:?}");

    // It would end up in a header.
    let refused = told(|script| script.access_token = "access\r\nx: y").await;
    assert!(matches!(refused, Err(SignInRefused::ProviderUnavailable(_))), "{refused:?}");
}

#[tokio::test]
async fn an_unusable_fiscal_number_is_none() {
    for number in ["TINDE-PSSVIO90L27Z999Z", "RSSMRA80A01H501V", ""] {
        let identity = told_claims(json!({ FISCAL_NUMBER: number })).await.unwrap();
        assert_eq!(identity.fiscal_code, None, "{number}");
    }
}

#[tokio::test]
async fn a_callback_without_the_issuer_that_was_promised_is_refused() {
    let promise = json!({ "authorization_response_iss_parameter_supported": true });
    let refused = told(|script| script.metadata = promise).await;
    assert_eq!(refused.err(), Some(SignInRefused::WrongIssuer));
}

#[tokio::test]
async fn metadata_that_lead_elsewhere_are_refused() {
    let elsewhere = "http://192.0.2.1";
    for (endpoint, misconfigured) in [
        ("issuer", true),
        ("authorization_endpoint", true),
        ("token_endpoint", false),
        ("jwks_uri", false),
        ("userinfo_endpoint", false),
    ] {
        let refused = told(|script| script.metadata = json!({ endpoint: elsewhere })).await.unwrap_err();
        let fits = match &refused {
            SignInRefused::Misconfigured(_) => misconfigured,
            SignInRefused::ProviderUnavailable(cause) => {
                // Not asked at all, rather than asked in vain.
                !misconfigured && cause.to_string().contains("neither https nor on this machine")
            }
            _ => false,
        };
        assert!(fits, "{endpoint}: {refused:?}");
    }
}

#[tokio::test]
async fn an_endless_answer_is_cut_off() {
    let refused = told(|script| script.metadata = json!({ "padding": "x".repeat(2 * 1024 * 1024) })).await;
    let Err(SignInRefused::ProviderUnavailable(cause)) = refused else { panic!("{refused:?}") };
    assert!(cause.to_string().contains("larger than"), "{cause}");
}

#[tokio::test]
async fn a_new_key_is_fetched_but_made_up_keys_are_not_a_flood() {
    let liar = Liar::start().await;
    let party = relying_party(&liar.issuer, CLIENT, None);
    let start = now();
    sign_in_at(&party, &liar, start).await.unwrap();
    assert_eq!(liar.discoveries(), 1);

    // Signed with a key that is not published: asked again once, not at every try.
    liar.says(|script| script.signature = Signature::Key(2));
    for seconds in 10..20 {
        let refused = sign_in_at(&party, &liar, start + TimeDelta::seconds(seconds)).await;
        assert!(matches!(refused, Err(SignInRefused::BadToken(_))), "{refused:?}");
    }
    assert_eq!(liar.discoveries(), 2);

    liar.says(|script| script.published = 2);
    sign_in_at(&party, &liar, start + TimeDelta::seconds(20)).await.unwrap();
    assert_eq!(liar.discoveries(), 3);
}

#[tokio::test]
async fn many_at_once_ask_the_provider_once() {
    let liar = Liar::start().await;
    let party = Arc::new(relying_party(&liar.issuer, CLIENT, None));
    let all: Vec<_> = (0..50)
        .map(|_| {
            let party = Arc::clone(&party);
            tokio::spawn(async move { begin_at(&party, now()).await.map(drop) })
        })
        .collect();
    for one in all {
        one.await.unwrap().unwrap();
    }
    assert_eq!(liar.discoveries(), 1);
}

#[tokio::test]
async fn an_outage_costs_one_request_and_is_bridged_by_what_is_known() {
    let liar = Liar::start().await;
    let party = relying_party(&liar.issuer, CLIENT, None);
    let start = now();
    liar.says(|script| script.down = true);
    for seconds in 0..10 {
        let refused = begin_at(&party, start + TimeDelta::seconds(seconds)).await;
        assert!(matches!(refused, Err(SignInRefused::ProviderUnavailable(_))), "{refused:?}");
    }
    assert_eq!(liar.discoveries(), 1);

    liar.says(|script| script.down = false);
    begin_at(&party, start + TimeDelta::seconds(10)).await.unwrap();
    liar.says(|script| script.down = true);
    begin_at(&party, start + TimeDelta::hours(23)).await.unwrap();
    assert_eq!(liar.discoveries(), 3);
    let refused = begin_at(&party, start + TimeDelta::hours(25)).await;
    assert!(matches!(refused, Err(SignInRefused::ProviderUnavailable(_))), "{refused:?}");
}
