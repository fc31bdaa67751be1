//! A provider that is not there, or does not answer.

use std::{net::Ipv4Addr, time::Duration};

use domain::Lang;
use identity::{BeginOptions, LocalPath, SignInRefused};
use tokio::net::TcpListener;

use crate::providers::{CALLBACK, now, relying_party};

async fn refused_at(issuer: &str) -> SignInRefused {
    let options = BeginOptions { login_hint: None, ui_locales: Lang::It, next: LocalPath::default() };
    relying_party(issuer, "ricevimento", None).begin(CALLBACK, options, now()).await.unwrap_err()
}

#[tokio::test]
async fn a_provider_that_is_not_there() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    assert!(matches!(refused_at(&issuer).await, SignInRefused::ProviderUnavailable(_)));
}

#[tokio::test]
async fn a_provider_that_never_answers() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    // Accepts by the system's backlog, and says nothing.
    let refused = tokio::time::timeout(Duration::from_secs(30), refused_at(&issuer)).await;
    assert!(matches!(refused.expect("a bounded wait"), SignInRefused::ProviderUnavailable(_)));
    drop(listener);
}
