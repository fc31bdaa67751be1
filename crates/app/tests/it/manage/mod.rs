//! Setting up a comune: every change on record, none overwritten unseen, each taken back.

mod changing;
mod hostile;
mod people;
mod reception;
mod rooms;

use access::Ctx;
use app::manage::{HoursEdit, Managed, ManagedOffice, Management, OfficeEdit};
use domain::{ChangeId, OfficeId, OfficeKind};
use testkit::Town;

/// All that the administrator sees.
async fn seen(town: &Town) -> Management {
    town.app.management(&town.staff("direttrice").await).await.unwrap()
}

pub async fn office(town: &Town, id: OfficeId) -> ManagedOffice {
    seen(town).await.offices.into_iter().find(|door| door.office.id == id).unwrap()
}

/// The entry of a change that was saved.
pub fn saved(managed: Managed) -> ChangeId {
    match managed {
        Managed::Saved { change: Some(change), .. } => change,
        other => panic!("not saved: {other:?}"),
    }
}

fn syntax(text: &str) -> HoursEdit {
    HoursEdit::Syntax(text.to_owned())
}

fn named(name: &str) -> OfficeEdit {
    OfficeEdit {
        slug: None,
        kind: OfficeKind::Office,
        name: name.to_owned(),
        summary: String::new(),
        translations: vec![],
    }
}

/// Whether citizens see a door at this address.
async fn shown(town: &Town, ctx: &Ctx, slug: &str) -> bool {
    town.app.board(ctx).await.unwrap().door_at(slug).is_some()
}
