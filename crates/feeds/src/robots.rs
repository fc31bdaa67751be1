//! What search engines may read, and where it is.

use std::fmt::Write as _;

use crate::{Door, Publisher};

/// Pages that are somebody's own, or only for staff.
const OWN: [&str; 7] =
    ["/attesa", "/accedi", "/sportello", "/gestione", "/graphql", "/widget", "/uffici/*/cartello"];

/// Pages without a door, in the order of the footer.
const PAGES: [&str; 4] = ["/", "/privacy", "/accessibilita", "/note-legali"];

/// `robots.txt` (RFC 9309). A comune whose data are invented must not be found by who looks for the real one.
#[must_use]
pub fn robots(publisher: &Publisher<'_>) -> String {
    if publisher.tenant.demonstration {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    let own = OWN.map(|path| format!("Disallow: {path}")).join("\n");
    format!("User-agent: *\n{own}\n\nSitemap: {}/sitemap.xml\n", publisher.origin)
}

/// The pages that are for everybody (sitemaps.org, 0.9).
#[must_use]
pub fn sitemap(publisher: &Publisher<'_>, doors: &[Door<'_>]) -> String {
    let pages = PAGES.iter().map(|path| format!("{}{path}", publisher.origin));
    let doors = doors.iter().map(|door| publisher.page(door.office));
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for address in pages.chain(doors) {
        // Writing into a String does not fail.
        let _ = writeln!(map, "<url><loc>{}</loc></url>", address.replace('&', "&amp;").replace('<', "&lt;"));
    }
    map.push_str("</urlset>\n");
    map
}

#[cfg(test)]
mod tests {
    use super::{robots, sitemap};
    use crate::fixture::{Comune, ORIGIN};

    #[test]
    fn a_demonstration_is_not_to_be_found() {
        let mut comune = Comune::with_hours("24/7");
        assert!(
            robots(&comune.publisher("2026-11-23")).ends_with(&format!("\nSitemap: {ORIGIN}/sitemap.xml\n"))
        );
        comune.tenant.demonstration = true;
        assert_eq!(robots(&comune.publisher("2026-11-23")), "User-agent: *\nDisallow: /\n");
    }

    #[test]
    fn every_door_is_on_the_map() {
        let comune = Comune::with_hours("24/7");
        let map = sitemap(&comune.publisher("2026-11-23"), &[comune.door()]);
        assert_eq!(map.matches("<loc>").count(), 5);
        assert!(map.contains(&format!("<loc>{ORIGIN}/uffici/anagrafe</loc>")));
    }
}
