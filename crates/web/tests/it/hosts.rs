//! The first belt: the host decides, and nothing else does.

use access::{Platform, PlatformCaller};
use domain::TenantStatus;
use reqwest::Method;
use testkit::{Database, Town, on_both_engines};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::{browser::Answer, site::Site};

on_both_engines! {
    async fn an_unknown_host_is_nobody(db: Database) {
        let site = Site::new(&db).await;
        for host in ["nessuno.localhost", "evil.example", "a.prova.localhost", "prova.localhost.evil.example", "127.0.0.1"] {
            for path in ["/", "/attesa", "/accedi", "/graphql"] {
                let answer = site.browser_at(host).get(path).await;
                assert_eq!(answer.status, 404, "{host}{path}");
                assert!(!answer.text().contains("Ufficio"), "{host} shows doors");
                assert!(answer.set_cookies().is_empty(), "{host}{path}");
            }
        }
    }

    async fn the_host_is_read_as_names_are(db: Database) {
        let site = Site::new(&db).await;
        for host in ["prova.localhost", "PROVA.Localhost", "prova.localhost."] {
            let answer = site.browser_at(host).get("/").await;
            assert_eq!(answer.status, 200, "{host}");
            assert!(answer.text().contains("Ufficio aperto"), "{host}");
        }
    }

    async fn the_base_domain_is_the_platform_and_no_comune(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser_at("localhost");
        let page = browser.get("/").await;
        assert_eq!(page.status, 200);
        assert!(!page.text().contains("Ufficio aperto"));
        for path in ["/attesa", "/uffici/aperto", "/accedi", "/sportello", "/privacy"] {
            assert_eq!(browser.get(path).await.status, 404, "{path}");
        }
        assert_eq!(browser.ask("{ tenant { id } }").await.status, 404);
    }

    async fn each_host_shows_its_own_comune(db: Database) {
        let site = Site::new(&db).await;
        let other = Town::named(&db, "altrove").await;
        let names_the_other = |page: Answer| page.text().contains("altrove");
        assert!(names_the_other(site.browser_at("altrove.localhost").get("/privacy").await));
        assert!(!names_the_other(site.browser().get("/privacy").await));
        let told = site.browser_at("altrove.localhost").ask("{ tenant { id slug } }").await.json();
        assert_eq!(told["data"]["tenant"]["id"], other.tenant.id.to_string());
    }

    async fn a_suspended_comune_says_so_on_every_page(db: Database) {
        let site = Site::new(&db).await;
        let platform = Platform { caller: PlatformCaller::Console, now: site.town.clock.now() };
        let tx = db.store.begin_platform(&platform).await.unwrap();
        tx.set_tenant_status(site.town.tenant.id, TenantStatus::Suspended).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = site.browser();
        for path in ["/", "/uffici/aperto", "/attesa", "/accedi", "/sportello", "/nulla"] {
            let answer = browser.get(path).await;
            assert_eq!(answer.status, 503, "{path}");
            assert!(answer.text().contains("prova"), "{path}: the page names the comune");
            assert!(!answer.text().contains("Ufficio aperto"), "{path}");
        }
        assert_eq!(browser.ask("{ tenant { id } }").await.status, 503);
    }

    async fn a_page_that_is_not_there_says_so(db: Database) {
        let site = Site::new(&db).await;
        for path in ["/nulla", "/uffici/nessuno", "/uffici/", "/..%2f..%2fetc/passwd", "/assets/nulla.js"] {
            assert_eq!(site.browser().get(path).await.status, 404, "{path}");
        }
        assert!(site.browser().get("/nulla").await.text().contains("<h1>"));
    }

    async fn asking_for_the_head_gives_no_body(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let head = browser.send(browser.request(Method::HEAD, "/")).await;
        let page = browser.get("/").await;
        assert_eq!((head.status, head.body.len()), (200, 0));
        assert_eq!(head.header("etag"), page.header("etag"));
        let missing = browser.send(browser.request(Method::HEAD, "/nulla")).await;
        assert_eq!((missing.status, missing.body.len()), (404, 0));
    }
}

#[tokio::test]
async fn without_a_host_there_is_no_answer_but_a_clear_one() {
    let site = Site::new(&Database::sqlite().await).await;
    for request in ["GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n"] {
        let mut stream = TcpStream::connect(site.address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert_eq!(answer.split(' ').nth(1), Some("400"), "{request}: {answer}");
    }
}

#[tokio::test]
async fn health_answers_on_any_host() {
    let site = Site::new(&Database::sqlite().await).await;
    for host in ["localhost", "prova.localhost", "nessuno.localhost", "10.0.0.1"] {
        for path in ["/livez", "/readyz"] {
            let answer = site.browser_at(host).get(path).await;
            assert_eq!((answer.status, answer.text().as_str()), (200, "ok"), "{host}{path}");
        }
    }
}
