//! Calls: what arrives, what is told of a receiver that fails, and where none goes.

use std::{
    io,
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
    time::{Duration, Instant},
};

use domain::Fault;
use post::{Call, Network, Resolver, Webhooks, signature};
use tokio::net::TcpListener;

use crate::{at, id, receiver::Receiver};

const BODY: &str = r#"{"event":"waiting"}"#;
const OK: &str = "HTTP/1.1 204 No Content\r\n\r\n";

fn webhooks(network: Network) -> Webhooks {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Webhooks::new(network)
}

async fn call(webhooks: &Webhooks, url: &str) -> Result<(), Fault> {
    webhooks.send(Call { id: id(), at: at(), url, key: "chiave", body: BODY }).await
}

#[tokio::test]
async fn a_call_arrives_with_what_a_receiver_checks() {
    let mut receiver = Receiver::answering(OK).await;
    let url = format!("http://127.0.0.1:{}/avvisi?x=1", receiver.port);
    assert_eq!(call(&webhooks(Network::WithLoopback), &url).await, Ok(()));
    let got = receiver.next().await;
    assert!(got.head.starts_with("POST /avvisi?x=1 HTTP/1.1\r\n"), "{}", got.head);
    assert_eq!(got.body, BODY);
    assert_eq!(got.header("content-type"), "application/json");
    assert_eq!(got.header("ricevimento-delivery"), id().to_string());
    assert_eq!(got.header("ricevimento-signature"), signature("chiave", at(), BODY));
}

#[tokio::test]
async fn any_answer_but_yes_is_told_as_it_was_given() {
    for status in [301, 302, 307, 400, 410, 500, 503] {
        let mut elsewhere = Receiver::answering(OK).await;
        let to = format!("http://127.0.0.1:{}/", elsewhere.port);
        let answer = format!("HTTP/1.1 {status} No\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n");
        let receiver = Receiver::answering(answer).await;
        let url = format!("http://localhost:{}/", receiver.port);
        let webhooks = webhooks(Network::WithLoopback);
        assert_eq!(call(&webhooks, &url).await, Err(Fault::Answered(status)));
        assert!(elsewhere.is_untouched(), "a redirect was followed");
    }
}

#[tokio::test]
async fn an_answer_without_end_is_not_read_to_its_end() {
    let mut answer = b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n".to_vec();
    answer.resize(10 * 1024 * 1024, b'x');
    let receiver = Receiver::answering(answer).await;
    let url = format!("http://127.0.0.1:{}/", receiver.port);
    let begun = Instant::now();
    assert_eq!(call(&webhooks(Network::WithLoopback), &url).await, Ok(()));
    assert!(begun.elapsed() < Duration::from_secs(5), "it waited for the rest");
}

#[tokio::test]
async fn a_receiver_that_hangs_is_given_up() {
    let receiver = Receiver::answering("").await;
    let url = format!("http://127.0.0.1:{}/", receiver.port);
    let begun = Instant::now();
    assert_eq!(call(&webhooks(Network::WithLoopback), &url).await, Err(Fault::Timeout));
    assert!(begun.elapsed() < Duration::from_secs(20));
}

#[tokio::test]
async fn nobody_there_no_tls_there_and_no_such_name() {
    let webhooks = webhooks(Network::WithLoopback);
    let free = TcpListener::bind(("127.0.0.1", 0)).await.unwrap().local_addr().unwrap().port();
    assert_eq!(call(&webhooks, &format!("https://127.0.0.1:{free}/")).await, Err(Fault::Unreachable));
    let plain = Receiver::answering("HTTP/1.1 400 Bad Request\r\n\r\n").await;
    assert!(call(&webhooks, &format!("https://127.0.0.1:{}/", plain.port)).await.is_err());
    let unknown = Webhooks::with_resolver(Network::Public, Arc::new(Known(vec![])));
    assert_eq!(call(&unknown, "https://avvisi.example/").await, Err(Fault::Unresolved));
}

/// Every name has these addresses.
struct Known(Vec<IpAddr>);

#[async_trait::async_trait]
impl Resolver for Known {
    async fn lookup(&self, _: &str) -> io::Result<Vec<IpAddr>> {
        Ok(self.0.clone())
    }
}

#[tokio::test]
async fn a_name_that_leads_into_a_private_network_leads_nowhere() {
    webhooks(Network::Public);
    let mut receiver = Receiver::answering(OK).await;
    let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
    for addresses in [
        vec![here],
        vec!["::1".parse().unwrap()],
        vec!["::ffff:127.0.0.1".parse().unwrap()],
        vec!["169.254.169.254".parse().unwrap()],
        // Good ones first: whoever connects to the first alone, or to the next after a fault, is led on.
        vec!["1.1.1.1".parse().unwrap(), here],
    ] {
        let led = Webhooks::with_resolver(Network::Public, Arc::new(Known(addresses.clone())));
        let url = format!("https://avvisi.comune.example:{}/", receiver.port);
        assert_eq!(call(&led, &url).await, Err(Fault::Forbidden), "{addresses:?}");
    }
    assert!(receiver.is_untouched());
}

#[tokio::test]
async fn the_connection_goes_where_the_check_looked() {
    let mut receiver = Receiver::answering(OK).await;
    let here = Arc::new(Known(vec![Ipv4Addr::LOCALHOST.into()]));
    webhooks(Network::WithLoopback);
    let led = Webhooks::with_resolver(Network::WithLoopback, here);
    // No other resolver knows this name.
    let url = format!("http://avvisi.localhost:{}/", receiver.port);
    assert_eq!(call(&led, &url).await, Ok(()));
    assert_eq!(receiver.next().await.header("host"), format!("avvisi.localhost:{}", receiver.port));
}

#[tokio::test]
async fn addresses_that_are_none_or_not_ours_to_call_are_not_called() {
    let public = webhooks(Network::Public);
    let long = format!("https://127.0.0.1/{}", "x".repeat(10_000));
    for (url, fault) in [
        ("", Fault::BadAddress),
        ("avvisi", Fault::BadAddress),
        ("mailto:a@b.example", Fault::BadAddress),
        ("http://avvisi.example/", Fault::Forbidden),
        ("ftp://avvisi.example/", Fault::Forbidden),
        ("https://127.0.0.1/", Fault::Forbidden),
        ("https://2130706433/", Fault::Forbidden),
        ("https://0x7f.1/", Fault::Forbidden),
        ("https://[::1]/", Fault::Forbidden),
        ("https://[::ffff:10.0.0.1]/", Fault::Forbidden),
        ("https://10.0.0.1/", Fault::Forbidden),
        ("https://169.254.169.254/latest/meta-data", Fault::Forbidden),
        (&long, Fault::Forbidden),
    ] {
        assert_eq!(call(&public, url).await, Err(fault), "{url:.60}");
    }
    let demonstration = webhooks(Network::WithLoopback);
    for url in ["http://10.0.0.1/", "https://192.168.1.1/", "http://avvisi.example/"] {
        assert_eq!(call(&demonstration, url).await, Err(Fault::Forbidden), "{url}");
    }
}
