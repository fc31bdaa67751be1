//! How a door receives, beyond its hours.

use app::manage::{AppointmentsEdit, ReceptionEdit};
use async_graphql::{Enum, ID, InputObject, Object, Result, SimpleObject};

use crate::scalar::id;

/// What becomes of those who wait when the hours end.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::reception::Closing")]
pub enum Closing {
    /// Who is in the queue is received.
    ServeWaiting,
    /// Who is in the queue is sent away; whoever knocks late is told so at the knock.
    TurnAway,
}

/// How a door receives, beyond its hours.
pub struct Reception<'a>(pub &'a domain::Reception);

#[Object]
impl Reception<'_> {
    /// What becomes of those who wait when the hours end.
    async fn closing(&self) -> Closing {
        self.0.closing.into()
    }

    /// After how many seconds without an answer somebody else is told of a knock.
    async fn alert_after_s(&self) -> u32 {
        self.0.alert.after_s
    }

    /// Who is written to.
    async fn alert_emails(&self) -> &[String] {
        &self.0.alert.emails
    }

    /// Which program of the comune's own is told.
    async fn webhook_url(&self) -> Option<&str> {
        self.0.alert.webhook.as_ref().map(|webhook| webhook.url.as_str())
    }

    /// Who receives in this office's place.
    async fn substitute_id(&self) -> Option<ID> {
        self.0.alert.substitute.map(|office| ID(office.to_string()))
    }

    /// Sentences that staff sends often.
    async fn replies(&self) -> &[String] {
        &self.0.replies
    }

    /// One can leave a message, or ask to be called back.
    async fn takes_messages(&self) -> bool {
        self.0.takes_messages
    }

    /// How one books here. Null where one cannot.
    async fn appointments(&self) -> Option<AppointmentRules> {
        self.0.appointments.map(|rules| AppointmentRules {
            slot_min: rules.slot_min,
            at_once: rules.at_once,
            notice_h: rules.notice_h,
            horizon_days: rules.horizon_days,
        })
    }
}

/// How one books.
#[derive(SimpleObject)]
pub struct AppointmentRules {
    /// Length of a slot, in minutes.
    slot_min: u16,
    /// How many are received in the same slot.
    at_once: u16,
    /// How many hours ahead at the least.
    notice_h: u16,
    /// How many days ahead at the most.
    horizon_days: u16,
}

/// How a door receives, beyond its hours. What is left out is none.
#[derive(InputObject)]
pub struct ReceptionInput {
    closing: Closing,
    /// From 15 to 3600.
    alert_after_s: i32,
    /// At most 5.
    #[graphql(default)]
    alert_emails: Vec<String>,
    /// `https` only.
    webhook_url: Option<String>,
    /// Sign with a new key from now on.
    #[graphql(default)]
    renew_webhook_key: bool,
    substitute_id: Option<ID>,
    /// At most 20, of at most 300 characters each.
    #[graphql(default)]
    replies: Vec<String>,
    takes_messages: bool,
    appointments: Option<AppointmentRulesInput>,
}

/// How one books.
#[derive(InputObject)]
pub struct AppointmentRulesInput {
    /// From 5 to 240.
    slot_min: i32,
    /// From 1 to 20.
    at_once: i32,
    /// From 0 to 720.
    notice_h: i32,
    /// From 1 to 180.
    horizon_days: i32,
}

impl TryFrom<ReceptionInput> for ReceptionEdit {
    type Error = async_graphql::Error;

    fn try_from(input: ReceptionInput) -> Result<Self> {
        Ok(Self {
            closing: input.closing.into(),
            alert_after_s: input.alert_after_s,
            alert_emails: input.alert_emails,
            webhook_url: input.webhook_url,
            renew_webhook_key: input.renew_webhook_key,
            substitute: input.substitute_id.as_ref().map(id).transpose()?,
            replies: input.replies,
            takes_messages: input.takes_messages,
            appointments: input.appointments.map(|rules| AppointmentsEdit {
                slot_min: rules.slot_min,
                at_once: rules.at_once,
                notice_h: rules.notice_h,
                horizon_days: rules.horizon_days,
            }),
        })
    }
}
