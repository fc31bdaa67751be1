//! The place in the queue, taken along to another device.

use askama::Template;
use domain::{Instant, Tenant};

use crate::{Frame, Site, render, texts::Texts};

/// A link to a place, as the lobby shows it.
#[derive(Debug, Clone, Copy)]
pub struct HandoverLink<'a> {
    /// Where it leads.
    pub address: &'a str,
    /// A drawing of the address, as SVG.
    pub code: &'a str,
    /// Until when it is good.
    pub expires_at: Instant,
}

#[derive(Template)]
#[template(path = "take_over.html", whitespace = "minimize")]
struct TakeOverPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: &'a str,
    office: &'a str,
}

/// What a link opens: one button, so that whoever only looks at links does not use it up. `path` is the link's.
#[must_use]
pub fn take_over(frame: &Frame<'_>, office: &str, path: &str) -> String {
    let t = Texts::of(frame.site.lang);
    render(&TakeOverPage { s: frame.site, t, tenant: frame.tenant, path, office })
}

/// What the code in the lobby is, for who does not see it.
#[must_use]
pub fn handover_code_label(frame: &Frame<'_>) -> &'static str {
    Texts::of(frame.site.lang).handover_code
}
