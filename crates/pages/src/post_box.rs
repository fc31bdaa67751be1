//! The demonstration's letter box.

use askama::Template;
use domain::{Instant, Mail};

use crate::{Site, clock::Moment, render, texts::Texts};

#[derive(Template)]
#[template(path = "post_box.html", whitespace = "minimize")]
struct PostBoxPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    path: &'static str,
    letters: Vec<Letter<'a>>,
}

struct Letter<'a> {
    at: Moment,
    mail: &'a Mail,
}

impl<'a> Letter<'a> {
    /// The text by lines; one that is an address can be followed.
    fn lines(&self) -> impl Iterator<Item = (&'a str, bool)> + use<'a> {
        let is_link = |line: &str| line.starts_with("https://") || line.starts_with("http://");
        self.mail.text.lines().map(move |line| (line, is_link(line)))
    }
}

/// The letters that the demonstration did not send, the newest first.
#[must_use]
pub fn post_box<'a>(site: &Site<'_>, letters: impl Iterator<Item = (Instant, &'a Mail)>) -> String {
    let letters = letters.map(|(at, mail)| Letter { at: Moment::new(at, site.lang), mail }).collect();
    render(&PostBoxPage { s: *site, t: Texts::of(site.lang), path: "/posta", letters })
}
