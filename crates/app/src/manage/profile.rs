//! What a comune says of itself.

use std::collections::BTreeMap;

use access::Ctx;
use domain::{
    Lang, Profile,
    profile::{Contacts, Languages},
};

use super::{
    Edit, Managed, known,
    state::{State, Subject},
};
use crate::{App, Invalid, Problem, Result, input};

/// At most this many characters in an address or a contact.
const CONTACT_MAX: usize = 200;
/// As many sites as may show the widget in a frame.
const WIDGET_HOSTS_MAX: usize = 20;

/// What a comune says of itself, as it is typed. The crest has its own way in.
#[derive(Debug, Clone, Default)]
pub struct ProfileEdit {
    /// In which its pages are offered; the first is its own.
    pub languages: Vec<Lang>,
    /// Its name in further languages.
    pub names: Vec<(Lang, String)>,
    /// Its own site.
    pub site_url: Option<String>,
    /// As `#rrggbb`.
    pub colour: Option<String>,
    /// Month and day of the patron saint.
    pub patron: Option<(u32, u32)>,
    /// Where it is.
    pub address: Option<String>,
    /// As people dial it.
    pub phone: Option<String>,
    /// Ordinary mail.
    pub email: Option<String>,
    /// Certified mail.
    pub pec: Option<String>,
    /// The declaration of accessibility.
    pub accessibility_url: Option<String>,
    /// Where appointments are made.
    pub appointment_url: Option<String>,
    /// Where faults are reported.
    pub report_url: Option<String>,
    /// How to reach the data protection officer.
    pub privacy_contact: Option<String>,
    /// Hours that what visitors wrote is kept.
    pub retention_h: i32,
    /// Visitors' calls go by way of the relay alone.
    pub relay_only: bool,
    /// Hosts of sites that may show the widget in a frame.
    pub widget_hosts: Vec<String>,
}

impl ProfileEdit {
    fn read(self) -> std::result::Result<Profile, Invalid> {
        let languages = Languages::try_from(self.languages)
            .map_err(|_| Invalid { field: "languages", problem: Problem::Languages })?;
        let mut names = BTreeMap::new();
        for (lang, name) in self.names {
            if let Some(name) = input::line("translations", Some(&name), input::NAME_MAX)? {
                names.insert(lang, name);
            }
        }
        if self.widget_hosts.len() > WIDGET_HOSTS_MAX {
            return Err(Invalid { field: "widgetHosts", problem: Problem::OutOfRange });
        }
        let hosts = self.widget_hosts.iter().map(|host| input::host("widgetHosts", host));
        let retention_h = u32::try_from(self.retention_h).ok();
        let retention_h = retention_h.filter(|hours| (1..=Profile::RETENTION_H_MAX).contains(hours));
        let contact = |field, text: &Option<String>| input::line(field, text.as_deref(), CONTACT_MAX);
        Ok(Profile {
            languages,
            names,
            site_url: input::url("siteUrl", self.site_url.as_deref())?,
            colour: input::colour("colour", self.colour.as_deref())?,
            crest: None,
            patron: self.patron.map(|(month, day)| input::month_day("patron", month, day)).transpose()?,
            contacts: Contacts {
                address: contact("address", &self.address)?,
                phone: contact("phone", &self.phone)?,
                email: input::email("email", self.email.as_deref())?,
                pec: input::email("pec", self.pec.as_deref())?,
            },
            accessibility_url: input::url("accessibilityUrl", self.accessibility_url.as_deref())?,
            appointment_url: input::url("appointmentUrl", self.appointment_url.as_deref())?,
            report_url: input::url("reportUrl", self.report_url.as_deref())?,
            privacy_contact: contact("privacyContact", &self.privacy_contact)?,
            retention_h: retention_h.ok_or(Invalid { field: "retentionH", problem: Problem::OutOfRange })?,
            relay_only: self.relay_only,
            widget_hosts: hosts.collect::<std::result::Result<_, _>>()?,
        })
    }
}

impl App {
    /// Changes what the comune says of itself.
    pub async fn edit_profile(&self, ctx: &Ctx, revision: i64, edit: ProfileEdit) -> Result<Managed> {
        known(ctx)?;
        let profile = match edit.read() {
            Ok(profile) => profile,
            Err(invalid) => return Ok(Managed::Invalid(invalid)),
        };
        if profile.relay_only && self.settings().turn.is_none() {
            return Ok(Managed::Invalid(Invalid { field: "relayOnly", problem: Problem::NoRelay }));
        }
        let decide = |state| {
            Ok(match state {
                State::Tenant(before) => State::Tenant(Box::new(Profile { crest: before.crest, ..profile })),
                other => other,
            })
        };
        self.edit(ctx, Edit { subject: Subject::Tenant, based_on: Some(revision), decide }).await
    }
}
