//! Sockets: strangers, garbage, silence, and who may follow what.

use std::time::{Duration, Instant};

use serde_json::json;
use testkit::{Database, on_both_engines};

use crate::{
    site::Site,
    socket::{Heard, Socket},
};

const PROTOCOL: (&str, &str) = ("sec-websocket-protocol", "graphql-transport-ws");

fn queue(office: domain::OfficeId) -> String {
    let fields = "complete visits { name }";
    format!("subscription {{ queue(officeId: \"{office}\") {{ {fields} }} }}")
}

on_both_engines! {
    async fn the_doors_come_whole_first_and_then_with_each_change(db: Database) {
        let site = Site::new(&db).await;
        let mut socket = Socket::open(&site.browser()).await;
        socket.subscribe("1", "subscription { doors { slug door { waiting } } }").await;
        let whole = socket.answer("1").await;
        let waiting = |count: u32| json!({ "data": { "doors": [
            { "slug": "aperto", "door": { "waiting": count } },
            { "slug": "altro", "door": { "waiting": 0 } },
            { "slug": "chiuso", "door": { "waiting": 0 } },
        ] } });
        assert_eq!(whole, waiting(0));
        site.town.knock(&site.town.visitor(), site.town.office).await;
        assert_eq!(socket.answer("1").await, waiting(1));
    }

    async fn a_clerk_hears_of_a_knock(db: Database) {
        let site = Site::new(&db).await;
        let clerk = site.signed_in("anagrafe").await;
        let mut socket = Socket::open(&clerk).await;
        socket.subscribe("1", &queue(site.town.office)).await;
        let whole = socket.answer("1").await["data"]["queue"].clone();
        assert_eq!((&whole["complete"], &whole["visits"]), (&json!(true), &json!([])));
        site.browser().knock("aperto", "Ada", "").await;
        let change = socket.answer_with("1", |answer| answer["data"]["queue"]["visits"] != json!([])).await;
        let change = &change["data"]["queue"];
        assert_eq!((&change["complete"], &change["visits"]), (&json!(false), &json!([{ "name": "Ada" }])));
    }

    async fn another_offices_queue_is_not_heard(db: Database) {
        let site = Site::new(&db).await;
        let other = queue(site.town.other);
        let callers = [(site.signed_in("anagrafe").await, "FORBIDDEN"), (site.browser(), "UNAUTHENTICATED")];
        for (browser, code) in callers {
            let mut socket = Socket::open(&browser).await;
            socket.subscribe("1", &other).await;
            let refused = socket.answer("1").await;
            assert_eq!(refused["errors"][0]["extensions"]["code"], code);
            assert!(refused["data"].is_null(), "{refused}");
            assert_eq!(socket.hear().await, Heard::Message(json!({ "type": "complete", "id": "1" })));
        }
    }

    async fn a_socket_does_not_outlive_a_role(db: Database) {
        let site = Site::new(&db).await;
        let mut socket = Socket::open(&site.signed_in("anagrafe").await).await;
        let queue = queue(site.town.office);
        socket.subscribe("1", &queue).await;
        socket.answer("1").await;
        site.town.take_roles("anna").await;
        site.browser().knock("aperto", "Ada", "").await;
        // What was under way before may still come; of what happened since, nothing.
        while let Heard::Message(message) = socket.hear().await && message["type"] != "complete" {
            assert!(!message.to_string().contains("Ada"), "{message}");
        }
        // Nor does a new question on the same socket get through.
        socket.subscribe("2", &queue).await;
        assert_eq!(socket.answer("2").await["errors"][0]["extensions"]["code"], "FORBIDDEN");
    }

    async fn a_first_knock_needs_a_cookie_that_no_socket_can_set(db: Database) {
        let site = Site::new(&db).await;
        let mut socket = Socket::open(&site.browser()).await;
        let knock = format!("mutation {{ knock(input: {{ officeId: \"{}\", idempotencyKey: \"a\" }}) {{ __typename }} }}", site.town.office);
        socket.subscribe("1", &knock).await;
        assert_eq!(socket.answer("1").await["errors"][0]["extensions"]["code"], "COOKIE_NEEDED");
        assert_eq!(site.visits().await, 0);
    }
}

#[tokio::test]
async fn only_our_own_pages_and_our_protocol_get_a_socket() {
    let site = Site::new(&Database::sqlite().await).await;
    let browser = site.browser();
    let own = browser.origin();
    let cases: [(&[(&str, &str)], u16); 7] = [
        (&[("origin", &own)], 400),
        (&[("origin", &own), ("sec-websocket-protocol", "graphql-ws")], 400),
        (&[("origin", &own), ("sec-websocket-protocol", "chat, soap")], 400),
        (&[PROTOCOL, ("origin", "https://evil.example")], 403),
        (&[PROTOCOL, ("origin", "null")], 403),
        (&[PROTOCOL, ("origin", "http://altro.localhost")], 403),
        (&[PROTOCOL, ("origin", &own), ("sec-fetch-site", "cross-site")], 403),
    ];
    for (headers, status) in cases {
        assert_eq!(Socket::dial(&browser, headers).await.err(), Some(status), "{headers:?}");
    }
    assert!(Socket::dial(&browser, &[PROTOCOL, ("origin", &own)]).await.is_ok());
    assert_eq!(Socket::dial(&site.browser_at("nessuno.localhost"), &[PROTOCOL]).await.err(), Some(404));
    assert_eq!(Socket::dial(&site.browser_at("localhost"), &[PROTOCOL]).await.err(), Some(404));
}

#[tokio::test]
async fn garbage_closes_a_socket() {
    let site = Site::new(&Database::sqlite().await).await;
    let long = "x".repeat(1000);
    let cases = [
        ("this is not JSON".to_owned(), 1002),
        ("[]".to_owned(), 1002),
        ("{}".to_owned(), 1002),
        ("[".repeat(10_000), 1002),
        // The reason of a close has 123 bytes at most: what was sent must not make it longer.
        (json!({ "type": long }).to_string(), 1002),
        (
            json!({ "type": "subscribe", "id": "1", "payload": { "query": "{ tenant { id } }" } })
                .to_string(),
            1011,
        ),
    ];
    for (garbage, code) in cases {
        let mut socket = Socket::silent(&site.browser()).await;
        socket.send_text(garbage.clone()).await;
        assert_eq!(socket.closed().await, Some(code), "{garbage:.40}");
    }
    let mut socket = Socket::open(&site.browser()).await;
    socket.send(json!({ "type": "connection_init" })).await;
    assert_eq!(socket.closed().await, Some(4429), "introduced twice");
}

#[tokio::test]
async fn a_message_larger_than_any_of_ours_closes_a_socket() {
    let site = Site::new(&Database::sqlite().await).await;
    let mut socket = Socket::open(&site.browser()).await;
    socket.subscribe("1", &"x".repeat(70_000)).await;
    assert!(matches!(socket.closed().await, None | Some(1009)));
}

#[tokio::test]
async fn an_operation_that_is_wrong_ends_alone() {
    let site = Site::new(&Database::sqlite().await).await;
    let mut socket = Socket::open(&site.browser()).await;
    socket.subscribe("1", "{ nothing }").await;
    assert!(socket.answer("1").await["errors"].is_array());
    assert_eq!(socket.hear().await, Heard::Message(json!({ "type": "complete", "id": "1" })));
    socket.subscribe("1", &"x".repeat(30_000)).await;
    assert!(socket.answer("1").await.to_string().len() < 4096, "an answer to garbage is small");
    socket.hear().await;
    socket.subscribe("2", "{ tenant { slug } }").await;
    assert_eq!(socket.answer("2").await, json!({ "data": { "tenant": { "slug": "prova" } } }));
}

#[tokio::test]
async fn a_socket_that_asks_for_nothing_is_closed() {
    let site = Site::new(&Database::sqlite().await).await;
    let begun = Instant::now();
    let (mut silent, mut introduced) =
        (Socket::silent(&site.browser()).await, Socket::open(&site.browser()).await);
    assert_eq!(tokio::join!(silent.closed(), introduced.closed()), (Some(4408), Some(4408)));
    assert!(begun.elapsed().as_secs() >= 9, "who is slow is not cut off");
}

#[tokio::test]
async fn where_the_api_is_closed_a_socket_takes_our_operations_alone() {
    let site = Site::with(&Database::sqlite().await, |settings| settings.open_api = false).await;
    let mut socket = Socket::open(&site.browser()).await;
    socket.subscribe("1", "subscription { doors { id slug name summary } }").await;
    let refused = socket.answer("1").await;
    assert!(refused["errors"].is_array() && refused["data"].is_null(), "{refused}");
}

#[tokio::test]
async fn a_socket_bears_so_many_operations_and_an_id_for_each() {
    let site = Site::new(&Database::sqlite().await).await;
    let doors = "subscription { doors { slug } }";
    let mut socket = Socket::open(&site.browser()).await;
    for round in 0..100 {
        let id = round.to_string();
        socket.subscribe(&id, "{ tenant { slug } }").await;
        socket.answer(&id).await;
        assert_eq!(
            socket.hear().await,
            Heard::Message(json!({ "type": "complete", "id": id })),
            "those that are over do not count"
        );
    }
    for id in 0..64 {
        socket.subscribe(&id.to_string(), doors).await;
        socket.answer(&id.to_string()).await;
    }
    socket.send(json!({ "type": "complete", "id": "63" })).await;
    assert_eq!(socket.hear().await, Heard::Message(json!({ "type": "complete", "id": "63" })));
    socket.subscribe("64", doors).await;
    socket.answer("64").await;
    socket.subscribe("65", doors).await;
    assert_eq!(socket.closed().await, Some(4429));

    let mut socket = Socket::open(&site.browser()).await;
    socket.subscribe("1", doors).await;
    socket.answer("1").await;
    socket.subscribe("1", doors).await;
    assert_eq!(socket.closed().await, Some(4409));
}

#[tokio::test]
async fn a_server_that_ends_sends_every_page_to_another() {
    let site = Site::new(&Database::sqlite().await).await;
    let mut looking = Socket::open(&site.browser()).await;
    looking.subscribe("1", "subscription { doors { slug } }").await;
    looking.answer("1").await;
    let mut silent = Socket::silent(&site.browser()).await;
    let closed = tokio::time::timeout(Duration::from_secs(5), site.web.close_sockets());
    let (all, looking, silent) = tokio::join!(closed, looking.closed(), silent.closed());
    assert_eq!((all, looking, silent), (Ok(()), Some(1012), Some(1012)));
    // One that was on its way.
    assert_eq!(Socket::silent(&site.browser()).await.closed().await, Some(1012));
}
