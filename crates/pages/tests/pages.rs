//! What must hold for every public page in every state.

#[path = "../examples/gallery/states.rs"]
mod states;

use std::collections::HashSet;

use domain::Lang;
use pages::Assets;
use scraper::{ElementRef, Html, Selector};
use states::State;

fn assets() -> Assets {
    let at = |name: &str| format!("/assets/{name}");
    Assets {
        site_css: at("site.css"),
        sheet_css: at("sheet.css"),
        frame_css: at("frame.css"),
        page_js: at("page.js"),
        lobby_js: at("lobby.js"),
        lobby_css: Some(at("lobby.css")),
        ..Assets::default()
    }
}

/// Calls `check` with each page and a name for the message.
fn each_page(check: impl Fn(&State, &Html, &str)) {
    let pages = states::all(&assets());
    assert!(pages.len() > 50, "the gallery has lost its pages");
    for page in &pages {
        let parsed = Html::parse_document(&page.html);
        check(page, &parsed, &format!("{}/{}", page.lang.tag(), page.name));
    }
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
    page.select(&selector).collect()
}

/// Spaces that do not break are kept.
fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// A page of the platform or of nobody has no comune.
fn has_comune(page: &State) -> bool {
    !matches!(page.name, "platform" | "standalone")
}

const fn comune(lang: Lang) -> &'static str {
    match lang {
        Lang::It | Lang::En => "Comune di Sant'Angelo in Pontano",
        Lang::De => "Gemeinde Sant'Angelo in Pontano",
        Lang::Fr => "Commune de Sant'Angelo in Pontano",
        Lang::Sl => "Občina Sant'Angelo in Pontano",
    }
}

/// What hangs on a door, or stands in a frame of another page, has no footer of its own.
fn has_footer(page: &State) -> bool {
    has_comune(page) && !matches!(page.name, "sheet" | "widget" | "widget-refused")
}

#[test]
fn the_language_the_title_and_the_landmarks_are_there() {
    each_page(|state, page, name| {
        let root = page.root_element().value();
        assert_eq!(root.attr("lang"), Some(state.lang.tag()), "{name}");
        let titles = all(page, "head > title");
        assert_eq!(titles.len(), 1, "{name}");
        assert!(!text(titles[0]).is_empty(), "{name}");
        if has_comune(state) {
            let title = text(titles[0]);
            assert!(title.ends_with(comune(state.lang)), "{name}: {title}");
        }
        assert_eq!(all(page, "main").len(), 1, "{name}");
        assert_eq!(
            all(page, "meta[name=viewport][content='width=device-width, initial-scale=1']").len(),
            1,
            "{name}"
        );
    });
}

#[test]
fn there_is_one_first_heading_and_no_level_is_left_out() {
    each_page(|_, page, name| {
        let headings = all(page, "h1, h2, h3, h4, h5, h6");
        let levels: Vec<_> = headings.iter().map(|it| it.value().name().as_bytes()[1] - b'0').collect();
        assert_eq!(all(page, "h1").len(), 1, "{name}");
        assert_eq!(levels[0], 1, "{name}: {levels:?}");
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{name}: {levels:?}");
        }
        assert!(headings.iter().all(|it| !text(*it).is_empty()), "{name}");
    });
}

#[test]
fn nothing_is_inline_that_the_content_policy_refuses() {
    each_page(|_, page, name| {
        assert!(
            all(page, "style, [style], script:not([src]):not([type='application/ld+json'])").is_empty(),
            "{name}"
        );
        for element in all(page, "*") {
            for (attribute, value) in element.value().attrs() {
                assert!(!attribute.starts_with("on"), "{name}: {attribute}");
                assert!(!value.trim_start().to_lowercase().starts_with("javascript:"), "{name}: {value}");
            }
        }
        for source in all(page, "[src], link[rel=stylesheet]") {
            let address = source.value().attr("src").or(source.value().attr("href")).unwrap_or_default();
            assert!(
                ["/assets/", "/stemma/", "/colore/", "/widget.js"]
                    .iter()
                    .any(|ours| address.starts_with(ours)),
                "{name}: {address}"
            );
        }
    });
}

#[test]
fn what_people_wrote_stays_text() {
    each_page(|_, page, name| {
        // Every script is ours, and none of the markup in the samples became an element.
        assert!(all(page, "script").iter().all(|it| it.text().next().is_none()), "{name}");
        assert!(all(page, "img:not(.crest-picture), b, i").is_empty(), "{name}");
    });
}

#[test]
fn what_was_typed_comes_back_as_it_was() {
    each_page(|state, page, name| {
        if state.name != "door-errors" {
            return;
        }
        let value = all(page, "#name")[0].value().attr("value");
        assert_eq!(value, Some("\"><script>alert(1)</script>"), "{name}");
        let reason: String = all(page, "#reason")[0].text().collect();
        assert_eq!(reason, "</textarea><script>alert(2)</script> مرحبا 👋", "{name}");
        for field in ["name", "reason"] {
            let input = all(page, &format!("#{field}"))[0].value();
            assert_eq!(input.attr("aria-invalid"), Some("true"), "{name}");
            let described = input.attr("aria-describedby").unwrap_or_default();
            assert!(described.split(' ').any(|id| id == format!("{field}-error")), "{name}: {described}");
        }
        assert_eq!(all(page, "#errori a").len(), 2, "{name}");
    });
}

#[test]
fn what_a_comune_wrote_is_whole_and_finds_its_direction() {
    each_page(|state, page, name| {
        if state.name != "door-hard" {
            return;
        }
        let door = states::hard(state.lang);
        let heading = all(page, "h1[dir=auto]");
        assert_eq!(text(heading[0]), door.name, "{name}");
        assert_eq!(text(all(page, ".lead[dir=auto]")[0]), door.summary, "{name}");
        assert_eq!(text(all(page, "[data-field=state][dir=auto]")[0]), door.text, "{name}");
        assert_eq!(all(page, "#name[dir=auto], #reason[dir=auto]").len(), 2, "{name}");
    });
}

#[test]
fn ids_are_unique_and_every_reference_finds_its_element() {
    each_page(|_, page, name| {
        let ids: Vec<_> = all(page, "[id]").iter().filter_map(|it| it.value().attr("id")).collect();
        let known: HashSet<_> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "{name}: {ids:?}");
        for attribute in ["for", "aria-labelledby", "aria-describedby"] {
            for element in all(page, &format!("[{attribute}]")) {
                for id in element.value().attr(attribute).unwrap_or_default().split_whitespace() {
                    assert!(known.contains(id), "{name}: {attribute} names {id}");
                }
            }
        }
        for link in all(page, "a[href^='#']") {
            let target = link.value().attr("href").unwrap_or_default().trim_start_matches('#');
            assert!(known.contains(target), "{name}: a link to #{target}");
        }
    });
}

#[test]
fn the_footer_has_what_the_law_asks_for() {
    each_page(|state, page, name| {
        if !has_footer(state) {
            assert!(all(page, "footer").is_empty(), "{name}");
            return;
        }
        for (mark, path) in [
            ("privacy-policy-link", "/privacy"),
            ("accessibility-link", "https://form.agid.gov.it/view/prova"),
            ("legal-notes", "/note-legali"),
            ("faq", "/"),
            ("appointment-booking", "https://servizi.comune.example/prenota"),
            ("report-inefficiency", "https://servizi.comune.example/segnala"),
        ] {
            let links = all(page, &format!("footer a[data-element='{mark}']"));
            assert_eq!(links.len(), 1, "{name}: {mark}");
            let address = links[0].value().attr("href").unwrap_or_default();
            let address = address.split(['?', '#']).next();
            assert_eq!(address, Some(path), "{name}: {mark}");
        }
        assert_eq!(all(page, ".skiplinks a").len(), 2, "{name}");
    });
}

#[test]
fn a_chosen_language_stays_in_every_link_of_our_own() {
    each_page(|state, page, name| {
        // The gallery's English pages were chosen by the address.
        if state.lang != Lang::En || state.name == "sign-in" {
            return;
        }
        for element in all(page, "a[href^='/']:not([hreflang]), form[action^='/']") {
            let value = element.value();
            let address = value.attr("href").or(value.attr("action")).unwrap_or_default();
            assert!(address.contains("lang=en"), "{name}: {address}");
        }
    });
}

#[test]
fn an_open_door_can_be_knocked_at_and_a_closed_one_cannot() {
    each_page(|_, page, name| {
        for door in all(page, "article[data-door]") {
            let knock =
                Selector::parse("[data-field=action]:not([hidden]) a").unwrap_or_else(|e| panic!("{e}"));
            let open = door.value().attr("data-open") == Some("true");
            assert_eq!(door.select(&knock).count(), usize::from(open), "{name}");
        }
        let closed = all(page, "main[data-office] [data-door][data-open=false]");
        if !closed.is_empty() {
            assert!(all(page, "main form").is_empty(), "{name}");
        }
    });
}

#[test]
fn the_hours_are_a_list_with_an_item_for_each_line() {
    each_page(|state, page, name| {
        if state.name != "door-open" {
            return;
        }
        let door = states::door(state.lang);
        let lines: Vec<_> = all(page, "#orari + .door-hours li").into_iter().map(text).collect();
        assert_eq!(lines, door.hours.lines().collect::<Vec<_>>(), "{name}");
    });
}

#[test]
fn with_the_filter_a_closed_door_is_hidden_and_not_gone() {
    each_page(|state, page, name| {
        if state.name != "home-only-open" {
            return;
        }
        let hidden = all(page, "[data-item][hidden] [data-door][data-open=false]").len();
        assert_eq!(hidden, all(page, "[data-door][data-open=false]").len(), "{name}");
        assert!(hidden > 0, "{name}");
        assert!(all(page, "[data-item][hidden] [data-open=true]").is_empty(), "{name}");
    });
}

#[test]
fn a_lobby_says_its_state_and_reloads_itself_only_until_the_end() {
    each_page(|state, page, name| {
        let lobbies = all(page, "main[data-lobby]");
        let expected = match state.name {
            "lobby-no-visit" => None,
            "lobby-called" | "lobby-called-link" => Some("CALLED"),
            "lobby-in-room" | "lobby-in-link" => Some("IN_ROOM"),
            "lobby-served" | "lobby-left" | "lobby-declined" | "lobby-unserved" | "lobby-no-show"
            | "lobby-expired" => Some("ENDED"),
            other => other.starts_with("lobby-").then_some("WAITING"),
        };
        assert_eq!(lobbies.first().and_then(|it| it.value().attr("data-state")), expected, "{name}");
        let refresh = state.html.contains(r#"<noscript><meta http-equiv="refresh" content="10; url="#)
            || state.html.contains(r#"<noscript><meta http-equiv="refresh" content="120; url="#);
        assert_eq!(refresh, expected.is_some_and(|it| it != "ENDED"), "{name}");
        let has = |selector: &str| !all(page, selector).is_empty();
        assert_eq!(has("[data-field=position]"), expected == Some("WAITING"), "{name}");
        // A script that took over the way into a room that is not ours would wait there for nobody.
        let ours = !state.name.ends_with("-link");
        let enters = has("form[action^='/attesa/entra'] [data-action=enter]");
        assert_eq!(enters, ours && expected == Some("CALLED"), "{name}");
        assert_eq!(has("time[data-field=answer-by][datetime]"), expected == Some("CALLED"), "{name}");
        let enters_again = has("button[type=button][data-action=enter]");
        assert_eq!(enters_again, ours && expected == Some("IN_ROOM"), "{name}");
        assert_eq!(has("[data-call][hidden]"), expected.is_some(), "{name}");
        // The script leaves the check in its place, as it does the visitor's form.
        let tries = has(".lobby > section[data-check][data-keep=check]");
        assert_eq!(tries, ours && expected.is_some_and(|it| it != "ENDED"), "{name}");
    });
}

#[test]
fn a_visitor_can_write_until_the_end_and_loses_nothing_to_a_reload() {
    each_page(|state, page, name| {
        let state_of = |it: &ElementRef<'_>| it.value().attr("data-state").map(str::to_owned);
        let lobby = all(page, "main[data-lobby]").first().and_then(state_of);
        let writes = matches!(lobby.as_deref(), Some("WAITING" | "CALLED")) || state.name == "lobby-in-link";
        let form = "form[data-write][data-keep][method=post][action^='/attesa/messaggio']";
        assert_eq!(all(page, form).len(), usize::from(writes), "{name}");
        // The script leaves the form in its place: it must stand beside the words, not among them.
        assert_eq!(all(page, &format!(".lobby > {form}")).len(), usize::from(writes), "{name}");
        assert_eq!(all(page, ".lobby-write-link a").len(), usize::from(writes), "{name}");
        if state.name.starts_with("write") {
            assert!(!state.html.contains("http-equiv=\"refresh\""), "{name}");
            assert_eq!(all(page, "form.write textarea[name=text]").len(), 1, "{name}");
            let wrong = all(page, "form.write [data-write-error]:not([hidden])").len();
            assert_eq!(wrong, usize::from(state.name == "write-errors"), "{name}");
        }
        if state.name == "lobby-talk" {
            let said: Vec<_> = all(page, ".message-text").into_iter().map(text).collect();
            let expected = ["Ho il <b>modulo</b>, ma non la firma 🙏", "Va bene. La mettiamo insieme."];
            assert_eq!(said, expected, "{name}");
        }
    });
}

/// The visitor is told what is known, and no more.
#[test]
fn the_lobby_says_whether_the_office_was_told() {
    each_page(|state, page, name| {
        let sentence = match (state.lang, state.name) {
            (Lang::It, "lobby-waiting") => "L'ufficio è stato avvisato alle 10:30.",
            (Lang::En, "lobby-waiting") => "The office was told at 10:30.",
            (Lang::De, "lobby-waiting") => "Das Amt wurde um 10:30\u{a0}Uhr benachrichtigt.",
            (Lang::Fr, "lobby-waiting") => "Le bureau a été prévenu à 10\u{a0}h\u{a0}30.",
            (Lang::Sl, "lobby-waiting") => "Urad smo obvestili ob 10.30.",
            (Lang::It, "lobby-called-before") => "Un momento, stiamo avvisando l'ufficio.",
            (Lang::It, "lobby-nobody") => {
                "Nessuno è collegato in questo momento: l'ufficio vedrà che hai bussato."
            }
            (Lang::It, "lobby-alerted-nobody") => {
                "L'ufficio è stato avvisato alle 10:30. In questo momento nessuno è collegato: vedrà che aspetti."
            }
            _ => return,
        };
        assert_eq!(text(all(page, ".lobby-alert")[0]), sentence, "{name}");
    });
}

#[test]
fn a_page_for_everybody_says_where_it_is_and_one_of_somebody_is_not_to_be_found() {
    let one = |page: &Html, selector: &str, name: &str| {
        let found = all(page, selector);
        assert_eq!(found.len(), 1, "{name}: {selector}");
        let value = found[0].value();
        value.attr("href").or(value.attr("content")).unwrap_or_default().to_owned()
    };
    each_page(|state, page, name| {
        if !matches!(state.name, "home-only-open" | "door-open" | "privacy") {
            return;
        }
        let path = match state.name {
            "door-open" => "/uffici/anagrafe",
            "privacy" => "/privacy",
            _ => "/",
        };
        let whole = format!("https://sant-angelo.ricevimento.example{path}");
        // The gallery's English pages were chosen by the address.
        let here = if state.lang == domain::Lang::En { format!("{whole}?lang=en") } else { whole.clone() };
        assert_eq!(one(page, "link[rel=canonical]", name), here, "{name}");
        assert_eq!(one(page, "meta[property='og:url']", name), here, "{name}");
        assert_eq!(one(page, "link[hreflang=x-default]", name), whole, "{name}");
        assert_eq!(one(page, "link[hreflang=en]", name), format!("{whole}?lang=en"), "{name}");
        for selector in ["meta[name=description]", "meta[property='og:title']", "link[rel=manifest]"] {
            assert!(!one(page, selector, name).is_empty(), "{name}: {selector}");
        }
        assert!(all(page, "meta[name=robots]").is_empty(), "{name}");
    });
    each_page(|state, page, name| {
        if state.name.starts_with("lobby") || state.name.starts_with("widget") || state.name == "sheet" {
            assert_eq!(one(page, "meta[name=robots]", name), "noindex", "{name}");
        }
    });
}
