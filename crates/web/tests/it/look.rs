//! The look of the comune, what is searched for, what to bring and the rating, as they are served.

use app::manage::{Managed, ProfileEdit, ProviderEdit, RoomEdit};
use domain::Lang;
use testkit::{Database, Town, key, on_both_engines};

use crate::{browser::Answer, site::Site};

/// An edit that must be taken, and that the doors show.
async fn saved(town: &Town, edit: impl Future<Output = app::Result<Managed>>) {
    let mut doors = town.app.follow_doors(&town.anonymous()).await.expect("the doors");
    doors.borrow_and_update();
    let saved = edit.await.expect("an edit");
    assert!(matches!(saved, Managed::Saved { change: Some(_), .. }), "{saved:?}");
    doors.changed().await.expect("the doors");
}

/// The first room of the open door says this.
async fn furnish(town: &Town, bring: Option<&str>, welcome: Option<&str>) {
    let admin = town.staff("direttrice").await;
    let board = town.app.board(&admin).await.expect("the doors");
    let room = board.door(town.office).expect("a door").rooms[0].clone();
    let edit = RoomEdit {
        name: room.name,
        provider: ProviderEdit::Builtin,
        capacity: room.capacity.into(),
        served_by: vec![],
        welcome: welcome.map(str::to_owned),
        bring: bring.map(str::to_owned),
    };
    saved(town, town.app.edit_room(&admin, room.id, room.revision, edit)).await;
}

fn shown(answer: &Answer) -> Vec<String> {
    let text = answer.text();
    let items = text
        .split("<li data-item")
        .skip(1)
        .filter(|item| !item.split('>').next().unwrap().ends_with(" hidden"));
    items.map(|item| crate::browser::between(item, "data-door=\"", "\"").to_owned()).collect()
}

on_both_engines! {
    async fn a_door_is_found_by_what_one_has_to_bring(db: Database) {
        let site = Site::new(&db).await;
        furnish(&site.town, Some("La tessera sanitaria"), None).await;
        let mut browser = site.browser();
        for (query, found) in [
            ("cerca=TESSERA+sanitaria", vec!["aperto"]),
            ("cerca=tessera&ora=1", vec!["aperto"]),
            ("cerca=chiuso&ora=1", vec![]),
            ("cerca=ufficio", vec!["aperto", "altro", "chiuso"]),
            ("ora=1&ora=2&cerca=", vec!["aperto", "altro"]),
            ("cerca=%ff%00", vec![]),
            ("cerca=", vec!["aperto", "altro", "chiuso"]),
        ] {
            let answer = browser.get(&format!("/?{query}")).await;
            assert_eq!(answer.status, 200, "{query}");
            assert_eq!(shown(&answer), found, "{query}");
        }
        let door = browser.get("/uffici/aperto").await.text();
        assert!(door.find("La tessera sanitaria").unwrap() < door.find("class=\"knock\"").unwrap());
    }

    async fn a_rating_is_kept_and_names_nobody(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let asked = browser.get("/valutazione?pagina=%2Fuffici%2Faperto&stelle=2").await;
        assert_eq!((asked.status, asked.set_cookies()), (200, vec![]));
        let fields = [("pagina", "/uffici/aperto"), ("stelle", "2"), ("risposta", "UNCLEAR"), ("dettaglio", " Troppo <b>lungo</b> ")];
        let kept = browser.post("/valutazione?lang=en", &fields).await;
        assert_eq!((kept.status, kept.header("location").as_str()), (303, "/valutazione/grazie?lang=en"));
        assert_eq!(browser.get("/valutazione/grazie").await.status, 200);
        let rows = db.as_owner().await.rows("select page, lang, cast(stars as text), answer, comment from ratings").await;
        assert_eq!(rows, [["/uffici/aperto", "en", "2", "UNCLEAR", "Troppo <b>lungo</b>"]]);
    }

    async fn a_rating_that_cannot_be_taken_is_answered_by_a_sentence(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        let long = "è".repeat(201);
        for (stars, answer, comment, status, said) in [
            ("", "", "", 422, "Scegli da 1 a 5 stelle"),
            ("6", "", "", 422, "Scegli da 1 a 5 stelle"),
            ("-1", "", "", 422, "Scegli da 1 a 5 stelle"),
            ("5", "UNCLEAR", "", 422, "la domanda è un"),
            ("5", "", long.as_str(), 422, "al massimo 200 caratteri"),
            ("5", "", "a\u{202e}b", 422, "riscrivili"),
        ] {
            let fields = [("pagina", "/"), ("stelle", stars), ("risposta", answer), ("dettaglio", comment)];
            let refused = browser.post("/valutazione", &fields).await;
            assert_eq!(refused.status, status, "{said}");
            assert!(refused.text().contains(said), "{said}");
        }
        for page in ["", "/uffici/nessuno", "/gestione", "https://evil.example/", "//evil.example"] {
            let refused = browser.post("/valutazione", &[("pagina", page), ("stelle", "5")]).await;
            assert_eq!(refused.status, 400, "{page}");
        }
        let foreign = browser.form("/valutazione", &[("pagina", "/"), ("stelle", "5")]).header("origin", "http://evil.example");
        assert_eq!(browser.send(foreign).await.status, 403);
        assert_eq!(db.as_owner().await.rows("select page from ratings").await.len(), 0);
    }
}

#[tokio::test]
async fn who_rates_without_end_is_told_when_to_come_back() {
    let site = Site::new(&Database::sqlite().await).await;
    let mut browser = site.browser();
    let mut refused = None;
    for _ in 0..40 {
        let answer = browser.post("/valutazione", &[("pagina", "/"), ("stelle", "5")]).await;
        if answer.status != 303 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("a limit");
    assert_eq!(refused.status, 429);
    assert!(refused.header("retry-after").parse::<u64>().unwrap() > 0);
}

#[tokio::test]
async fn whatever_is_searched_for_is_shown_as_text_and_kept_by_nobody() {
    let site = Site::new(&Database::sqlite().await).await;
    let mut browser = site.browser();
    let hostile = browser.get("/?cerca=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert_eq!((hostile.status, hostile.header("cache-control").as_str()), (200, "private, no-store"));
    assert!(!hostile.text().contains("<script>alert"));
    let long = browser.get(&format!("/?cerca={}", "a".repeat(10_000))).await;
    assert_eq!(long.status, 200);
    assert!(!long.text().contains(&"a".repeat(101)) && long.text().contains(&"a".repeat(100)));
}

#[tokio::test]
async fn the_welcome_of_a_room_is_read_when_one_is_called() {
    let site = Site::new(&Database::sqlite().await).await;
    furnish(&site.town, None, Some("Si accomodi <b>pure</b>")).await;
    let mut citizen = site.browser();
    citizen.knock("aperto", "", "").await;
    assert!(!citizen.get("/attesa").await.text().contains("Si accomodi"));
    site.town.app.call_next(&site.town.staff("anna").await, site.town.office, key()).await.unwrap();
    let called = citizen.get("/attesa").await.text();
    assert!(called.contains("Si accomodi &#60;b&#62;pure"), "{called}");
}

#[tokio::test]
async fn a_colour_is_a_stylesheet_that_never_changes() {
    let site = Site::new(&Database::sqlite().await).await;
    let mut browser = site.browser();
    let style = browser.get("/colore/7a1f2b.css").await;
    assert_eq!((style.status, style.header("content-type").as_str()), (200, "text/css; charset=utf-8"));
    assert!(style.header("cache-control").contains("immutable"));
    for nothing in ["/colore/ffff00.css", "/colore/7a1f2b", "/colore/red.css", "/colore/%7d%7d%7d.css"] {
        assert_eq!(browser.get(nothing).await.status, 404, "{nothing}");
    }
    let admin = site.town.staff("direttrice").await;
    let edit = ProfileEdit {
        languages: vec![Lang::It, Lang::En],
        colour: Some("#7A1F2B".to_owned()),
        phone: Some("0583 35401".to_owned()),
        retention_h: 24,
        ..ProfileEdit::default()
    };
    saved(&site.town, site.town.app.edit_profile(&admin, 1, edit)).await;
    let page = browser.get("/").await.text();
    assert!(page.contains("href=\"/colore/7a1f2b.css\"") && page.contains("href=\"tel:058335401\""));
}

#[tokio::test]
async fn a_page_that_could_not_be_had_is_asked_for_again_and_a_form_is_not() {
    let db = Database::sqlite().await;
    let site = Site::new(&db).await;
    let mut citizen = site.browser();
    citizen.knock("aperto", "", "").await;
    db.as_owner().await.must("alter table visits rename to elsewhere").await;
    let page = citizen.get("/attesa").await;
    assert_eq!((page.status, page.header("refresh").as_str()), (503, "10"));
    let form = citizen.post("/attesa/esci", &[]).await;
    assert_eq!((form.status, form.header("refresh").as_str()), (503, ""));
    assert_eq!(citizen.get("/nulla").await.header("refresh"), "");
}
