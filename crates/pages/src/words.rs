//! The words of the pages, for what is told elsewhere than on a page.

use domain::Lang;

use crate::texts::Texts;

/// What a calendar, a search engine or a widget says in the comune's name.
#[derive(Clone, Copy)]
pub struct Words {
    t: &'static Texts,
    /// What the whole is called.
    pub service: &'static str,
    /// Whom it is for.
    pub audience: &'static str,
    /// Behind the name of a door that wants an appointment.
    pub by_appointment: &'static str,
    /// What one can do at an open door.
    pub knock: &'static str,
    /// What one can do at a closed one.
    pub see_hours: &'static str,
}

/// The words in one language.
#[must_use]
pub fn words(lang: Lang) -> Words {
    let t = Texts::of(lang);
    let Texts { service, audience, by_appointment, knock, see_hours, .. } = *t;
    Words { t, service, audience, by_appointment, knock, see_hours }
}

impl Words {
    /// "Comune di Pescaglia".
    #[must_use]
    pub fn comune(&self, name: &str) -> String {
        self.t.comune_of(name)
    }

    /// What one can do at the doors of this comune.
    #[must_use]
    pub fn lead(&self, name: &str) -> String {
        self.t.home_lead(name)
    }
}
