//! What stands in a frame on the comune's own site.

use askama::Template;
use domain::Tenant;

use crate::{DoorView, Frame, Site, render, texts::Texts};

#[derive(Template)]
#[template(path = "widget.html", whitespace = "minimize")]
struct Widget<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    /// Of the one door that is shown; empty where all are.
    slug: &'a str,
    doors: &'a [DoorView],
}

#[derive(Template)]
#[template(path = "widget_refused.html", whitespace = "minimize")]
struct Refused<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    title: &'static str,
    lead: &'static str,
}

/// The doors as they are now, or the one of this slug. The script of the widget keeps them live; without it the page
/// reloads itself.
#[must_use]
pub fn widget(frame: &Frame<'_>, slug: Option<&str>, doors: &[DoorView]) -> String {
    let t = Texts::of(frame.site.lang);
    render(&Widget { s: frame.site, t, tenant: frame.tenant, slug: slug.unwrap_or_default(), doors })
}

/// In a frame on a site that the comune has not allowed: a way out, and nothing of the doors.
#[must_use]
pub fn widget_refused(frame: &Frame<'_>) -> String {
    let t = Texts::of(frame.site.lang);
    refused(frame, t.widget_refused_title, t.widget_refused)
}

/// In a frame that asks for a door that is not there.
#[must_use]
pub fn widget_unknown(frame: &Frame<'_>) -> String {
    let t = Texts::of(frame.site.lang);
    refused(frame, t.not_found_title, t.not_found)
}

fn refused(frame: &Frame<'_>, title: &'static str, lead: &'static str) -> String {
    let t = Texts::of(frame.site.lang);
    render(&Refused { s: frame.site, t, tenant: frame.tenant, title, lead })
}
