//! How a door receives, beyond its hours.

use std::ops::RangeInclusive;

use access::Ctx;
use domain::{
    OfficeId,
    reception::{AlertRules, AppointmentRules, Closing, Reception, Webhook},
};

use post::Webhooks;

use super::{
    Edit, Managed, known,
    state::{OfficeState, State, Subject},
};
use crate::{App, Invalid, Problem, Result, input};

/// How a door receives, as it is typed.
#[derive(Debug, Clone)]
pub struct ReceptionEdit {
    /// What becomes of those who wait when the hours end.
    pub closing: Closing,
    /// After how many seconds somebody else is told of a knock.
    pub alert_after_s: i32,
    /// Who is written to.
    pub alert_emails: Vec<String>,
    /// Which program is told.
    pub webhook_url: Option<String>,
    /// Sign with a new key from now on.
    pub renew_webhook_key: bool,
    /// Who receives in this office's place.
    pub substitute: Option<OfficeId>,
    /// Sentences that staff sends often.
    pub replies: Vec<String>,
    /// One can leave a message.
    pub takes_messages: bool,
    /// How one books, if one can.
    pub appointments: Option<AppointmentsEdit>,
}

/// How one books, as it is typed.
#[derive(Debug, Clone, Copy)]
pub struct AppointmentsEdit {
    /// Length of a slot, in minutes.
    pub slot_min: i32,
    /// How many in the same slot.
    pub at_once: i32,
    /// How many hours ahead at the least.
    pub notice_h: i32,
    /// How many days ahead at the most.
    pub horizon_days: i32,
}

impl ReceptionEdit {
    /// What was typed, once it can be taken. The webhook's key is decided with what stands at hand.
    fn read(self, webhooks: &Webhooks) -> std::result::Result<Reception, Invalid> {
        let typed = self.webhook_url.as_deref();
        let url = match input::line("webhookUrl", typed, input::URL_MAX)? {
            Some(url) if webhooks.reaches_here(&url) => Some(url),
            _ => input::secure_url("webhookUrl", typed)?,
        };
        Ok(Reception {
            closing: self.closing,
            alert: AlertRules {
                after_s: within("alertAfterS", self.alert_after_s, AlertRules::AFTER_S)?,
                emails: emails(&self.alert_emails)?,
                webhook: url.map(|url| Webhook { url, key_version: 1 }),
                substitute: self.substitute,
            },
            replies: replies(&self.replies)?,
            takes_messages: self.takes_messages,
            appointments: self.appointments.map(AppointmentsEdit::read).transpose()?,
        })
    }
}

impl AppointmentsEdit {
    fn read(self) -> std::result::Result<AppointmentRules, Invalid> {
        Ok(AppointmentRules {
            slot_min: within("slotMin", self.slot_min, AppointmentRules::SLOT_MIN)?,
            at_once: within("atOnce", self.at_once, AppointmentRules::AT_ONCE)?,
            notice_h: within("noticeH", self.notice_h, AppointmentRules::NOTICE_H)?,
            horizon_days: within("horizonDays", self.horizon_days, AppointmentRules::HORIZON_DAYS)?,
        })
    }
}

fn within<T>(field: &'static str, value: i32, range: RangeInclusive<T>) -> std::result::Result<T, Invalid>
where
    T: TryFrom<i32> + PartialOrd,
{
    let fits = T::try_from(value).ok().filter(|value| range.contains(value));
    fits.ok_or(Invalid { field, problem: Problem::OutOfRange })
}

fn emails(typed: &[String]) -> std::result::Result<Vec<String>, Invalid> {
    let mut emails = vec![];
    for email in typed {
        if let Some(email) = input::email("alertEmails", Some(email))?
            && !emails.contains(&email)
        {
            emails.push(email);
        }
    }
    if emails.len() > AlertRules::EMAILS_MAX {
        return Err(Invalid { field: "alertEmails", problem: Problem::OutOfRange });
    }
    Ok(emails)
}

fn replies(typed: &[String]) -> std::result::Result<Vec<String>, Invalid> {
    let read = |reply: &String| input::lines("replies", Some(reply), input::MESSAGE_MAX).transpose();
    let replies = typed.iter().filter_map(read).collect::<std::result::Result<Vec<_>, _>>()?;
    if replies.len() > Reception::REPLIES_MAX {
        return Err(Invalid { field: "replies", problem: Problem::OutOfRange });
    }
    Ok(replies)
}

impl App {
    /// Changes how a door receives.
    pub async fn set_reception(
        &self,
        ctx: &Ctx,
        office: OfficeId,
        revision: i64,
        edit: ReceptionEdit,
    ) -> Result<Managed> {
        known(ctx)?;
        let renew = edit.renew_webhook_key;
        let reception = match edit.read(&self.settings().post.webhooks) {
            Ok(reception) => reception,
            Err(invalid) => return Ok(Managed::Invalid(invalid)),
        };
        let decide = |state| {
            let State::Office(office) = state else { return Ok(state) };
            let reception = with_key(reception, &office.reception, renew);
            Ok(State::Office(OfficeState { reception, ..office }))
        };
        self.edit(ctx, Edit { subject: Subject::Office(office), based_on: Some(revision), decide }).await
    }
}

/// A key stays with its address; another address, or the wish for a new key, is given the next.
fn with_key(mut reception: Reception, before: &Reception, renew: bool) -> Reception {
    if let (Some(now), Some(then)) = (&mut reception.alert.webhook, &before.alert.webhook) {
        let same = now.url == then.url && !renew;
        now.key_version = if same { then.key_version } else { then.key_version.saturating_add(1) };
    }
    reception
}
