//! Knocking without JavaScript: forms, redirects and pages.

use std::num::NonZeroU32;

use reqwest::Method;
use testkit::{Database, Town, key, on_both_engines};

use crate::{
    browser::{Browser, between},
    site::Site,
};

/// The place in the queue that the lobby shows.
async fn position(browser: &mut Browser) -> String {
    let lobby = browser.get("/attesa").await;
    assert_eq!(lobby.status, 200);
    between(&lobby.text(), "data-field=\"position\">", "<").to_owned()
}

async fn state(browser: &mut Browser) -> String {
    between(&browser.get("/attesa").await.text(), "data-state=\"", "\"").to_owned()
}

on_both_engines! {
    async fn the_whole_way(db: Database) {
        let site = Site::new(&db).await;
        site.town.knock(&site.town.visitor(), site.town.office).await;
        site.town.clock.advance(1);
        let mut citizen = site.browser();
        let key = citizen.open_door("aperto").await;
        let fields = [("key", key.as_str()), ("name", "Ada"), ("reason", "Una carta")];
        let knocked = citizen.post("/uffici/aperto/bussa", &fields).await;
        assert_eq!((knocked.status, knocked.header("location").as_str()), (303, "/attesa"));
        assert_eq!(position(&mut citizen).await, "2");
        let lobby = citizen.get("/attesa").await.text();
        assert!(lobby.contains("Ada") && lobby.contains("Una carta") && lobby.contains("http-equiv=\"refresh\""));

        // The form again: a reload of its answer, or a second tab that had it open.
        assert_eq!(citizen.post("/uffici/aperto/bussa", &fields).await.header("location"), "/attesa");
        assert_eq!((position(&mut citizen).await.as_str(), site.visits().await), ("2", 2));

        let left = citizen.post("/attesa/esci", &[]).await;
        assert_eq!((left.status, left.header("location").as_str()), (303, "/attesa"));
        assert_eq!(state(&mut citizen).await, "ENDED");
    }

    async fn who_is_called_enters_by_a_button(db: Database) {
        let site = Site::new(&db).await;
        let mut citizen = site.browser();
        citizen.knock("aperto", "", "").await;
        let early = citizen.post("/attesa/entra", &[]).await;
        assert_eq!((early.status, state(&mut citizen).await.as_str()), (303, "WAITING"));
        site.town.app.call_next(&site.town.staff("anna").await, site.town.office, key()).await.unwrap();
        assert_eq!(state(&mut citizen).await, "CALLED");
        citizen.post("/attesa/entra", &[]).await;
        assert_eq!(state(&mut citizen).await, "IN_ROOM");
    }

    async fn two_tabs_are_one_place(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let (first, second) = (browser.open_door("aperto").await, browser.open_door("altro").await);
        browser.post("/uffici/aperto/bussa", &[("key", &first)]).await;
        let again = browser.post("/uffici/altro/bussa", &[("key", &second)]).await;
        assert_eq!((again.status, again.header("location").as_str()), (303, "/attesa"));
        assert!(browser.get("/attesa").await.text().contains("Ufficio aperto"));
        assert_eq!(site.visits().await, 1);
    }

    async fn without_cookies_nobody_is_left_in_the_queue(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let key = browser.open_door("aperto").await;
        browser.cookies.clear();
        let told = browser.post("/uffici/aperto/bussa", &[("key", &key)]).await;
        assert_eq!(told.status, 400);
        assert!(told.text().contains("cookie"));
        assert_eq!(site.visits().await, 0);
        // A cookie that we never gave is none.
        browser.cookies.insert("visita".to_owned(), "inventato".to_owned());
        assert_eq!(browser.post("/uffici/aperto/bussa", &[("key", &key)]).await.status, 400);
        assert_eq!(site.visits().await, 0);
    }

    async fn another_site_moves_nobody(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let key = browser.open_door("aperto").await;
        let form = |path: &str| browser.form(path, &[("key", &key)]);
        let mut attempts = vec![];
        for path in ["/uffici/aperto/bussa", "/attesa/esci", "/attesa/entra", "/esci"] {
            for origin in ["https://evil.example", "null", "http://altro.localhost"] {
                attempts.push((path, form(path).header("origin", origin)));
            }
            attempts.push((path, form(path).header("sec-fetch-site", "cross-site")));
            attempts.push((path, form(path).header("sec-fetch-site", "same-site")));
        }
        for (path, attempt) in attempts {
            let answer = browser.send(attempt).await;
            assert_eq!(answer.status, 403, "{path}");
            assert!(answer.text().contains("<h1>"), "{path}");
        }
        assert_eq!(site.visits().await, 0);
    }

    async fn what_cannot_be_taken_is_kept_in_the_form(db: Database) {
        let site = Site::new(&db).await;
        let long = format!("{}<b>'\"&", "à".repeat(10_000));
        for (name, reason) in [(long.as_str(), "Una carta"), ("Ada", long.as_str()), ("a\u{7}b<b>'\"&", "Una carta"), ("Ada", "a\u{0}b<b>'\"&")] {
            let mut browser = site.browser();
            let told = browser.knock("aperto", name, reason).await;
            assert_eq!(told.status, 422);
            let page = told.text();
            assert!(page.contains("role=\"alert\"") && page.contains("aria-invalid=\"true\""));
            assert!(!page.contains("<b>"), "markup was not escaped");
            assert!(page.contains("&#60;b&#62;"), "what was typed is gone");
            let other = if name == "Ada" { "value=\"Ada\"" } else { "Una carta</textarea>" };
            assert!(page.contains(other), "the other field is gone");
            // The form still works.
            let key = between(&page, "name=\"key\" value=\"", "\"").to_owned();
            assert_eq!(browser.post("/uffici/aperto/bussa", &[("key", &key)]).await.status, 303);
        }
    }

    async fn markup_is_shown_and_not_run(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        browser.knock("aperto", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>").await;
        let lobby = browser.get("/attesa").await.text();
        assert!(lobby.contains("&#60;script&#62;alert(1)") && lobby.contains("&#60;img src=x"));
        assert!(!lobby.contains("<script>") && !lobby.contains("<img src=x"));
    }

    async fn a_closed_door_says_so(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        // The cookie and the key come from a door that is open: this one gives neither.
        let key = browser.open_door("aperto").await;
        assert!(!browser.get("/uffici/chiuso").await.text().contains("name=\"key\""));
        let told = browser.post("/uffici/chiuso/bussa", &[("key", &key)]).await;
        assert_eq!(told.status, 409);
        assert!(told.text().contains("Ufficio chiuso"));
        assert_eq!(site.visits().await, 0);
    }

    async fn a_door_that_is_not_there_takes_no_knock(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let key = browser.open_door("aperto").await;
        assert_eq!(browser.post("/uffici/nessuno/bussa", &[("key", &key)]).await.status, 404);
        for key in [String::new(), "x".repeat(200)] {
            assert_eq!(browser.post("/uffici/aperto/bussa", &[("key", &key)]).await.status, 400);
        }
        assert_eq!(site.visits().await, 0);
    }

    async fn who_knocks_too_often_is_told_when_to_come_back(db: Database) {
        let site = Site::with(&db, |settings| settings.knocks_per_minute = NonZeroU32::new(2).unwrap()).await;
        for _ in 0..2 {
            assert_eq!(site.browser().knock("aperto", "", "").await.status, 303);
        }
        let told = site.browser().knock("aperto", "", "").await;
        assert_eq!(told.status, 429);
        let seconds: u64 = told.header("retry-after").parse().unwrap();
        assert!((1..=31).contains(&seconds), "{seconds}");
        assert_eq!(site.visits().await, 2);
    }

    async fn another_comunes_place_is_none_here(db: Database) {
        let site = Site::new(&db).await;
        Town::named(&db, "altrove").await;
        let mut there = site.browser_at("altrove.localhost");
        there.knock("aperto", "", "").await;
        assert_eq!(state(&mut there).await, "WAITING");
        let mut here = site.browser();
        here.cookies.clone_from(&there.cookies);
        assert!(!here.get("/attesa").await.text().contains("data-state"));
        here.post("/attesa/esci", &[]).await;
        assert_eq!(state(&mut there).await, "WAITING");
    }
}

#[tokio::test]
async fn more_than_a_form_is_not_read() {
    let site = Site::new(&Database::sqlite().await).await;
    let mut browser = site.browser();
    let key = browser.open_door("aperto").await;
    let huge = "x".repeat(70_000);
    let fields = [("key", key.as_str()), ("reason", huge.as_str())];
    assert_eq!(browser.post("/uffici/aperto/bussa", &fields).await.status, 413);
    assert_eq!(site.visits().await, 0);
}

#[tokio::test]
async fn a_form_is_sent_and_not_asked_for() {
    let site = Site::new(&Database::sqlite().await).await;
    let mut browser = site.browser();
    for path in ["/uffici/aperto/bussa", "/attesa/esci", "/attesa/entra", "/esci"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, 405, "{path}");
    }
    for path in ["/", "/attesa", "/sportello"] {
        let answer = browser.send(browser.request(Method::DELETE, path)).await;
        assert_eq!(answer.status, 405, "{path}");
    }
}
