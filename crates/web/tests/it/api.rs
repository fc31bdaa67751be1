//! The API over HTTP: abuse, cookies, and what a closed one takes.

use std::collections::HashMap;

use reqwest::Method;
use serde_json::json;
use testkit::{Database, on_both_engines};

use crate::site::Site;

fn knock(office: domain::OfficeId, key: &str) -> String {
    format!(
        "mutation {{ knock(input: {{ officeId: \"{office}\", idempotencyKey: \"{key}\" }}) {{ __typename
           ... on Knocked {{ visit {{ id position }} }} ... on AlreadyWaiting {{ visit {{ id }} }} }} }}"
    )
}

on_both_engines! {
    async fn a_first_knock_sets_the_cookie(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let knocked = browser.ask(&knock(site.town.office, "a")).await;
        assert_eq!(knocked.json()["data"]["knock"]["__typename"], "Knocked");
        let cookies = knocked.set_cookies();
        let [cookie] = cookies[..] else { panic!("{cookies:?}") };
        assert!(cookie.starts_with("visita=") && cookie.contains("; HttpOnly") && cookie.contains("; Path=/"));
        let mine = browser.ask("{ myVisit { id position } }").await.json();
        assert_eq!(mine["data"]["myVisit"], knocked.json()["data"]["knock"]["visit"]);
        assert!(site.browser().ask("{ myVisit { id } }").await.json()["data"]["myVisit"].is_null());
    }

    async fn a_retry_whose_first_answer_was_lost_is_the_same_visitor(db: Database) {
        let site = Site::new(&db).await;
        let (mut first, mut retry) = (site.browser(), site.browser());
        let lost = first.ask(&knock(site.town.office, "perso")).await;
        let again = retry.ask(&knock(site.town.office, "perso")).await;
        assert_eq!(first.cookies, retry.cookies);
        assert_eq!(lost.json(), again.json());
        assert_eq!(site.visits().await, 1);
    }

    async fn too_many_knocks_are_told_when_to_come_back(db: Database) {
        let site = Site::with(&db, |settings| settings.knocks_per_minute = std::num::NonZeroU32::MIN).await;
        site.browser().ask(&knock(site.town.office, "a")).await;
        let document = format!("mutation {{ knock(input: {{ officeId: \"{}\", idempotencyKey: \"b\" }}) {{ ... on TooManyKnocks {{ retryAfterS }} }} }}", site.town.office);
        let told = site.browser().ask(&document).await;
        let seconds = told.json()["data"]["knock"]["retryAfterS"].as_u64().unwrap();
        assert!((1..=61).contains(&seconds), "{seconds}");
        assert_eq!(told.set_cookies(), Vec::<&str>::new());
        assert_eq!(site.visits().await, 1);
    }

    async fn another_site_asks_nothing(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.signed_in("anagrafe").await;
        let body = json!({ "query": knock(site.town.office, "a") }).to_string();
        for (header, value) in [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")] {
            let request = browser.request(Method::POST, "/graphql").header("content-type", "application/json");
            let answer = browser.send(request.header(header, value).body(body.clone())).await;
            assert_eq!((answer.status, answer.code().as_str()), (403, "FOREIGN_ORIGIN"), "{header}: {value}");
        }
        assert_eq!(site.visits().await, 0);
    }
}

/// An answer to abuse is smaller than the abuse.
const SMALL: usize = 4 * 1024;

#[tokio::test]
async fn what_is_no_operation_is_refused() {
    let site = Site::new(&Database::sqlite().await).await;
    let mut browser = site.browser();
    let get = browser.get("/graphql?query=%7Btenant%7Bid%7D%7D").await;
    assert_eq!(get.status, 405);
    for body in [
        "",
        "null",
        "garbage",
        "\"text\"",
        "{\"query\": 7}",
        "[{\"query\": \"{ tenant { id } }\"}, {\"query\": \"{ tenant { id } }\"}]",
        &"[".repeat(60_000),
        &format!("{{\"variables\": {}1{}}}", "[".repeat(20_000), "]".repeat(20_000)),
    ] {
        let answer = browser.ask_body(body).await;
        assert!([400, 422].contains(&answer.status), "{}: {body:.40}", answer.status);
        assert!(answer.body.len() < SMALL, "{body:.40}");
        assert_eq!(answer.code(), "BAD_REQUEST", "{body:.40}");
    }
    let form = browser.request(Method::POST, "/graphql").header("content-type", "text/plain");
    let told = browser.send(form.body("{\"query\": \"{ tenant { id } }\"}")).await;
    assert_eq!(told.status, 415, "a form of another site cannot send JSON");
}

#[tokio::test]
async fn what_asks_for_too_much_is_refused_whole() {
    let site = Site::new(&Database::sqlite().await).await;
    let mut browser = site.browser();
    let aliases = |count: usize, field: &str| {
        let fields: Vec<_> = (0..count).map(|n| format!("a{n}:{field}")).collect();
        fields.join(" ")
    };
    let nested = |count: usize| format!("{}id{}", "...{".repeat(count), "}".repeat(count));
    let introspection = format!("{}name{}", "ofType{".repeat(15), "}".repeat(15));
    for (what, document) in [
        ("aliases", format!("{{ {} }}", aliases(3_000, "tenant{id}"))),
        ("aliases below", format!("{{ tenant {{ offices {{ {} }} }} }}", aliases(5_000, "id"))),
        ("fragments in fragments", format!("{{ tenant {{ {} }} }}", nested(5_000))),
        ("types of types", format!("{{ __schema {{ types {{ {introspection} }} }} }}")),
        ("directives", format!("{{ tenant {} {{ id }} }}", "@include(if: true) ".repeat(2_500))),
        (
            "fragments in a circle",
            "{ tenant { ...a } } fragment a on Tenant { ...b } fragment b on Tenant { ...a }".to_owned(),
        ),
        (
            "lists in lists",
            format!("{{ office(slug: {}1{}) {{ id }} }}", "[".repeat(20_000), "]".repeat(20_000)),
        ),
    ] {
        let answer = browser.ask(&document).await;
        assert_eq!(answer.status, 200, "{what}");
        let json = answer.json();
        assert!(json["errors"].is_array() && json["data"].is_null(), "{what}: {:.200}", answer.text());
        assert!(answer.body.len() < SMALL, "{what}: {} bytes", answer.body.len());
    }
    let huge = browser.ask(&format!("{{ {} }}", aliases(10_000, "tenant{id}"))).await;
    assert_eq!(huge.status, 413);
}

#[tokio::test]
async fn an_open_api_answers_anything() {
    let site = Site::new(&Database::sqlite().await).await;
    let mut browser = site.browser();
    let schema = browser.ask("{ __schema { queryType { name } } }").await.json();
    assert_eq!(schema["data"]["__schema"]["queryType"]["name"], "Query");
}

#[tokio::test]
async fn a_closed_api_takes_the_operations_of_our_pages_alone() {
    let site = Site::with(&Database::sqlite().await, |settings| settings.open_api = false).await;
    let mut browser = site.browser();
    for stranger in ["{ tenant { id } }", "{ __schema { types { name } } }", "{ __typename }", ""] {
        let answer = browser.ask(stranger).await;
        assert_eq!((answer.status, answer.code().as_str()), (403, "UNKNOWN_OPERATION"), "{stranger}");
    }
    let ours: HashMap<String, String> =
        serde_json::from_str(include_str!("../../../../frontend/operations.json")).unwrap();
    assert!(ours.len() > 5);
    for operation in ours.values() {
        let answer = browser.ask(operation).await;
        assert_eq!(answer.status, 200, "{operation}");
        assert_ne!(answer.code(), "UNKNOWN_OPERATION", "{operation}");
    }
    let mut clerk = site.signed_in("anagrafe").await;
    assert_eq!(clerk.ask("{ viewer { name } }").await.json()["data"]["viewer"]["name"], "anna");
    let told = clerk.ask("{ __schema { types { name } } }").await;
    assert!(told.json()["data"]["__schema"].is_null(), "introspection is closed to staff, too");
}
