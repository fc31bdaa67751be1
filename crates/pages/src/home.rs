//! The home page of a comune: all its doors.

use askama::Template;
use domain::{OfficeKind, Tenant};

use crate::{DoorView, Frame, Site, door::Group, render, texts::Texts};

#[derive(Template)]
#[template(path = "home.html", whitespace = "minimize")]
struct Home<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: &'static str,
    groups: Vec<Group<'a>>,
    open: usize,
    only_open: bool,
    next: Option<&'a DoorView>,
}

/// All doors in their groups. With `only_open` those that take no knock now are hidden; the script of the page
/// shows and hides them as doors change.
#[must_use]
pub fn home(frame: &Frame<'_>, doors: &[DoorView], only_open: bool) -> String {
    let t = Texts::of(frame.site.lang);
    render(&Home {
        s: frame.site,
        t,
        tenant: frame.tenant,
        path: if only_open { "/?ora=1" } else { "/" },
        groups: groups(t, doors),
        open: doors.iter().filter(|door| door.open).count(),
        only_open,
        next: doors.iter().filter(|door| door.opens_at.is_some()).min_by_key(|door| door.opens_at),
    })
}

/// Offices, then the mayor and the councillors. A heading without doors is left out.
fn groups<'a>(t: &Texts, doors: &'a [DoorView]) -> Vec<Group<'a>> {
    let of = |id, title, kinds: &[OfficeKind]| {
        let mut members: Vec<_> = doors.iter().filter(|door| kinds.contains(&door.kind)).collect();
        members.sort_by_key(|door| (door.kind != OfficeKind::Mayor, door.rank));
        Group { id, title, doors: members }
    };
    let mut groups = vec![
        of("uffici", t.home_offices, &[OfficeKind::Office]),
        of("giunta", t.home_government, &[OfficeKind::Mayor, OfficeKind::Councillor]),
    ];
    groups.retain(|group| !group.doors.is_empty());
    groups
}
