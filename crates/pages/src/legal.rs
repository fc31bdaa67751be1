//! Privacy, accessibility and legal notes.

use askama::Template;
use domain::Tenant;

use crate::{Frame, Site, render, texts::Texts};

macro_rules! legal_page {
    ($(#[$doc:meta])* $function:ident, $page:ident, $template:literal, $path:literal) => {
        #[derive(Template)]
        #[template(path = $template, whitespace = "minimize")]
        struct $page<'a> {
            s: Site<'a>,
            t: &'static Texts,
            tenant: &'a Tenant,
            path: &'static str,
        }

        $(#[$doc])*
        #[must_use]
        pub fn $function(frame: &Frame<'_>) -> String {
            let t = Texts::of(frame.site.lang);
            render(&$page { s: frame.site, t, tenant: frame.tenant, path: $path })
        }
    };
}

legal_page!(
    /// What is kept of a visitor, why and for how long (GDPR, art. 13).
    privacy, PrivacyPage, "privacy.html", "/privacy"
);
legal_page!(
    /// How accessible the service is, and where to write if it is not.
    accessibility, AccessibilityPage, "accessibility.html", "/accessibilita"
);
legal_page!(
    /// The licence of the contents, in the wording that the Modello Comuni fixes (C.SI.3.4).
    legal_notes, LegalNotesPage, "legal_notes.html", "/note-legali"
);
