//! Hours, looked at before they are saved.

use app::manage;
use async_graphql::{Object, SimpleObject};
use domain::{
    Lang,
    hours::{HoursKind, OpeningHours},
};

use super::{plan::Plan, words};
use crate::scalar::Date;

/// What hours say.
pub struct HoursPreview {
    preview: std::result::Result<manage::HoursPreview, HoursProblem>,
    lang: Lang,
}

impl HoursPreview {
    /// Of hours that are at least hours in form.
    pub fn of(preview: manage::HoursPreview, lang: Lang) -> Self {
        Self { preview: Ok(preview), lang }
    }

    /// Of what is none.
    pub fn unreadable(problem: HoursProblem) -> Self {
        Self { preview: Err(problem), lang: Lang::default() }
    }

    fn hours(&self) -> Option<&OpeningHours> {
        self.preview.as_ref().ok()?.hours.as_ref().ok()
    }
}

#[Object]
impl HoursPreview {
    /// OpenStreetMap syntax. Null where it cannot be read.
    async fn syntax(&self) -> Option<&str> {
        self.hours().map(OpeningHours::syntax)
    }

    /// In words, a line for each rule.
    async fn text(&self) -> String {
        self.hours().map_or_else(String::new, |hours| hours.words(self.lang).join("\n"))
    }

    /// The same for the week grid, without exceptions that are over. Null where the grid cannot express it.
    async fn plan(&self) -> Option<Plan> {
        self.preview.as_ref().ok()?.plan().map(Plan)
    }

    /// Today and the rest of four weeks. Empty where it cannot be read.
    async fn days(&self) -> Vec<HoursDay> {
        let days = self.preview.as_ref().map_or_else(|_| vec![], manage::HoursPreview::days);
        days.iter().map(|day| HoursDay::new(day, self.lang)).collect()
    }

    /// What is wrong: it cannot be saved.
    async fn problems(&self) -> Vec<HoursProblem> {
        match &self.preview {
            Err(problem) => vec![problem.clone()],
            Ok(preview) => {
                preview.hours.as_ref().err().map_or_else(Vec::new, |fault| words::problems(fault, self.lang))
            }
        }
    }

    /// What is odd: it can be saved. In the language of the request.
    async fn warnings(&self) -> Vec<String> {
        let warnings = self.preview.as_ref().map_or_else(|_| vec![], manage::HoursPreview::warnings);
        warnings.iter().map(|warning| words::warning(warning, self.lang)).collect()
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

/// What is wrong with hours, and where.
#[derive(SimpleObject, Clone, Default)]
pub struct HoursProblem {
    /// In the language of the request.
    pub message: String,
    /// In the syntax: in characters from 0.
    pub offset: Option<usize>,
    /// In the plan: which of `weeks`, from 0.
    pub week: Option<usize>,
    /// In the plan: which of `exceptions`, from 0.
    pub exception: Option<usize>,
    /// Which of the intervals of that week or exception, from 0.
    pub interval: Option<usize>,
}
