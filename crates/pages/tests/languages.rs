//! What must hold for every page in every language.

#[path = "../examples/gallery/states.rs"]
mod states;

use std::{collections::BTreeSet, fs};

use domain::Lang;
use pages::{Assets, Frame, Site};
use scraper::{ElementRef, Html, Selector};
use states::State;
use toml::{Table, Value};

/// What is the same in Italian and in another language, because it is a name or the same word.
const SAME: [(Lang, &[&str]); 4] = [
    (Lang::En, &["comune_of", "names_in", "platform_name", "privacy_title", "region_of", "service"]),
    (Lang::De, &["platform_name"]),
    (Lang::Fr, &["platform_name"]),
    (Lang::Sl, &["platform_name"]),
];

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
    page.select(&selector).collect()
}

fn pages() -> Vec<State> {
    states::all(&Assets::default())
}

fn catalogue(lang: Lang) -> Table {
    let path = format!("{}/messages/{}.toml", env!("CARGO_MANIFEST_DIR"), lang.tag());
    toml::from_str(&fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}")))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A message, or each of its plural forms.
fn texts(message: &Value) -> Vec<&str> {
    match message {
        Value::Table(forms) => forms.values().filter_map(Value::as_str).collect(),
        text => text.as_str().into_iter().collect(),
    }
}

#[test]
fn every_message_is_translated() {
    let italian = catalogue(Lang::It);
    for (lang, same) in SAME {
        let other = catalogue(lang);
        let untranslated: Vec<_> =
            italian.iter().filter(|(key, text)| other.get(*key) == Some(*text)).map(|(key, _)| key).collect();
        assert_eq!(untranslated, same, "{lang:?}");
    }
}

#[test]
fn french_punctuation_does_not_begin_a_line() {
    for (key, message) in &catalogue(Lang::Fr) {
        for text in texts(message) {
            for torn in [" :", " ;", " ?", " !", " »", "« ", "'"] {
                assert!(!text.contains(torn), "{key}: {torn:?} in {text}");
            }
        }
    }
}

/// Words that the page has from itself: not what the comune or a visitor wrote, not what is marked as another
/// language, not the names of the languages.
fn own_words(page: &Html) -> BTreeSet<String> {
    let skipped = "[lang]:not(html), [dir=auto], blockquote, [hreflang]";
    let skipped: BTreeSet<_> = all(page, skipped).iter().map(|it| it.id()).collect();
    let words = all(page, "body *").into_iter().filter(|element| {
        !skipped.contains(&element.id()) && !element.ancestors().any(|it| skipped.contains(&it.id()))
    });
    words
        .flat_map(|element| element.children().filter_map(|child| Some(child.value().as_text()?.to_string())))
        .map(|text| text.trim().to_owned())
        .filter(|text| text.chars().any(char::is_alphabetic))
        .collect()
}

#[test]
fn no_italian_is_left_in_a_page_of_another_language() {
    /// Of the platform, of ways to sign in, and of a letter.
    const NAMES: [&str; 5] = ["Ricevimento", "SPID", "CIE", "S", "Name"];
    let pages = pages();
    let (italian, others): (Vec<_>, Vec<_>) = pages.iter().partition(|page| page.lang == Lang::It);
    for page in others {
        let Some(original) = italian.iter().find(|it| it.name == page.name) else {
            panic!("{} has no Italian page", page.name);
        };
        let original = own_words(&Html::parse_document(&original.html));
        for words in own_words(&Html::parse_document(&page.html)) {
            // "Privacy" is English as well.
            let named = NAMES.contains(&words.as_str()) || page.lang == Lang::En && words == "Privacy";
            // On the sheet, for whoever types it.
            let address = words.contains(".example/");
            assert!(named || address || !original.contains(&words), "{:?}/{}: {words}", page.lang, page.name);
        }
    }
}

#[test]
fn the_switch_offers_each_language_by_its_own_name() {
    for page in pages() {
        let parsed = Html::parse_document(&page.html);
        let choices = all(&parsed, "nav.languages a");
        // On paper and in a frame of another site there is nothing to switch.
        if matches!(page.name, "standalone" | "sheet" | "widget" | "widget-refused") {
            assert!(choices.is_empty(), "{}", page.name);
            continue;
        }
        let offered: Vec<_> = choices
            .iter()
            .map(|it| (it.value().attr("lang"), it.value().attr("hreflang"), it.text().collect::<String>()))
            .collect();
        let expected = Lang::ALL.map(|lang| (Some(lang.tag()), Some(lang.tag()), lang.endonym().to_owned()));
        assert_eq!(offered, expected, "{:?}/{}", page.lang, page.name);
        let current = all(&parsed, "nav.languages a[aria-current=true]");
        assert_eq!(current.len(), 1, "{}", page.name);
        assert_eq!(current[0].value().attr("lang"), Some(page.lang.tag()), "{}", page.name);
    }
}

#[test]
fn a_name_of_the_comune_is_marked_with_its_language() {
    for page in pages() {
        let parsed = Html::parse_document(&page.html);
        let expected = if page.lang == Lang::En { "it" } else { page.lang.tag() };
        for title in all(&parsed, ".it-brand-title, .footer-name") {
            assert_eq!(title.value().attr("lang"), Some(expected), "{}", page.name);
        }
    }
}

#[test]
fn the_switch_has_what_the_comune_offers_in_its_order() {
    let (assets, tenant) = (Assets::default(), states::tenant());
    let switch = |languages: &[Lang]| {
        let site = Site {
            assets: &assets,
            lang: Lang::De,
            lang_chosen: false,
            languages,
            origin: "",
            linked_data: "",
        };
        let page = Html::parse_document(&pages::privacy(&Frame { site, tenant: &tenant }));
        let choices = all(&page, "nav.languages a");
        choices.iter().filter_map(|it| it.value().attr("lang").map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(switch(&[Lang::De, Lang::It, Lang::En]), ["de", "it", "en"]);
    assert!(switch(&[Lang::De]).is_empty());
}

#[test]
fn the_console_is_in_italian_or_english() {
    let (assets, tenant) = (Assets::default(), states::tenant());
    for lang in Lang::ALL {
        let site = Site {
            assets: &assets,
            lang,
            lang_chosen: false,
            languages: &Lang::ALL,
            origin: "",
            linked_data: "",
        };
        let page = Html::parse_document(&pages::console(&Frame { site, tenant: &tenant }));
        let expected = if lang == Lang::En { "en" } else { "it" };
        assert_eq!(page.root_element().value().attr("lang"), Some(expected), "{lang:?}");
        assert_eq!(all(&page, "#console")[0].value().attr("data-lang"), Some(expected), "{lang:?}");
    }
}

#[test]
fn a_script_finds_every_plural_form() {
    for page in pages().iter().filter(|page| ["door-open", "home"].contains(&page.name)) {
        let parsed = Html::parse_document(&page.html);
        let counted = if page.name == "home" { "found" } else { "waiting" };
        let counted = all(&parsed, &format!("[data-field={counted}]"))[0].value();
        let forms =
            ["one", "two", "few", "other"].map(|form| counted.attr(&format!("data-{form}")).is_some());
        let dual = page.lang == Lang::Sl;
        assert_eq!(forms, [true, dual, dual, true], "{:?}", page.lang);
    }
}
