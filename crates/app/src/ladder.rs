//! The ladder after a knock that nobody hears. The rule is [`domain::ladder`]; here it is climbed: each rung in one
//! transaction, in which it is decided again, so that it is climbed once however many nodes try.

use access::Ctx;
use chrono::TimeDelta;
use domain::{
    Instant, Office, OfficeId, Outgoing, ROME, Step, Tenant, VisitEventKind, VisitId, VisitState,
    WebhookCall,
    ladder::{Around, Rung, Unanswered},
};
use serde_json::json;
use store::{StoreError, TenantTx, VisitRecord};

use crate::{
    App, DoorView, Result,
    letters::{Letters, Wording},
    moves::{ordered, retrying},
};

/// How soon an office is looked at again at which somebody waits unheard: its last console may close at any moment.
const LOOK_AGAIN: TimeDelta = TimeDelta::seconds(10);

/// An office as the ladder sees it.
pub(crate) struct Ladder {
    office: Office,
    staffed: bool,
    mail: bool,
    written_at: Option<Instant>,
}

impl Ladder {
    fn around(&self) -> Around<'_> {
        let (staffed, mail, written_at) = (self.staffed, self.mail, self.written_at);
        Around { rules: &self.office.reception.alert, staffed, mail, written_at }
    }

    fn next(&self, record: &VisitRecord) -> Option<(Instant, Rung)> {
        self.around().next(unanswered(record)?)
    }

    /// When something must be done for this visit, as far as is known now.
    pub fn deadline(&self, record: &VisitRecord, now: Instant) -> Option<Instant> {
        self.next(record).map(|(at, _)| at.min(now + LOOK_AGAIN))
    }

    /// What must be done for it now.
    pub fn due(&self, record: &VisitRecord, now: Instant) -> Option<Rung> {
        self.next(record).filter(|(at, _)| *at <= now).map(|(_, rung)| rung)
    }
}

/// A visit that waits and that nobody has heard; whoever came before the time of an appointment waits from that on.
fn unanswered(record: &VisitRecord) -> Option<Unanswered> {
    let waits = matches!(record.visit.state(), VisitState::Waiting) && record.acknowledged_at.is_none();
    waits.then(|| Unanswered {
        since: record.joined_at.max(record.visit.rank_at),
        written: record.escalated_at.is_some(),
        substituted: record.substituted_at.is_some(),
    })
}

/// What is told of those who wait, and to whom.
struct News<'a> {
    tenant: &'a Tenant,
    /// At whose door they wait.
    office: &'a Office,
    /// Who is told.
    to: &'a Office,
    since: Instant,
    waiting: u64,
}

impl App {
    /// An office as the ladder sees it, in this transaction.
    pub(crate) async fn ladder(
        &self,
        tx: &TenantTx,
        ctx: &Ctx,
        office: OfficeId,
    ) -> std::result::Result<Ladder, StoreError> {
        let written_at = tx.fetch_written_at(office).await?;
        let office = tx.lookup_office(office).await?.ok_or(StoreError::Absent("office"))?;
        let staffed = self.hub().presence().is_staffed(ctx.tenant, office.id);
        Ok(Ladder { office, staffed, mail: self.mail_enabled(), written_at })
    }

    /// Climbs one rung for one visit, if its time has come.
    pub(crate) async fn climb(&self, ctx: &Ctx, record: &VisitRecord, rung: Rung) -> Result<()> {
        let (visit, office) = (record.visit.id, record.visit.office_id);
        match rung {
            Rung::Write => retrying(|| self.try_write(ctx, visit, office)).await,
            Rung::Substitute => {
                let board = self.board(ctx).await?;
                let substitute = |door: &DoorView| door.office.reception.alert.substitute;
                let Some(door) = board.door(office).and_then(substitute).and_then(|to| board.door(to)) else {
                    return Ok(());
                };
                retrying(|| self.try_substitute(ctx, visit, office, door)).await
            }
        }
    }

    /// Writes to the office.
    async fn try_write(
        &self,
        ctx: &Ctx,
        visit: VisitId,
        office: OfficeId,
    ) -> std::result::Result<(), StoreError> {
        let tx = self.store().begin(ctx).await?;
        tx.hold_queue(office).await?;
        let ladder = self.ladder(&tx, ctx, office).await?;
        let Some(mut record) = still(&tx, visit, office).await? else { return Ok(()) };
        if ladder.due(&record, ctx.now) != Some(Rung::Write) {
            return Ok(());
        }
        self.post_alert(&tx, ctx, &ladder, &ladder.office, &record).await?;
        record.escalated_at = Some(ctx.now);
        let _announce = self.hub().announce(ctx.tenant, office);
        self.escalated(&tx, ctx, record).await?;
        tx.commit().await
    }

    /// Gives the visit to who receives in the office's place; where nobody does at this moment, writes to them.
    async fn try_substitute(
        &self,
        ctx: &Ctx,
        visit: VisitId,
        office: OfficeId,
        door: &DoorView,
    ) -> std::result::Result<(), StoreError> {
        let to = door.office.id;
        let tx = self.store().begin(ctx).await?;
        for office in ordered(office, to) {
            tx.hold_queue(office).await?;
        }
        let ladder = self.ladder(&tx, ctx, office).await?;
        let Some(mut record) = still(&tx, visit, office).await? else { return Ok(()) };
        let asked = ladder.office.reception.alert.substitute == Some(to);
        if !asked || ladder.due(&record, ctx.now) != Some(Rung::Substitute) {
            return Ok(());
        }
        let other = self.ladder(&tx, ctx, to).await?;
        let receives = other.staffed && door.renewed(other.office.clone(), ctx.now).state.is_open();
        if receives {
            record.substituted_at = Some(ctx.now);
            return self.hand_over(tx, ctx, record, to).await;
        }
        let told = other.around().takes_letters() || other.office.reception.alert.webhook.is_some();
        if !told || other.office.archived_at.is_some() {
            // Nothing was done, so nothing is said to have been: the door may still open.
            return Ok(());
        }
        self.post_alert(&tx, ctx, &other, &ladder.office, &record).await?;
        record.substituted_at = Some(ctx.now);
        let _announce = self.hub().announce(ctx.tenant, office);
        self.escalated(&tx, ctx, record).await?;
        tx.commit().await
    }

    async fn hand_over(
        &self,
        tx: TenantTx,
        ctx: &Ctx,
        record: VisitRecord,
        to: OfficeId,
    ) -> std::result::Result<(), StoreError> {
        let from = record.visit.office_id;
        let Ok(step) = record.visit.clone().transfer(to) else { return Ok(()) };
        let leaving = tx.take_turn(from, self.due(ctx)).await?;
        let joining = tx.take_turn(to, self.due(ctx)).await?;
        let _announce = [self.hub().announce(ctx.tenant, from), self.hub().announce(ctx.tenant, to)];
        tx.log_departure(leaving, &record).await?;
        tx.log_step(joining, step, record, None).await?;
        tx.commit().await
    }

    async fn escalated(
        &self,
        tx: &TenantTx,
        ctx: &Ctx,
        record: VisitRecord,
    ) -> std::result::Result<(), StoreError> {
        let office = record.visit.office_id;
        let turn = tx.take_turn(office, self.due(ctx)).await?;
        let step = Step { visit: record.visit.clone(), event: VisitEventKind::Escalated };
        tx.log_step(turn, step, record, None).await.map(drop)
    }

    /// Writes down the letters and the call for one office about those who wait at `office`.
    async fn post_alert(
        &self,
        tx: &TenantTx,
        ctx: &Ctx,
        to: &Ladder,
        office: &Office,
        record: &VisitRecord,
    ) -> std::result::Result<(), StoreError> {
        let Some(knock) = unanswered(record) else { return Ok(()) };
        let tenant = tx.fetch_tenant().await?;
        let waiting = tx.count_waiting_at(office.id).await?;
        let news = News { tenant: &tenant, office, to: &to.office, since: knock.since, waiting };
        let rules = &to.office.reception.alert;
        if let Some(webhook) = &rules.webhook {
            let (url, key_version) = (webhook.url.clone(), webhook.key_version);
            let call = WebhookCall { url, key_version, body: self.body(&news) };
            tx.post(self.delivery_id(), Some(to.office.id), &Outgoing::Webhook(call)).await?;
        }
        if to.around().needs_letter(knock, ctx.now) {
            for address in &rules.emails {
                let letter = Outgoing::Mail(self.letter(&news, address));
                tx.post(self.delivery_id(), Some(to.office.id), &letter).await?;
            }
            tx.note_written(to.office.id).await?;
        }
        Ok(())
    }

    /// No name and no reason: whoever may read them opens the console.
    fn letter(&self, news: &News<'_>, address: &str) -> domain::Mail {
        let lang = news.tenant.language();
        let letters = Letters::of(lang);
        let wording: &Wording =
            if news.office.id == news.to.id { &letters.escalation } else { &letters.substitution };
        let values = [
            ("office", news.office.name_in(lang).unwrap_or(&news.office.name).to_owned()),
            ("substitute", news.to.name_in(lang).unwrap_or(&news.to.name).to_owned()),
            ("waiting", news.waiting.to_string()),
            ("since", news.since.with_timezone(&ROME).format("%H:%M").to_string()),
            ("link", self.page_url(news.tenant, "/sportello")),
        ];
        wording.fill(address, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    fn body(&self, news: &News<'_>) -> String {
        let own = news.office.id == news.to.id;
        let office = |office: &Office| json!({ "slug": office.slug, "name": office.name });
        json!({
            "event": if own { "unanswered" } else { "substitute_needed" },
            "comune": news.tenant.slug,
            "office": office(news.office),
            "substitute": if own { None } else { Some(office(news.to)) },
            "since": news.since,
            "waiting": news.waiting,
            "console": self.page_url(news.tenant, "/sportello"),
        })
        .to_string()
    }
}

/// The visit, if it is still at this office.
async fn still(
    tx: &TenantTx,
    visit: VisitId,
    office: OfficeId,
) -> std::result::Result<Option<VisitRecord>, StoreError> {
    Ok(tx.lookup_visit(visit).await?.filter(|record| record.visit.office_id == office))
}
