//! What every page shares: language, assets, the comune.

use domain::{Lang, Tenant};

/// Addresses of the built scripts and styles, from the manifest of the bundler.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// Styles of every public page.
    pub site_css: String,
    /// Script of the public pages.
    pub page_js: String,
    /// Script of the lobby and the call.
    pub lobby_js: String,
    /// Styles of the lobby and the call.
    pub lobby_css: Option<String>,
    /// Script of the staff's console.
    pub console_js: String,
    /// Styles of the staff's console.
    pub console_css: Option<String>,
    /// Script of the comune's own management.
    pub manage_js: String,
    /// Styles of the comune's own management.
    pub manage_css: Option<String>,
}

/// The language of a page and where its scripts and styles are.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// Where the built files are.
    pub assets: &'a Assets,
    /// In which the page is written.
    pub lang: Lang,
    /// The language stands in the address (`?lang=`): the links of the page keep it, so that a choice holds
    /// without a second cookie.
    pub lang_chosen: bool,
}

impl Site<'_> {
    /// `path` as a link of this page.
    pub(crate) fn href(&self, path: &str) -> String {
        if self.lang_chosen { with_lang(path, self.lang) } else { path.to_owned() }
    }

    /// The same page in every language.
    pub(crate) fn languages(&self, path: &str) -> [Choice; 2] {
        Lang::ALL.map(|lang| Choice {
            tag: lang.tag(),
            name: endonym(lang),
            href: with_lang(path, lang),
            current: lang == self.lang,
        })
    }
}

/// A language in the switch.
pub(crate) struct Choice {
    pub tag: &'static str,
    pub name: &'static str,
    pub href: String,
    pub current: bool,
}

/// A comune's page.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// Language and assets.
    pub site: Site<'a>,
    /// Whose page it is.
    pub tenant: &'a Tenant,
}

/// Puts `lang=` into the query of `path`, before its fragment.
fn with_lang(path: &str, lang: Lang) -> String {
    let (address, fragment) = path.split_once('#').map_or((path, None), |(a, f)| (a, Some(f)));
    let separator = if address.contains('?') { '&' } else { '?' };
    let fragment = fragment.map_or_else(String::new, |f| format!("#{f}"));
    format!("{address}{separator}lang={}{fragment}", lang.tag())
}

/// How a language calls itself, for the switch.
const fn endonym(lang: Lang) -> &'static str {
    match lang {
        Lang::It => "Italiano",
        Lang::En => "English",
    }
}

/// The letter in the crest.
pub(crate) fn initial(name: &str) -> String {
    name.chars().next().map(|c| c.to_uppercase().collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use domain::Lang;

    use super::with_lang;

    #[test]
    fn the_language_goes_into_the_query() {
        assert_eq!(with_lang("/", Lang::En), "/?lang=en");
        assert_eq!(with_lang("/?ora=1", Lang::En), "/?ora=1&lang=en");
        assert_eq!(with_lang("/uffici/tributi#bussa", Lang::It), "/uffici/tributi?lang=it#bussa");
    }
}
