//! What every answer carries, and what caches and cookies are told.

use std::io::Read as _;

use flate2::read::GzDecoder;
use reqwest::Method;
use testkit::{Database, on_both_engines};
use web::Scheme;

use crate::{browser::between, site::Site};

on_both_engines! {
    async fn every_answer_is_hardened(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let huge = "x".repeat(70_000);
        let style = between(&browser.get("/").await.text(), "<link rel=\"stylesheet\" href=\"", "\"").to_owned();
        let mut answers = vec![];
        for path in ["/", "/uffici/aperto", "/attesa", "/sportello", "/accedi", "/nulla", "/graphql", "/livez", &style, "/favicon.svg"] {
            answers.push((path.to_owned(), browser.get(path).await));
        }
        answers.push(("unknown host".to_owned(), site.browser_at("nessuno.localhost").get("/").await));
        answers.push(("the API".to_owned(), browser.ask("{ tenant { id } }").await));
        answers.push(("too large".to_owned(), browser.post("/uffici/aperto/bussa", &[("reason", &huge)]).await));
        for (what, answer) in answers {
            let policy = answer.header("content-security-policy");
            for part in ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
                assert!(policy.contains(part), "{what} lacks {part}");
            }
            assert!(!policy.contains("unsafe") && !policy.contains('*'), "{what}: {policy}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{what}");
            assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{what}");
            assert!(answer.header("permissions-policy").contains("geolocation=()"), "{what}");
        }
    }

    async fn behind_tls_cookies_are_bound_to_host_and_tls(db: Database) {
        let site = Site::with(&db, |settings| settings.scheme = Scheme::Https).await;
        let mut browser = site.browser();
        let door = browser.get("/uffici/aperto").await;
        let begun = browser.get("/accedi").await;
        for (answer, name) in [(door, "__Host-visita="), (begun, "__Host-sessione=")] {
            let cookies = answer.set_cookies();
            let [cookie] = cookies[..] else { panic!("{cookies:?}") };
            assert!(cookie.starts_with(name), "{cookie}");
            for part in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
                assert!(cookie.contains(part), "{cookie}");
            }
            assert!(!cookie.contains("Domain"), "{cookie}");
        }
    }

    async fn over_plain_http_cookies_are_host_only(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let door = browser.get("/uffici/aperto").await;
        let begun = browser.get("/accedi").await;
        for (answer, name) in [(door, "visita="), (begun, "sessione=")] {
            let cookies = answer.set_cookies();
            let [cookie] = cookies[..] else { panic!("{cookies:?}") };
            assert!(cookie.starts_with(name), "{cookie}");
            assert!(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"), "{cookie}");
            assert!(!cookie.contains("Secure") && !cookie.contains("Domain"), "{cookie}");
        }
    }

    async fn who_only_reads_is_given_no_cookie(db: Database) {
        let site = Site::new(&db).await;
        for path in ["/", "/uffici/chiuso", "/attesa", "/privacy", "/accessibilita", "/note-legali"] {
            let answer = site.browser().get(path).await;
            assert_eq!((answer.status, answer.set_cookies()), (200, vec![]), "{path}");
        }
    }

    async fn the_public_page_is_sent_once(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let page = browser.get("/").await;
        let tag = page.header("etag");
        assert_eq!(page.header("cache-control"), "no-cache");
        browser.extra = vec![("if-none-match", tag)];
        let again = browser.get("/").await;
        assert_eq!((again.status, again.body.len()), (304, 0));
        let mut doors = site.town.app.follow_doors(&site.town.anonymous()).await.unwrap();
        doors.borrow_and_update();
        site.town.knock(&site.town.visitor(), site.town.office).await;
        doors.changed().await.unwrap();
        assert_eq!(browser.get("/").await.status, 200);
    }

    async fn a_page_is_compressed_for_who_takes_it(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let plain = browser.get("/").await;
        assert_eq!(plain.header("content-encoding"), "");
        browser.extra = vec![("accept-encoding", "gzip".to_owned())];
        for path in ["/", "/uffici/aperto"] {
            let packed = browser.get(path).await;
            assert_eq!(packed.header("content-encoding"), "gzip", "{path}");
            let mut text = String::new();
            GzDecoder::new(packed.body.as_slice()).read_to_string(&mut text).unwrap();
            assert!(text.contains("Ufficio aperto"), "{path}");
            assert!(packed.body.len() < text.len() / 2, "{path}");
            assert!(packed.header("vary").contains("accept-encoding"), "{path}");
        }
    }
}

#[tokio::test]
async fn a_personal_page_is_kept_by_no_cache() {
    let site = Site::new(&Database::sqlite().await).await;
    let mut browser = site.browser();
    for path in ["/attesa", "/uffici/aperto"] {
        assert_eq!(browser.get(path).await.header("cache-control"), "private, no-store", "{path}");
    }
    assert_eq!(browser.ask("{ myVisit { id } }").await.header("cache-control"), "private, no-store");
}

#[tokio::test]
async fn built_files_are_kept_for_ever() {
    let site = Site::new(&Database::sqlite().await).await;
    let mut browser = site.browser();
    let style = between(&browser.get("/").await.text(), "<link rel=\"stylesheet\" href=\"", "\"").to_owned();
    let plain = browser.get(&style).await;
    assert_eq!((plain.status, plain.header("content-type").as_str()), (200, "text/css"));
    assert!(plain.header("cache-control").contains("immutable"));
    for encoding in ["gzip", "br"] {
        let request = browser.request(Method::GET, &style).header("accept-encoding", encoding);
        let packed = browser.send(request).await;
        assert_eq!(packed.header("content-encoding"), encoding);
        assert!(packed.body.len() < plain.body.len() / 2, "{encoding}");
    }
}
