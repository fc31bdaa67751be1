//! The home page of a comune: all its doors.

use askama::Template;
use domain::{OfficeKind, Tenant};

use crate::{
    DoorView, Frame, Search, Site,
    door::{Group, Item},
    render,
    texts::Texts,
};

#[derive(Template)]
#[template(path = "home.html", whitespace = "minimize")]
struct Home<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: String,
    groups: Vec<Group<'a>>,
    open: usize,
    found: usize,
    search: &'a Search,
    next: Option<&'a DoorView>,
}

/// All doors in their groups. Those that are not searched for are hidden; the script of the page shows and hides them
/// as one types and as doors change.
#[must_use]
pub fn home(frame: &Frame<'_>, doors: &[DoorView], search: &Search) -> String {
    let t = Texts::of(frame.site.lang);
    let groups = groups(t, doors, search);
    render(&Home {
        s: frame.site,
        t,
        tenant: frame.tenant,
        path: search.path(search.only_open),
        found: groups.iter().flat_map(|group| &group.doors).filter(|item| item.shown).count(),
        groups,
        open: doors.iter().filter(|door| door.open).count(),
        search,
        next: doors.iter().filter(|door| door.opens_at.is_some()).min_by_key(|door| door.opens_at),
    })
}

/// Offices, then the mayor and the councillors. A heading without doors is left out.
fn groups<'a>(t: &Texts, doors: &'a [DoorView], search: &Search) -> Vec<Group<'a>> {
    let item = |door: &'a DoorView| {
        let searched = door.searched();
        Item { door, shown: search.finds(&searched, door.open), searched }
    };
    let of = |id, title, kinds: &[OfficeKind]| {
        let mut members: Vec<_> = doors.iter().filter(|door| kinds.contains(&door.kind)).collect();
        members.sort_by_key(|door| (door.kind != OfficeKind::Mayor, door.rank));
        Group { id, title, doors: members.into_iter().map(item).collect() }
    };
    let mut groups = vec![
        of("uffici", t.home_offices, &[OfficeKind::Office]),
        of("giunta", t.home_government, &[OfficeKind::Mayor, OfficeKind::Councillor]),
    ];
    groups.retain(|group| !group.doors.is_empty());
    groups
}
