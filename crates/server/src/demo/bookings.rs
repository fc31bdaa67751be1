//! Invented appointments, at times that are free when the demonstration begins.

use access::Ctx;
use anyhow::Context as _;
use app::{App, BookOutcome, Booking, Key};
use demo::bookings::BOOKED;
use domain::{Instant, Lang, OfficeId, TenantId};

/// Far enough for all of them.
const DAYS: usize = 5;

/// Books them as anybody would.
pub async fn seed(app: &App, tenant: TenantId) -> anyhow::Result<()> {
    let ctx = Ctx::anonymous(tenant, Lang::It, app.now());
    let board = app.board(&ctx).await?;
    for booked in BOOKED {
        let door = board.door_at(booked.office).context("an appointment at a door that is not there")?;
        let Some(starts_at) = nth(app, &ctx, door.office.id, booked.nth).await? else { continue };
        let booking = Booking {
            office: door.office.id,
            starts_at,
            name: booked.name.to_owned(),
            email: booked.email.to_owned(),
            phone: None,
            reason: Some(booked.reason.to_owned()),
            key: Key::from_random(app.random()),
        };
        let outcome = app.book(&ctx, &booking).await?;
        anyhow::ensure!(matches!(outcome, BookOutcome::Booked(..)), "not booked: {outcome:?}");
    }
    Ok(())
}

async fn nth(app: &App, ctx: &Ctx, office: OfficeId, nth: usize) -> anyhow::Result<Option<Instant>> {
    let free = app.free_slots(ctx, office, None, DAYS).await?.unwrap_or_default();
    Ok(free.days.iter().flat_map(|day| &day.slots).nth(nth).map(|slot| slot.start))
}
