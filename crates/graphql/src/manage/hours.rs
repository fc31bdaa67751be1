//! Hours, looked at before they are saved.

use app::manage;
use async_graphql::{Object, SimpleObject};
use domain::{Lang, hours::HoursKind};

use super::words;
use crate::scalar::Date;

/// What hours say.
pub struct HoursPreview {
    pub preview: manage::HoursPreview,
    pub lang: Lang,
}

#[Object]
impl HoursPreview {
    /// OpenStreetMap syntax. Null where it cannot be read.
    async fn syntax(&self) -> Option<&str> {
        self.preview.hours.as_ref().ok().map(|hours| hours.syntax())
    }

    /// In words, a line for each rule.
    async fn text(&self) -> String {
        self.preview.hours.as_ref().map_or_else(|_| String::new(), |hours| hours.words(self.lang).join("\n"))
    }

    /// Today and the rest of four weeks. Empty where it cannot be read.
    async fn days(&self) -> Vec<HoursDay> {
        self.preview.days.iter().map(|day| HoursDay::new(day, self.lang)).collect()
    }

    /// What is wrong: it cannot be saved.
    async fn problems(&self) -> Vec<HoursProblem> {
        self.preview.hours.as_ref().err().map(|error| words::problem(error, self.lang)).into_iter().collect()
    }
}

/// What hours say of a day.
#[derive(SimpleObject)]
pub struct HoursDay {
    date: Date,
    /// Its name, where it is a public holiday.
    holiday: Option<&'static str>,
    stretches: Vec<HoursStretch>,
}

/// Time during which somebody is received.
#[derive(SimpleObject)]
pub struct HoursStretch {
    /// What the clock on the wall shows, such as `09:00`.
    from: String,
    /// `24:00` at the end of the day.
    until: String,
    by_appointment: bool,
    comment: Option<String>,
}

impl HoursDay {
    fn new(day: &domain::hours::AgendaDay, lang: Lang) -> Self {
        let stretch = |stretch: &domain::hours::AgendaStretch| HoursStretch {
            from: stretch.start_time.to_string(),
            until: stretch.end_time.to_string(),
            by_appointment: stretch.kind == HoursKind::ByAppointment,
            comment: stretch.comment.clone(),
        };
        Self {
            date: Date(day.date),
            holiday: day.holiday.map(|holiday| words::holiday(holiday, lang)),
            stretches: day.stretches.iter().map(stretch).collect(),
        }
    }
}

/// What is wrong with hours.
#[derive(SimpleObject)]
pub struct HoursProblem {
    /// In the language of the request.
    pub message: String,
    /// Where, in characters from 0.
    pub offset: Option<usize>,
}
