//! The hours elsewhere than on a page: what a calendar, a search engine, an office door and another site are given.

use reqwest::Method;
use serde_json::Value;
use testkit::{Database, Town, on_both_engines};

use crate::{
    browser::{Answer, between},
    site::Site,
};

/// What a browser says of itself when it fills a frame of this page.
fn in_frame_of(page: &str) -> Vec<(&'static str, String)> {
    vec![("sec-fetch-dest", "iframe".to_owned()), ("referer", page.to_owned())]
}

/// Anybody's script may read it, and nobody's cookie comes with it.
fn assert_for_everybody(answer: &Answer, what: &str) {
    assert_eq!(answer.header("access-control-allow-origin"), "*", "{what}");
    assert_eq!(answer.header("access-control-allow-credentials"), "", "{what}");
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin", "{what}");
    assert_eq!(answer.set_cookies(), Vec::<&str>::new(), "{what}");
}

on_both_engines! {
    async fn a_calendar_is_sent_once_a_day(db: Database) {
        let site = Site::new(&db).await;
        let mut program = site.browser();
        for path in ["/orari.ics", "/uffici/aperto/orari.ics", "/open-data/orari.json"] {
            program.extra = vec![];
            let answer = program.get(path).await;
            assert_eq!(answer.status, 200, "{path}");
            assert_for_everybody(&answer, path);
            program.extra = vec![("if-none-match", answer.header("etag"))];
            let again = program.get(path).await;
            assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
            assert_for_everybody(&again, path);
        }
        site.town.clock.advance(24 * 60 * 60);
        let tomorrow = program.get("/orari.ics").await;
        assert_eq!(tomorrow.status, 200);
        assert_eq!(tomorrow.header("content-type"), "text/calendar; charset=utf-8");
        assert!(!tomorrow.text().contains("DTSTART:20261122T230000Z"), "yesterday is still told");
    }

    async fn a_door_that_is_not_there_has_no_feeds(db: Database) {
        let site = Site::new(&db).await;
        Town::named(&db, "altra").await;
        db.as_owner().await.must("update offices set slug = 'soltanto-altrove' where tenant_id = (select id from tenants where slug = 'altra') and slug = 'aperto'").await;
        let huge = "x".repeat(20_000);
        let mut browser = site.browser();
        for slug in ["nessuno", "soltanto-altrove", "%2e%2e%2faperto", "aperto%00", "%22%3E%3Cscript%3E", "%ff", "APERTO", &huge] {
            for path in [format!("/uffici/{slug}/orari.ics"), format!("/uffici/{slug}/cartello"), format!("/widget?ufficio={slug}"), format!("/widget/stato.json?ufficio={slug}")] {
                let answer = browser.get(&path).await;
                let shown: String = path.chars().take(60).collect();
                // A path that is no UTF-8 names nothing.
                assert!(matches!(answer.status, 404 | 400), "{shown}: {}", answer.status);
                assert!(!answer.text().contains("<script>"), "{shown}");
                assert_eq!(answer.set_cookies(), Vec::<&str>::new(), "{shown}");
            }
        }
    }

    async fn a_host_without_a_comune_has_no_feeds(db: Database) {
        let site = Site::new(&db).await;
        for host in ["localhost", "nessuno.localhost"] {
            let mut browser = site.browser_at(host);
            for path in ["/orari.ics", "/open-data/orari.json", "/widget", "/widget/stato.json", "/manifest.webmanifest", "/robots.txt", "/sitemap.xml"] {
                assert_eq!(browser.get(path).await.status, 404, "{host}{path}");
            }
            // The same for all comuni.
            for path in ["/widget.js", "/favicon.svg", "/icon-192.png", "/apple-touch-icon.png"] {
                assert_eq!(browser.get(path).await.status, 200, "{host}{path}");
            }
        }
    }

    async fn a_widget_is_told_of_the_doors_that_it_asks_for(db: Database) {
        let site = Site::new(&db).await;
        let mut page = site.browser();
        let all = page.get("/widget/stato.json").await;
        assert_for_everybody(&all, "all doors");
        let slugs: Vec<_> = all.json()["doors"].as_array().unwrap().iter().map(|door| door["slug"].clone()).collect();
        assert_eq!(slugs, ["aperto", "altro", "chiuso"]);
        let one = page.get("/widget/stato.json?ufficio=aperto&lang=en").await.json();
        let door = &one["doors"][0];
        assert_eq!((&door["open"], &door["action"], &one["lang"]), (&true.into(), &"Knock on the door".into(), &"en".into()));
        assert_eq!(door["url"], format!("{}/uffici/aperto?lang=en", page.origin()));
        for (path, status) in [("/widget/stato.json?ufficio=", 404), ("/widget/stato.json?ufficio=aperto&ufficio=chiuso", 400), ("/widget?ufficio=aperto&ufficio=aperto", 404)] {
            assert_eq!(page.get(path).await.status, status, "{path}");
        }
        let refused = page.get("/widget/stato.json?ufficio=nessuno").await;
        assert_for_everybody(&refused, "a script must be able to see that there is no such door");
    }

    async fn a_widget_hears_of_a_sign_and_asks_without_the_database(db: Database) {
        let site = Site::new(&db).await;
        let mut page = site.browser();
        let path = "/widget/stato.json?ufficio=aperto";
        let before = page.get(path).await;
        page.extra = vec![("if-none-match", before.header("etag"))];
        for _ in 0..200 {
            assert_eq!(page.get(path).await.status, 304);
        }
        let clerk = site.town.staff("anna").await;
        let sign = app::DoorChange { sign: app::SignKind::Closed, message: None, until: None, turn_away: false };
        let mut doors = site.town.app.follow_doors(&site.town.anonymous()).await.unwrap();
        doors.borrow_and_update();
        site.town.app.set_door(&clerk, site.town.office, &sign).await.unwrap();
        doors.changed().await.unwrap();
        let after = page.get(path).await;
        assert_eq!((after.status, &after.json()["doors"][0]["open"]), (200, &false.into()));
    }

    async fn a_frame_is_for_the_sites_that_the_comune_allows(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let alone = browser.get("/widget?ufficio=aperto").await;
        assert_eq!(alone.status, 200);
        assert!(alone.header("content-security-policy").ends_with("; frame-ancestors 'none'"));
        browser.extra = in_frame_of("https://altrove.example/pagina");
        let refused = browser.get("/widget?ufficio=aperto").await;
        assert_eq!(refused.status, 403);
        assert!(refused.header("content-security-policy").ends_with("; frame-ancestors *"), "a refusal must be seen");
        let text = refused.text();
        assert!(text.contains("non ha autorizzato questo sito") && !text.contains("Ufficio aperto"), "{text}");
        // No other page may be framed, whatever it says of itself.
        let page = browser.get("/uffici/aperto").await;
        assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
    }

    async fn search_engines_read_what_the_agenda_says(db: Database) {
        let site = Site::new(&db).await;
        let mut engine = site.browser();
        let linked = |page: &str| -> Value {
            let text = between(page, "<script type=\"application/ld+json\" data-element=\"metatag\">", "</script>");
            serde_json::from_str(text).unwrap()
        };
        let home = linked(&engine.get("/").await.text());
        assert_eq!(home["@graph"][0]["department"].as_array().unwrap().len(), 3);
        let office = linked(&engine.get("/uffici/aperto").await.text())["@graph"][0].clone();
        assert_eq!(office["@id"], home["@graph"][0]["department"][0]["@id"]);
        let hours = office["openingHoursSpecification"].as_array().unwrap();
        assert_eq!(hours.len(), 7);
        for day in hours {
            assert_eq!((&day["opens"], &day["closes"]), (&"00:00".into(), &"23:59".into()));
        }
        let shut = linked(&engine.get("/uffici/chiuso").await.text())["@graph"][0].clone();
        assert_eq!(shut["openingHoursSpecification"], Value::Array(vec![]));
    }

    async fn a_demonstration_hides_from_search_engines_and_has_a_map(db: Database) {
        let site = Site::new(&db).await;
        let mut engine = site.browser();
        assert_eq!(engine.get("/robots.txt").await.text(), "User-agent: *\nDisallow: /\n");
        let map = engine.get("/sitemap.xml").await.text();
        assert!(map.contains(&format!("<loc>{}/uffici/aperto</loc>", engine.origin())), "{map}");
        let manifest = engine.get("/manifest.webmanifest").await;
        assert_eq!(manifest.header("content-type"), "application/manifest+json");
        for icon in manifest.json()["icons"].as_array().unwrap() {
            let answer = engine.get(icon["src"].as_str().unwrap()).await;
            assert_eq!((answer.status, answer.header("content-type").as_str()), (200, icon["type"].as_str().unwrap()));
        }
    }

    async fn the_sheet_names_the_door_and_its_address(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let sheet = browser.get("/uffici/aperto/cartello").await;
        assert_eq!((sheet.status, sheet.set_cookies()), (200, vec![]));
        let text = sheet.text();
        let address = format!("{}/uffici/aperto", browser.host);
        assert!(text.contains("<svg") && text.contains("Ufficio aperto") && text.contains(&address), "{text}");
        assert_eq!(browser.send(browser.request(Method::POST, "/uffici/aperto/cartello")).await.status, 405);
    }
}
