//! Pages outside any comune.

use askama::Template;

use crate::{Site, render, texts::Texts};

#[derive(Template)]
#[template(path = "platform.html", whitespace = "minimize")]
struct PlatformPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    path: &'static str,
    demo: Option<&'a str>,
}

/// The platform's own home page. `demo` is the address of the comune that one can try.
#[must_use]
pub fn platform(site: &Site<'_>, demo: Option<&str>) -> String {
    render(&PlatformPage { s: *site, t: Texts::of(site.lang), path: "/", demo })
}

/// What can be said where the comune is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standalone {
    /// No comune has this address.
    UnknownHost,
    /// The service does not work for the moment.
    Unavailable,
    /// The platform's own host has no such page.
    NotFound,
}

#[derive(Template)]
#[template(path = "standalone.html", whitespace = "minimize")]
struct StandalonePage<'a> {
    s: Site<'a>,
    title: &'static str,
    lead: &'static str,
    next: &'static str,
}

/// A page without a comune and without links.
#[must_use]
pub fn standalone(site: &Site<'_>, cause: Standalone) -> String {
    let t = Texts::of(site.lang);
    let (title, lead, next) = match cause {
        Standalone::UnknownHost => (t.unknown_host_title, t.unknown_host, t.unknown_host_next),
        Standalone::Unavailable => (t.unavailable_title, t.unavailable, t.unavailable_next),
        Standalone::NotFound => (t.not_found_title, t.not_found, t.unknown_host_next),
    };
    render(&StandalonePage { s: *site, title, lead, next })
}
