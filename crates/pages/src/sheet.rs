//! The sheet of paper for the office door.

use askama::Template;
use domain::Tenant;

use crate::{DoorView, Frame, Site, render, texts::Texts};

#[derive(Template)]
#[template(path = "sheet.html", whitespace = "minimize")]
struct Sheet<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    door: &'a DoorView,
    /// As one would type it.
    address: &'a str,
    code: &'a str,
}

/// An A4 sheet, black on white: who receives behind this door, when, and how to knock from home. `code`: a drawing of
/// the address of the door, as SVG.
#[must_use]
pub fn sheet(frame: &Frame<'_>, door: &DoorView, code: &str) -> String {
    let whole = frame.site.address(&door.path());
    let address = whole.split_once("://").map_or(whole.as_str(), |(_, rest)| rest);
    render(&Sheet { s: frame.site, t: Texts::of(frame.site.lang), tenant: frame.tenant, door, address, code })
}

/// What the code on the sheet is, for who does not see it.
#[must_use]
pub fn sheet_code_label(frame: &Frame<'_>, door: &DoorView) -> String {
    Texts::of(frame.site.lang).sheet_code(&door.name)
}
