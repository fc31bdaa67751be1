//! What has one state only.

use pages::{Frame, SignInMethod, Standalone};

use super::{Page, board, hard};

/// Information, entrances, and what hangs on a door or stands in a frame.
pub fn pages(frame: &Frame<'_>) -> Vec<Page> {
    let methods =
        ["SPID", "CIE"].map(|name| SignInMethod { name: name.to_owned(), href: "/accedi".to_owned() });
    vec![
        ("privacy", pages::privacy(frame)),
        ("accessibility", pages::accessibility(frame)),
        ("legal-notes", pages::legal_notes(frame)),
        ("sign-in", pages::sign_in(frame, &methods)),
        ("platform", pages::platform(&frame.site, Some("http://pescaglia.localhost:8080/"))),
        ("sheet", pages::sheet(frame, &hard(frame.site.lang), "<svg></svg>")),
        ("widget", pages::widget(frame, None, &board(frame.site.lang))),
        ("widget-refused", pages::widget_refused(frame)),
        ("standalone", pages::standalone(&frame.site, Standalone::UnknownHost)),
    ]
}
