//! How the alerts of a door fare: its key, what could not be sent, and a trial.

use std::time::Duration;

use access::{Action, Ctx};
use domain::{Fault, Office, OfficeId, Outgoing, Tenant, WebhookCall};
use serde_json::json;
use store::{Claimed, DeliveryRecord, StoreError};
use tokio::task::JoinSet;

use crate::{App, Result, letters::Letters};

/// As many faults as somebody reads.
const SHOWN: u64 = 10;

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
        let webhook = door.reception.alert.webhook.as_ref();
        Ok(Alerts {
            mail: self.mail_enabled(),
            webhook_key: webhook.map(|webhook| self.webhook_key(ctx.tenant, office, webhook.key_version)),
            faults: tx.list_faulty_deliveries(office, SHOWN).await?,
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
