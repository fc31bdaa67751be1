//! The holidays of a comune.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use opening_hours::{Context, ContextHolidays, localization::Country};

use super::Holiday;
use crate::profile::MonthDay;

/// The public holidays (`PH`) of one comune. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Calendar {
    holidays: ContextHolidays,
}

impl Calendar {
    /// The holidays of Italy (law 260/1949 as amended; with 4 October from 2026, law 151/2025), as the crate
    /// `opening-hours` carries them until 2076, and the day of the patron saint.
    #[must_use]
    pub fn italy(patron: Option<MonthDay>) -> Self {
        let national = Country::IT.holidays();
        let Some(MonthDay { month, day }) = patron else { return Self { holidays: national } };
        let mut public = national.get_public().clone();
        let years = public.iter().next().zip(public.iter().last());
        if let Some((first, last)) = years {
            // A patron of 29 February is kept in leap years only.
            (first.year()..=last.year())
                .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
                .for_each(|date| {
                    public.insert(date);
                });
        }
        Self { holidays: ContextHolidays::new(Arc::new(public), Arc::default()) }
    }

    /// Whether `PH` holds on this day.
    #[must_use]
    pub fn is_holiday(&self, date: NaiveDate) -> bool {
        self.holidays.get_public().contains(date)
    }

    /// Which holiday this day is, if it is one.
    #[must_use]
    pub fn holiday(&self, date: NaiveDate) -> Option<Holiday> {
        self.is_holiday(date).then(|| {
            if Country::IT.holidays().get_public().contains(date) {
                Holiday::national(date)
            } else {
                Holiday::Patron
            }
        })
    }

    pub(super) const fn of(holidays: ContextHolidays) -> Self {
        Self { holidays }
    }

    pub(super) fn context(&self) -> Context {
        Context::default().with_holidays(self.holidays.clone())
    }
}
