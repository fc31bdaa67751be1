//! In which language a page is given, and who decides.

use testkit::{Database, on_both_engines};

use crate::{
    browser::{Answer, between},
    site::Site,
};

fn language(page: &Answer) -> String {
    between(&page.text(), "<html lang=\"", "\"").to_owned()
}

on_both_engines! {
    async fn the_address_decides_then_the_browser_then_the_comune(db: Database) {
        let site = Site::new(&db).await;
        for (path, accepted, lang) in [
            ("/", "", "it"),
            ("/", "es-ES,es;q=0.9", "it"),
            ("/", "de-AT,de;q=0.9,en;q=0.8", "de"),
            ("/", "en;q=0.8,sl-SI", "sl"),
            ("/?lang=fr", "de", "fr"),
            ("/privacy?lang=sl", "", "sl"),
            ("/?lang=es", "de", "de"),
            ("/?lang=", "fr", "fr"),
        ] {
            let mut browser = site.browser();
            browser.extra.push(("accept-language", accepted.to_owned()));
            let page = browser.get(path).await;
            assert_eq!((page.status, language(&page).as_str()), (200, lang), "{path} {accepted}");
        }
    }

    async fn no_language_is_kept_in_the_place_of_another(db: Database) {
        let site = Site::new(&db).await;
        for (lang, knock) in [
            ("it", "Bussa alla porta"),
            ("en", "Knock on the door"),
            ("de", "An die Tür klopfen"),
            ("fr", "Frapper à la porte"),
            ("sl", "Potrkajte na vrata"),
        ] {
            let page = site.browser().get(&format!("/?lang={lang}")).await;
            assert_eq!(language(&page), lang);
            assert!(page.text().contains(knock), "{lang}");
        }
    }

    async fn the_api_speaks_the_language_of_the_page(db: Database) {
        let site = Site::new(&db).await;
        let mut browser = site.browser();
        browser.extra.push(("accept-language", "sl".to_owned()));
        let told = browser.ask("{ tenant { offices { slug door { text } } } }").await.json();
        let offices = told["data"]["tenant"]["offices"].as_array().unwrap().clone();
        let open = offices.iter().find(|office| office["slug"] == "aperto").unwrap();
        let text = open["door"]["text"].as_str().unwrap();
        assert!(text.starts_with("Odprto"), "{text}");
    }
}
