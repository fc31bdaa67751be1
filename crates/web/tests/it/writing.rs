//! Writing to the office without JavaScript: a form, a redirect, a page.

use testkit::{Database, key, on_both_engines};

use crate::{
    browser::{Browser, between},
    site::Site,
};

const FORM: &str = "/attesa/messaggio";

/// Opens the form, and gives its key.
async fn open_form(browser: &mut Browser) -> String {
    let page = browser.get(FORM).await;
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("http-equiv=\"refresh\""), "what is typed must not be reloaded away");
    between(&page.text(), "name=\"key\" value=\"", "\"").to_owned()
}

/// The messages that the lobby shows.
async fn read(browser: &mut Browser) -> Vec<String> {
    let lobby = browser.get("/attesa").await.text();
    let texts = lobby.split("class=\"message-text\" dir=\"auto\">").skip(1);
    texts.map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

on_both_engines! {
    async fn both_sides_write_and_read(db: Database) {
        let site = Site::new(&db).await;
        let mut citizen = site.browser();
        citizen.knock("aperto", "", "").await;
        let form = open_form(&mut citizen).await;
        for _ in 0..2 {
            let sent = citizen.post(FORM, &[("key", &form), ("text", "Ho il <b>modulo</b>")]).await;
            assert_eq!((sent.status, sent.header("location").as_str()), (303, "/attesa"));
        }
        assert_eq!(read(&mut citizen).await, ["Ho il &#60;b&#62;modulo&#60;/b&#62;"], "once, and as text");
        // Back to the form that was sent, and another text in it.
        citizen.post(FORM, &[("key", &form), ("text", "E la firma")]).await;
        assert_eq!(read(&mut citizen).await.len(), 2);

        let anna = site.town.staff("anna").await;
        let visit = site.town.app.queue(&anna, site.town.office).await.unwrap().visits[0].visit.id;
        site.town.app.send_message(&anna, visit, "Bene", key()).await.unwrap();
        let lobby = citizen.get("/attesa").await.text();
        assert!(lobby.contains("Bene") && lobby.contains("message-office"));
        assert!(!lobby.contains("anna"), "to the visitor the office has no names");
    }

    async fn what_cannot_be_sent_is_given_back(db: Database) {
        let site = Site::new(&db).await;
        let mut citizen = site.browser();
        citizen.knock("aperto", "", "").await;
        let form = open_form(&mut citizen).await;
        let megabyte = "x".repeat(1 << 20);
        for text in [megabyte.as_str(), "Ho il \u{7} modulo"] {
            let told = citizen.post(FORM, &[("key", &form), ("text", text)]).await;
            assert_eq!(told.status, 422);
            let page = told.text();
            assert!(page.contains(text) && page.contains("aria-invalid=\"true\""), "what was typed is gone");
        }
        assert_eq!(citizen.post(FORM, &[("key", &form), ("text", "  ")]).await.status, 422);
        // More than anybody types: not read to its end, and answered all the same.
        let told = citizen.post(FORM, &[("key", &form), ("text", &"x".repeat(3 << 20))]).await;
        assert_eq!(told.status, 413);
        assert!(told.text().contains("<h1>"));
        assert!(read(&mut citizen).await.is_empty());
        citizen.post(FORM, &[("key", &form), ("text", "Ho il modulo")]).await;
        assert_eq!(read(&mut citizen).await, ["Ho il modulo"]);
    }

    async fn nobody_writes_without_a_visit_of_their_own(db: Database) {
        let site = Site::new(&db).await;
        let mut stranger = site.browser();
        assert_eq!(stranger.get(FORM).await.header("location"), "/attesa");
        let sent = stranger.post(FORM, &[("key", "k"), ("text", "Ciao")]).await;
        assert_eq!((sent.status, sent.header("location").as_str()), (303, "/attesa"));

        let mut citizen = site.browser();
        citizen.knock("aperto", "", "").await;
        for origin in ["https://evil.example", "null"] {
            let form = citizen.form(FORM, &[("key", "k"), ("text", "Ciao")]).header("origin", origin);
            assert_eq!(citizen.send(form).await.status, 403);
        }
        assert!(read(&mut citizen).await.is_empty());
        citizen.post("/attesa/esci", &[]).await;
        assert_eq!(citizen.get(FORM).await.header("location"), "/attesa", "a visit that is over has no form");
    }

    async fn who_writes_too_fast_is_told_to_wait(db: Database) {
        let site = Site::new(&db).await;
        let mut citizen = site.browser();
        citizen.knock("aperto", "", "").await;
        let form = open_form(&mut citizen).await;
        let texts = (1..=9).map(|n| n.to_string());
        let mut statuses = vec![];
        for text in texts {
            statuses.push(citizen.post(FORM, &[("key", &form), ("text", &text)]).await.status);
        }
        assert_eq!(statuses, [[303; 8].as_slice(), &[429]].concat());
    }
}
