//! "Continue on my phone", by forms.

use testkit::{Database, on_both_engines};

use crate::{
    browser::{Browser, between},
    site::Site,
};

/// Asks for a link in the lobby, and reads its path.
async fn link(browser: &mut Browser) -> String {
    let lobby = browser.post("/attesa/continua", &[]).await;
    assert_eq!(lobby.status, 200);
    let text = lobby.text();
    assert!(text.contains("<svg") && text.contains("data-lobby"), "the code, in the lobby");
    let address = between(&text, "<a href=\"http", "\"");
    format!("/attesa/continua/{}", address.rsplit('/').next().unwrap())
}

async fn position(browser: &mut Browser) -> String {
    between(&browser.get("/attesa").await.text(), "data-field=\"position\">", "<").to_owned()
}

on_both_engines! {
    async fn the_place_goes_along_by_a_button_and_only_once(db: Database) {
        let site = Site::new(&db).await;
        let (mut desk, mut phone, mut late) = (site.browser(), site.browser(), site.browser());
        desk.knock("aperto", "Ada", "").await;
        let path = link(&mut desk).await;
        for _ in 0..2 {
            let shown = phone.get(&path).await;
            assert_eq!(shown.status, 200);
            assert!(shown.text().contains("Ufficio aperto") && shown.text().contains("Continua su questo dispositivo"));
            assert_eq!(shown.header("cache-control"), "private, no-store");
        }
        let taken = phone.post(&path, &[]).await;
        assert_eq!((taken.status, taken.header("location").as_str()), (303, "/attesa"));
        assert_eq!((position(&mut phone).await.as_str(), position(&mut desk).await.as_str()), ("1", "1"));
        for gone in [late.get(&path).await, late.post(&path, &[]).await] {
            assert_eq!(gone.status, 404);
            assert!(gone.text().contains("non vale più") && gone.text().contains("Torna a tutte le porte"));
        }
        // The two are one visitor: what one does, the other sees.
        phone.post("/attesa/esci", &[]).await;
        assert!(desk.get("/attesa").await.text().contains("data-state=\"ENDED\""));
        assert_eq!(site.visits().await, 1);
    }

    async fn a_phone_that_waits_elsewhere_is_told_so(db: Database) {
        let site = Site::new(&db).await;
        let (mut desk, mut phone) = (site.browser(), site.browser());
        desk.knock("aperto", "", "").await;
        phone.knock("altro", "", "").await;
        let path = link(&mut desk).await;
        for told in [phone.get(&path).await, phone.post(&path, &[]).await] {
            assert_eq!(told.status, 409);
            assert!(told.text().contains("Ufficio altro"), "{}", told.text());
        }
        assert!(phone.get("/attesa").await.text().contains("Ufficio altro"));
        // One's own link leads back.
        assert_eq!(desk.get(&path).await.header("location"), "/attesa");
    }

    async fn what_is_no_link_of_ours_is_a_page_with_a_way_on(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let guessed = site.town.app.new_secret();
        for token in [guessed.expose(), "x", "%00", "../attesa"] {
            let page = browser.get(&format!("/attesa/continua/{token}")).await;
            assert_eq!(page.status, 404, "{token}");
            assert!(page.text().contains("href=\"/\""), "{token}");
        }
        // Who does not wait has nothing to take along.
        assert_eq!(browser.post("/attesa/continua", &[]).await.header("location"), "/attesa");
        assert_eq!(browser.get("/attesa/continua").await.header("location"), "/attesa");
    }

    async fn a_page_of_another_site_cannot_press_the_buttons(db: Database) {
        let site = Site::new(&db).await;
        let mut desk = site.browser();
        desk.knock("aperto", "", "").await;
        let path = link(&mut desk).await;
        for path in ["/attesa/continua", path.as_str()] {
            let refused = desk.send(desk.form(path, &[]).header("sec-fetch-site", "cross-site")).await;
            assert_eq!(refused.status, 403, "{path}");
        }
    }
}
