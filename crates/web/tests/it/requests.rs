//! Messages and call-backs without JavaScript: forms, redirects and pages.

use app::{LeaveOutcome, LeaveRequest, RequestRecord};
use domain::{RequestKind, request::Verdict};
use testkit::{Database, Town, key, on_both_engines};

use crate::{
    browser::{Answer, Browser, between},
    site::Site,
};

const FORM: &str = "/uffici/aperto/messaggio";

/// Opens the form; its key.
async fn open(browser: &mut Browser) -> String {
    let page = browser.get(FORM).await;
    assert_eq!(page.status, 200);
    between(&page.text(), "name=\"key\" value=\"", "\"").to_owned()
}

async fn asks(browser: &mut Browser, phone: &str, email: &str, text: &str) -> Answer {
    let key = open(browser).await;
    let fields = [
        ("key", &*key),
        ("tipo", "richiamata"),
        ("name", "Ada"),
        ("phone", phone),
        ("email", email),
        ("text", text),
    ];
    browser.post(FORM, &fields).await
}

/// The one request of the comune.
async fn the_request(site: &Site) -> RequestRecord {
    let view = site.town.app.requests(&site.town.staff("anna").await, site.town.office).await.unwrap();
    assert_eq!(view.requests.len(), 1);
    RequestRecord::clone(&view.requests[0])
}

/// The path of an invitation for it.
async fn invited(site: &Site, record: &RequestRecord) -> String {
    let invited =
        site.town.app.invite_requester(&site.town.staff("anna").await, record.request.id).await.unwrap();
    format!("/ricontatto/{}", invited.secret.unwrap().expose())
}

on_both_engines! {
    async fn where_nobody_is_one_is_told_and_leaves_a_request(db: Database) {
        let site = Site::new(&db).await;
        let mut citizen = site.browser();
        let door = citizen.get("/uffici/aperto").await.text();
        let nobody = between(&door, "<section class=\"nobody\"", "</section>");
        assert!(!nobody.contains("hidden"));
        assert!(nobody.contains("/uffici/aperto/messaggio?tipo=richiamata"));
        let left = asks(&mut citizen, "0583 35401", "ada@posta.example", "Una carta").await;
        assert_eq!((left.status, left.header("location").as_str()), (303, "/richiesta"));
        // Kept for longer than a visit lasts.
        assert!(left.header("set-cookie").contains("Max-Age=2592000"), "{}", left.header("set-cookie"));
        let page = citizen.get("/richiesta").await.text();
        assert!(page.contains("058335401") && page.contains("Una carta") && page.contains("non l&#39;ha ancora presa"));

        let (anna, record) = (site.town.staff("anna").await, the_request(&site).await);
        let id = record.request.id;
        site.town.app.close_request(&anna, id, record.version, Verdict::NoAnswer, None).await.unwrap();
        assert!(citizen.get("/richiesta").await.text().contains("ti ha cercato il 23/11/2026 alle 10:00"));
        citizen.post("/richiesta/ritira", &[("id", &id.to_string())]).await;
        let page = citizen.get("/richiesta").await.text();
        assert!(page.contains("hai ritirata") && !page.contains("name=\"id\""));
    }

    async fn a_closed_door_takes_requests_too(db: Database) {
        let site = Site::new(&db).await;
        let mut citizen = site.browser();
        let door = citizen.get("/uffici/chiuso").await.text();
        assert!(door.contains("/uffici/chiuso/messaggio") && door.contains("quando riapre"));
    }

    async fn what_cannot_be_taken_is_kept_in_the_form(db: Database) {
        let site = Site::new(&db).await;
        let mut citizen = site.browser();
        for (phone, email, text, field) in [
            ("", "", "Una carta", "phone"),
            ("tre tre tre", "", "<b>'\"&", "phone"),
            ("", "a@c.it\nbcc: x@y.it", "<b>'\"&", "email"),
            ("0583 35401", "", &"<b>".repeat(1_001), "text"),
        ] {
            let told = asks(&mut citizen, phone, email, text).await;
            assert_eq!(told.status, 422, "{field}");
            let page = told.text();
            assert!(page.contains(&format!("id=\"{field}-error\"")), "{field}");
            assert!(page.contains("role=\"alert\"") && page.contains("value=\"Ada\""), "{field}");
            assert!(!page.contains("<b>"), "markup was not escaped");
        }
        let key = open(&mut citizen).await;
        let huge = "x".repeat(70_000);
        assert_eq!(citizen.post(FORM, &[("key", &key), ("text", &huge)]).await.status, 413);
        assert!(citizen.get("/richiesta").await.text().contains("non hai lasciato richieste"));
    }

    async fn the_form_again_is_the_same_request(db: Database) {
        let site = Site::new(&db).await;
        let mut citizen = site.browser();
        let key = open(&mut citizen).await;
        let fields = [("key", &*key), ("tipo", "messaggio"), ("text", "Una carta")];
        for _ in 0..2 {
            assert_eq!(citizen.post(FORM, &fields).await.status, 303);
        }
        the_request(&site).await;
    }

    async fn who_waits_leaves_the_queue_with_it(db: Database) {
        let site = Site::new(&db).await;
        let mut citizen = site.browser();
        citizen.knock("aperto", "Ada", "Una carta").await;
        let lobby = citizen.get("/attesa").await.text();
        assert!(lobby.contains(FORM) && !lobby.contains("lobby-offers-first"));
        site.town.clock.advance(11 * 60);
        assert!(citizen.get("/attesa").await.text().contains("lobby-offers-first"));
        let form = citizen.get(FORM).await.text();
        assert!(form.contains("value=\"Ada\"") && form.contains("Una carta</textarea>"));
        let key = between(&form, "name=\"key\" value=\"", "\"").to_owned();
        let fields = [("key", &*key), ("tipo", "richiamata"), ("phone", "112"), ("lascia", "1")];
        assert_eq!(citizen.post(FORM, &fields).await.status, 303);
        assert!(citizen.get("/attesa").await.text().contains("data-state=\"ENDED\""));
        assert!(the_request(&site).await.visit.is_some());
    }

    async fn an_invitation_is_entered_by_a_button(db: Database) {
        let site = Site::new(&db).await;
        let mut citizen = site.browser();
        asks(&mut citizen, "112", "", "").await;
        let link = invited(&site, &the_request(&site).await).await;
        // A program that looks at letters opens links, and changes nothing.
        assert_eq!(site.browser().get(&link).await.status, 200);
        assert_eq!(site.visits().await, 0);
        let entered = citizen.post(&link, &[]).await;
        assert_eq!((entered.status, entered.header("location").as_str()), (303, "/attesa"));
        assert!(citizen.get("/attesa").await.text().contains("data-state=\"WAITING\""));
        // The same link on the telephone is the same place.
        let mut phone = site.browser();
        phone.post(&link, &[]).await;
        assert!(phone.get("/attesa").await.text().contains("data-state=\"WAITING\""));
        assert_eq!(site.visits().await, 1);
        assert!(citizen.get("/richiesta").await.text().contains("Ufficio aperto"), "still found in this browser");
    }

    async fn an_invitation_that_is_none_lets_nobody_in(db: Database) {
        let site = Site::new(&db).await;
        Town::named(&db, "altrove").await;
        let mut citizen = site.browser();
        asks(&mut citizen, "112", "", "").await;
        let link = invited(&site, &the_request(&site).await).await;
        let guessed = format!("/ricontatto/{}", site.town.app.new_secret().expose());
        for path in [guessed.as_str(), "/ricontatto/x", "/ricontatto/%00"] {
            assert_eq!(citizen.get(path).await.status, 404, "{path}");
            assert_eq!(citizen.post(path, &[]).await.status, 404, "{path}");
        }
        let mut there = site.browser_at("altrove.localhost");
        assert_eq!(there.post(&link, &[]).await.status, 404);
        site.town.clock.advance(24 * 3_600);
        assert_eq!(citizen.post(&link, &[]).await.status, 410);
        assert!(citizen.get(&link).await.text().contains("scaduto"));
        assert_eq!(site.visits().await, 0);
    }

    async fn another_site_leaves_nothing(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let key = open(&mut browser).await;
        let link = format!("/ricontatto/{}", site.town.app.new_secret().expose());
        for path in [FORM, "/richiesta/ritira", &link] {
            let fields = [("key", key.as_str()), ("tipo", "richiamata"), ("phone", "112")];
            for origin in ["https://evil.example", "null"] {
                let answer = browser.send(browser.form(path, &fields).header("origin", origin)).await;
                assert_eq!(answer.status, 403, "{path}");
            }
        }
        assert!(browser.get("/richiesta").await.text().contains("non hai lasciato richieste"));
    }

    async fn a_thousand_forms_of_one_address_are_a_few_requests(db: Database) {
        let site = Site::new(&db).await;
        let mut taken = 0;
        for _ in 0..30 {
            let mut browser = site.browser();
            let answer = asks(&mut browser, "112", "", "").await;
            match answer.status {
                303 => taken += 1,
                429 => assert!(!answer.header("retry-after").is_empty()),
                other => panic!("{other}"),
            }
        }
        assert!((10..=12).contains(&taken), "{taken}");
    }

    async fn the_fourth_request_of_a_browser_is_told_why_not(db: Database) {
        let site = Site::new(&db).await;
        let mut citizen = site.browser();
        for _ in 0..3 {
            assert_eq!(asks(&mut citizen, "112", "", "").await.status, 303);
        }
        let fourth = asks(&mut citizen, "112", "", "").await;
        assert_eq!(fourth.status, 409);
        assert!(fourth.text().contains("/richiesta") && fourth.text().contains('3'));
    }

    async fn without_cookies_nothing_is_left(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let key = open(&mut browser).await;
        browser.cookies.clear();
        let told = browser.post(FORM, &[("key", &key), ("tipo", "richiamata"), ("phone", "112")]).await;
        assert_eq!(told.status, 400);
        assert!(told.text().contains("cookie"));
    }

    async fn another_browser_sees_none_of_it(db: Database) {
        let site = Site::new(&db).await;
        let visitor = site.town.visitor();
        let left = LeaveRequest {
            office: site.town.office,
            kind: RequestKind::CallBack,
            name: Some("Ada".to_owned()),
            phone: Some("112".to_owned()),
            email: None,
            text: None,
            leaves_queue: false,
            key: key(),
        };
        let left = site.town.app.leave_request(&site.town.by(&visitor), left).await.unwrap();
        let LeaveOutcome::Left(left) = left else { panic!("the request was not kept") };
        let mut other = site.browser();
        other.open_door("aperto").await;
        other.post("/richiesta/ritira", &[("id", &left.request.id.to_string())]).await;
        assert!(!the_request(&site).await.request.is_done());
        assert!(!other.get("/richiesta").await.text().contains("Ada"));
    }
}
