//! What the visitor of an appointment is written.

use access::Ctx;
use domain::{Appointment, Instant, Lang, Office, Outgoing, Tenant};
use feeds::calendar::{Invitation, Method, invitation};
use store::{AppointmentRecord, StoreError, TenantTx};

use crate::{
    App,
    letters::{Letters, Wording},
};

/// What has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// Nothing of which to write.
    None,
    /// It is booked.
    Booked,
    /// It is at another time.
    Changed,
    /// The visitor has cancelled it.
    Cancelled,
    /// The office has cancelled it.
    CalledOff,
    /// It is tomorrow.
    Reminder,
}

impl News {
    fn wording(self, letters: &'static Letters) -> Option<&'static Wording> {
        match self {
            Self::None => None,
            Self::Booked => Some(&letters.appointment_booked),
            Self::Changed => Some(&letters.appointment_changed),
            Self::Cancelled => Some(&letters.appointment_cancelled),
            Self::CalledOff => Some(&letters.appointment_called_off),
            Self::Reminder => Some(&letters.appointment_reminder),
        }
    }

    /// A reminder changes nothing in a calendar.
    const fn method(self) -> Option<Method> {
        match self {
            Self::Booked | Self::Changed => Some(Method::Request),
            Self::Cancelled | Self::CalledOff => Some(Method::Cancel),
            Self::None | Self::Reminder => None,
        }
    }
}

impl App {
    /// Writes to the visitor of an appointment, in the transaction of what has happened. Where no letters can be sent
    /// nothing is written: the page has said so.
    pub(super) async fn tell(
        &self,
        tx: &TenantTx,
        ctx: &Ctx,
        record: &AppointmentRecord,
        news: News,
    ) -> std::result::Result<(), StoreError> {
        let lang = record.lang;
        let (Some(email), Some(wording)) = (&record.booked.email, news.wording(Letters::of(lang))) else {
            return Ok(());
        };
        if !self.mail_enabled() {
            return Ok(());
        }
        let tenant = tx.fetch_tenant().await?;
        let office = tx.lookup_office(record.appointment.office_id).await?;
        let office = office.ok_or(StoreError::Absent("office"))?;
        let link = self.appointment_link(ctx, &tenant, record);
        let mut mail = wording.fill(
            email,
            &[
                ("office", office.name_in(lang).unwrap_or(&office.name)),
                ("comune", tenant.name_in(lang)),
                ("when", &record.appointment.slot().text(lang)),
                ("message", record.message.as_deref().unwrap_or("–")),
                ("link", &link),
            ],
        );
        mail.calendar = news.method().map(|method| {
            let told = Told { tenant: &tenant, office: &office, link: &link, lang, at: ctx.now };
            told.calendar(&record.appointment, method, Some(email))
        });
        tx.post(self.delivery_id(), Some(office.id), &Outgoing::Mail(mail)).await
    }

    /// The appointment as a calendar takes it when it is downloaded.
    #[must_use]
    pub fn appointment_calendar(
        &self,
        ctx: &Ctx,
        tenant: &Tenant,
        office: &Office,
        record: &AppointmentRecord,
    ) -> String {
        let link = self.appointment_link(ctx, tenant, record);
        let told = Told { tenant, office, link: &link, lang: ctx.lang, at: ctx.now };
        let cancelled = !record.appointment.holds_slot();
        told.calendar(&record.appointment, if cancelled { Method::Cancel } else { Method::Publish }, None)
    }

    fn appointment_link(&self, ctx: &Ctx, tenant: &Tenant, record: &AppointmentRecord) -> String {
        let token = self.appointment_token(ctx, record.appointment.id);
        let path = format!("/appuntamento/{}?lang={}", token.expose(), record.lang.tag());
        self.page_url(tenant, &path)
    }
}

/// An appointment, as it is told to a calendar.
struct Told<'a> {
    tenant: &'a Tenant,
    office: &'a Office,
    link: &'a str,
    lang: Lang,
    at: Instant,
}

impl Told<'_> {
    fn calendar(&self, appointment: &Appointment, method: Method, attendee: Option<&str>) -> String {
        let office = self.office.name_in(self.lang).unwrap_or(&self.office.name);
        let comune = self.tenant.name_in(self.lang);
        invitation(&Invitation {
            method,
            uid: &format!("{}@ricevimento", appointment.id),
            sequence: appointment.sequence(),
            stamp: self.at,
            slot: appointment.slot(),
            summary: &format!("{office} · {comune}"),
            description: self.link,
            url: self.link,
            organizer: &format!("{office} · {comune}"),
            organizer_address: self.tenant.profile.contacts.email.as_deref(),
            attendee,
        })
    }
}
