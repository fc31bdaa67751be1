//! What staff sees before the console's own script takes over.

use askama::Template;
use domain::Tenant;

use crate::{Frame, Site, render, texts::Texts};

/// A way to sign in.
#[derive(Debug, Clone)]
pub struct SignInMethod {
    /// As people know it, such as "SPID" or "CIE".
    pub name: String,
    /// Where it starts.
    pub href: String,
}

#[derive(Template)]
#[template(path = "sign_in.html", whitespace = "minimize")]
struct SignInPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: &'static str,
    methods: &'a [SignInMethod],
}

/// The choice between several ways to sign in.
#[must_use]
pub fn sign_in(frame: &Frame<'_>, methods: &[SignInMethod]) -> String {
    render(&SignInPage {
        s: frame.site,
        t: Texts::of(frame.site.lang),
        tenant: frame.tenant,
        path: "/accedi",
        methods,
    })
}

#[derive(Template)]
#[template(path = "console.html", whitespace = "minimize")]
struct ConsolePage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
}

/// The shell in which the console runs, in a language that the console speaks.
#[must_use]
pub fn console(frame: &Frame<'_>) -> String {
    let lang = frame.site.lang.for_staff();
    let site = Site { lang, ..frame.site };
    render(&ConsolePage { s: site, t: Texts::of(lang), tenant: frame.tenant })
}

#[derive(Template)]
#[template(path = "manage.html", whitespace = "minimize")]
struct ManagePage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
}

/// The shell in which the comune's own management runs, in a language that it speaks.
#[must_use]
pub fn manage(frame: &Frame<'_>) -> String {
    let lang = frame.site.lang.for_staff();
    let site = Site { lang, ..frame.site };
    render(&ManagePage { s: site, t: Texts::of(lang), tenant: frame.tenant })
}
