//! How the alerts of a door fare: its key, what could not be sent, and a trial.

use std::time::Duration;

use access::{Action, Ctx};
use domain::{Fault, Instant, Office, OfficeId, Outgoing, Tenant, WebhookCall, reception::AlertRules};
use serde_json::json;
use store::{Claimed, DeliveryRecord, StoreError};
use tokio::task::JoinSet;

use crate::{App, Result, letters::Letters};

/// As many faults as somebody reads.
const SHOWN: u64 = 10;

/// How many alerts are looked at to tell since when none has arrived.
const LOOKED_AT: u64 = 100;

/// A trial is waited for no longer: whoever asked sits in front of the page.
const PATIENCE: Duration = Duration::from_secs(12);

/// How the alerts of a door fare.
#[derive(Debug, Clone)]
pub struct Alerts {
    /// This installation sends e-mail.
    pub mail: bool,
    /// With which key calls are signed, where a program is told.
    pub webhook_key: Option<String>,
    /// What could not be sent, the newest first.
    pub faults: Vec<DeliveryRecord>,
    /// The ways by which the office is told in vain.
    pub silent: Vec<Silence>,
}

/// A way by which the last alerts have not arrived at any address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    /// Which.
    pub way: Way,
    /// When the first of them was written.
    pub since: Instant,
}

/// A way to tell an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// E-mail.
    Mail,
    /// A call to a program.
    Webhook,
}

/// What became of a trial at one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// The address.
    pub target: String,
    /// Why it did not arrive, if it did not.
    pub fault: Option<Fault>,
}

impl App {
    /// How the alerts of a door fare.
    pub async fn alerts(&self, ctx: &Ctx, office: OfficeId) -> Result<Alerts> {
        ctx.demand(Action::SetUpOffice(office))?;
        let tx = self.store().begin_read(ctx).await?;
        let door = tx.lookup_office(office).await?.ok_or(StoreError::Absent("office"))?;
        let rules = &door.reception.alert;
        let webhook = rules.webhook.as_ref();
        let mut silent = Vec::new();
        for (way, targets) in [(Way::Mail, rules.emails.clone()), (Way::Webhook, url(rules))] {
            let tried = tx.list_attempted_deliveries(office, &targets, LOOKED_AT).await?;
            silent.extend(silent_since(&targets, &tried).map(|since| Silence { way, since }));
        }
        Ok(Alerts {
            mail: self.mail_enabled(),
            webhook_key: webhook.map(|webhook| self.webhook_key(ctx.tenant, office, webhook.key_version)),
            faults: tx.list_faulty_deliveries(office, SHOWN).await?,
            silent,
        })
    }

    /// Sends something to each address of a door by one way, at once and without a second attempt.
    pub async fn try_alert(&self, ctx: &Ctx, office: OfficeId, way: Way) -> Result<Vec<Trial>> {
        ctx.demand(Action::SetUpOffice(office))?;
        let tx = self.store().begin_read(ctx).await?;
        let door = tx.lookup_office(office).await?.ok_or(StoreError::Absent("office"))?;
        let tenant = tx.fetch_tenant().await?;
        drop(tx);
        let mut trials = JoinSet::new();
        for outgoing in trial(&tenant, &door, way) {
            let (app, id, comune) = (self.clone(), self.delivery_id(), ctx.tenant);
            trials.spawn(async move {
                let claimed = Claimed { id, office: Some(office), outgoing, attempt: 1 };
                let sent = tokio::time::timeout(PATIENCE, app.attempt(comune, &claimed)).await;
                let target = match claimed.outgoing {
                    Outgoing::Mail(mail) => mail.to,
                    Outgoing::Webhook(call) => call.url,
                };
                Trial { target, fault: sent.unwrap_or(Err(Fault::Timeout)).err() }
            });
        }
        let mut done = trials.join_all().await;
        done.sort_by(|a, b| a.target.cmp(&b.target));
        Ok(done)
    }
}

fn url(rules: &AlertRules) -> Vec<String> {
    rules.webhook.iter().map(|webhook| webhook.url.clone()).collect()
}

/// Since when nothing has arrived at any of these addresses, if that is so of the last that was `tried` at each: the
/// newest first.
fn silent_since(targets: &[String], tried: &[DeliveryRecord]) -> Option<Instant> {
    let since = |target: &String| {
        let own = tried.iter().filter(|delivery| delivery.target == *target);
        own.take_while(|delivery| delivery.sent_at.is_none()).last().map(|first| first.created_at)
    };
    let all: Option<Vec<_>> = targets.iter().map(since).collect();
    all?.into_iter().max()
}

fn trial(tenant: &Tenant, door: &Office, way: Way) -> Vec<Outgoing> {
    let (lang, rules) = (tenant.language(), &door.reception.alert);
    let name = door.name_in(lang).unwrap_or(&door.name);
    match way {
        Way::Mail => {
            let values = [("office", name), ("comune", tenant.name_in(lang))];
            let letter = |email: &String| Outgoing::Mail(Letters::of(lang).trial.fill(email, &values));
            rules.emails.iter().map(letter).collect()
        }
        Way::Webhook => {
            let office = json!({ "slug": door.slug, "name": door.name });
            let body = json!({ "event": "trial", "comune": tenant.slug, "office": office }).to_string();
            let call = |webhook: &domain::reception::Webhook| {
                let (url, key_version) = (webhook.url.clone(), webhook.key_version);
                Outgoing::Webhook(WebhookCall { url, key_version, body })
            };
            rules.webhook.as_ref().map(call).into_iter().collect()
        }
    }
}
