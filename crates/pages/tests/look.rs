//! What a comune says of itself, what is searched for, and the rating, as pages show them.

#[path = "../examples/gallery/states.rs"]
mod states;

use domain::{Lang, Profile, Tenant};
use pages::{Assets, Frame, Search, Site};
use scraper::{ElementRef, Html, Selector};

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
    page.select(&selector).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn page(name: &str, lang: Lang) -> Html {
    let pages = states::all(&Assets::default());
    let found = pages.iter().find(|page| page.name == name && page.lang == lang);
    Html::parse_document(&found.unwrap_or_else(|| panic!("no {name}")).html)
}

fn privacy_of(tenant: &Tenant) -> Html {
    let assets = Assets::default();
    let site = Site {
        assets: &assets,
        lang: Lang::It,
        lang_chosen: false,
        languages: &[Lang::It],
        origin: "",
        linked_data: "",
    };
    Html::parse_document(&pages::privacy(&Frame { site, tenant }))
}

fn attribute(page: &Html, selector: &str, name: &str) -> String {
    let found = all(page, selector);
    assert_eq!(found.len(), 1, "{selector}");
    found[0].value().attr(name).unwrap_or_default().to_owned()
}

#[test]
fn a_comune_looks_as_it_says() {
    let page = privacy_of(&states::tenant());
    assert_eq!(attribute(&page, "header img.crest-picture", "src"), "/stemma/0123.png");
    assert_eq!(attribute(&page, "header img.crest-picture", "alt"), "");
    assert!(all(&page, "header svg.crest").is_empty());
    assert_eq!(attribute(&page, "link[href^='/colore/']", "href"), "/colore/7a1f2b.css");
    assert_eq!(attribute(&page, "meta[name=theme-color]", "content"), "#7a1f2b");
    assert_eq!(attribute(&page, "footer a[href^='tel:']", "href"), "tel:0733000000");
    let mails: Vec<_> = all(&page, "a[href^='mailto:']").into_iter().map(text).collect();
    assert_eq!(mails, ["rpd@comune.example", "comune@comune.example", "comune@pec.example"]);
    assert!(text(all(&page, "footer .contact-address")[0]).starts_with("Piazza del Popolo <1>"));
}

#[test]
fn what_a_comune_does_not_say_is_not_shown() {
    let page = privacy_of(&Tenant { profile: Profile::default(), ..states::tenant() });
    for absent in [
        "img",
        ".contacts",
        "a[href^='tel:']",
        "a[href^='mailto:']",
        "link[href^='/colore/']",
        "[data-element=appointment-booking]",
        "[data-element=report-inefficiency]",
    ] {
        assert!(all(&page, absent).is_empty(), "{absent}");
    }
    assert_eq!(all(&page, "header svg.crest").len(), 1);
    assert_eq!(attribute(&page, "[data-element=accessibility-link]", "href"), "/accessibilita");
}

#[test]
fn a_door_is_found_by_words_and_the_others_are_hidden_and_not_gone() {
    for lang in Lang::ALL {
        let page = page("home-found", lang);
        let shown: Vec<_> = all(&page, "[data-item]:not([hidden]) [data-door]");
        let shown: Vec<_> = shown.iter().filter_map(|door| door.value().attr("data-door")).collect();
        assert_eq!(shown, ["assessore-bilancio"], "{lang:?}");
        assert_eq!(all(&page, "[data-group]:not([hidden])").len(), 1, "{lang:?}");
        assert!(text(all(&page, "[data-field=found]")[0]).contains('1'), "{lang:?}");
        assert_eq!(attribute(&page, "#cerca", "value"), "ATTIVITA bilancio");
        assert!(text(all(&page, "title")[0]).starts_with("ATTIVITA bilancio · "), "{lang:?}");
        let other = attribute(&page, "[data-filter=open]", "href");
        assert!(other.contains("ora=1") && other.contains("cerca=ATTIVITA%20bilancio"), "{other}");
    }
}

#[test]
fn what_cannot_be_found_shows_the_way_back_and_stays_text() {
    let page = page("home-nothing-found", Lang::It);
    assert!(all(&page, "[data-item]:not([hidden])").is_empty());
    assert_eq!(all(&page, "[data-field=nothing]:not([hidden]) a[href='/']").len(), 1);
    assert_eq!(attribute(&page, "#cerca", "value"), "<script>alert(1)</script>\" onfocus=\"alert(2)");
    assert_eq!(attribute(&page, "#cerca", "onfocus"), "");
    let everything = self::page("home", Lang::It);
    assert_eq!(all(&everything, "[data-field=nothing][hidden]").len(), 1);
    assert_eq!(text(all(&everything, "[data-field=found]")[0]), "");
}

#[test]
fn a_range_of_times_does_not_break() {
    for lang in Lang::ALL {
        let page = page("door-open", lang);
        for line in all(&page, ".door-hours li") {
            let kept = Selector::parse(".text-nowrap").unwrap_or_else(|error| panic!("{error}"));
            let ranges = line.select(&kept).map(text).collect::<String>();
            assert_eq!(text(line).matches('–').count(), ranges.matches('–').count(), "{lang:?}");
        }
    }
}

#[test]
fn what_to_bring_is_read_before_the_knock() {
    let html = states::all(&Assets::default());
    let html = html.iter().find(|page| page.name == "door-bring").map(|page| page.html.clone());
    let html = html.unwrap_or_default();
    assert!(html.find("id=\"preparare\"") < html.find("<form class=\"knock\""));
    let page = Html::parse_document(&html);
    let texts: Vec<_> = all(&page, ".bring p[lang=it][dir=auto]").into_iter().map(text).collect();
    assert_eq!(texts, ["Un documento <b>valido</b>, la tessera sanitaria", "مستند صالح"]);
}

#[test]
fn a_door_by_appointment_leads_to_where_one_is_made() {
    let page = page("door-by-appointment", Lang::It);
    let address = attribute(&page, ".closed-door a.btn-primary", "href");
    assert_eq!(address, "https://servizi.comune.example/prenota?a=1&b=2");
}

/// Modello Comuni, C.SI.2.5: by these marks, and in Italian by these words, its checks find the rating.
#[test]
fn the_rating_has_the_marks_and_the_words_of_the_modello_comuni() {
    let page = page("door-open", Lang::It);
    let words = |selector: &str| all(&page, selector).into_iter().map(text).collect::<Vec<_>>();
    assert_eq!(
        words("[data-element=feedback] [data-element=feedback-title]"),
        ["Quanto sono chiare le informazioni su questa pagina?"]
    );
    for count in 1..=5 {
        assert_eq!(attribute(&page, &format!("[data-element=feedback-rate-{count}]"), "type"), "radio");
    }
    assert_eq!(
        words("[data-element=feedback-rating-positive] [data-element=feedback-rating-question]"),
        ["Quali sono stati gli aspetti che hai preferito?"]
    );
    assert_eq!(
        words("[data-element=feedback-rating-negative] [data-element=feedback-rating-question]"),
        ["Dove hai incontrato le maggiori difficoltà?"]
    );
    for side in ["positive", "negative"] {
        let answers = format!("[data-element=feedback-rating-{side}] [data-element=feedback-rating-answer]");
        assert_eq!(words(&answers).len(), 5);
        assert_eq!(words(&answers)[4], "Altro");
    }
    assert_eq!(attribute(&page, "[data-element=feedback-input-text]", "maxlength"), "200");
}

#[test]
fn only_the_question_that_belongs_to_the_stars_is_asked() {
    for (name, positive, negative) in
        [("door-open", 0, 0), ("rating-good", 1, 0), ("rating-hard", 0, 1), ("rating-no-stars", 0, 0)]
    {
        let page = page(name, Lang::It);
        let asked = |side: &str| {
            all(&page, &format!("[data-element=feedback-rating-{side}]:not([hidden]):not([disabled])")).len()
        };
        assert_eq!((asked("positive"), asked("negative")), (positive, negative), "{name}");
    }
    let corrected = page("rating-other-question", Lang::It);
    assert_eq!(all(&corrected, "#valutazione-errore").len(), 1);
}

#[test]
fn a_search_is_no_other_page_to_search_engines() {
    let page = page("home-found", Lang::It);
    let canonical = attribute(&page, "link[rel=canonical]", "href");
    assert_eq!(canonical, "https://sant-angelo.ricevimento.example/");
    assert!(Search::new("", true).is_wordless() && !Search::new("a", true).is_wordless());
}
