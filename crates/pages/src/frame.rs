//! What every page shares: language, assets, the comune.

use domain::{Lang, Tenant};

/// Addresses of the built scripts and styles, from the manifest of the bundler.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// Styles of every public page.
    pub site_css: String,
    /// Styles of the sheet for the door.
    pub sheet_css: String,
    /// Styles of what stands in a frame on another site.
    pub frame_css: String,
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
    /// In which the page can be read, in the order of the switch.
    pub languages: &'a [Lang],
    /// Where the pages of this host are, without a slash at the end: search engines and previews take no other
    /// addresses than whole ones.
    pub origin: &'a str,
    /// JSON-LD of this page, escaped for a `<script>`; empty where there is none.
    pub linked_data: &'a str,
}

impl Site<'_> {
    /// The comune's name in the language of the page.
    pub(crate) fn name_of<'t>(&self, tenant: &'t Tenant) -> &'t str {
        tenant.name_in(self.lang)
    }

    /// The address under which `path` is to be known. A filter does not make another page; a language does.
    pub(crate) fn canonical(&self, path: &str) -> String {
        format!("{}{}", self.origin, self.href(without_query(path)))
    }

    /// The whole address of `path` in no language in particular.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{}", self.origin, without_query(path))
    }

    /// `path` as a link of this page.
    pub(crate) fn href(&self, path: &str) -> String {
        if self.lang_chosen { with_lang(path, self.lang) } else { path.to_owned() }
    }

    /// The same page in every language in which it is offered.
    pub(crate) fn languages(&self, path: &str) -> Vec<Choice> {
        let choice = |lang: &Lang| Choice {
            tag: lang.tag(),
            name: lang.endonym(),
            href: with_lang(path, *lang),
            current: *lang == self.lang,
        };
        self.languages.iter().map(choice).collect()
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

fn without_query(path: &str) -> &str {
    path.split_once('?').map_or(path, |(path, _)| path)
}

/// Puts `lang=` into the query of `path`, before its fragment.
fn with_lang(path: &str, lang: Lang) -> String {
    let (address, fragment) = path.split_once('#').map_or((path, None), |(a, f)| (a, Some(f)));
    let separator = if address.contains('?') { '&' } else { '?' };
    let fragment = fragment.map_or_else(String::new, |f| format!("#{f}"));
    format!("{address}{separator}lang={}{fragment}", lang.tag())
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
