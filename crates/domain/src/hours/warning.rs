//! What is allowed in hours and probably not meant.

use chrono::NaiveDate;
use opening_hours_syntax::rules::{
    OpeningHoursExpression, RuleKind, RuleOperator, RuleSequence,
    day::{HolidayKind, WeekDayRange},
};

use super::{HoursKind, OpeningHours, error, timeline};
use crate::{Instant, ROME};

/// How far ahead is looked.
const DAYS: usize = 366;

/// Of more rules, none is looked at: each is compared with all others on every day of the year.
const MAX_RULES: usize = 24;

/// Something in the hours that is probably not meant. Rules are told as the parser understood them, without the
/// sign before them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum HoursWarning {
    /// Nobody is received within a year, not even with an appointment.
    NeverOpens,
    /// A comment speaks of an appointment, and whoever comes is received all the same: `unknown` is missing.
    AppointmentReadsOpen {
        /// Such as `Tu 15:00-17:00 "su appuntamento"`.
        rule: String,
    },
    /// Without this rule the hours of the next year would be the same.
    NoEffect {
        /// Such as `Mo 09:00-12:00`, where `Mo-Fr 10:00-13:00` comes later.
        rule: String,
    },
    /// `;` replaces the whole day: this rule of the week takes away other hours of its days. `,` would add to
    /// them.
    TakesAway {
        /// Such as `Tu 15:00-17:00` after `Mo-Fr 09:00-12:00`.
        rule: String,
        /// The first day on which it does.
        on: NaiveDate,
    },
    /// Whoever comes is received on a holiday of the next year, and no rule says so on purpose: neither one for
    /// holidays nor one for that date.
    OpenOnHolidays {
        /// The first.
        on: NaiveDate,
    },
}

impl OpeningHours {
    /// What is probably not meant, in the year from `now` on.
    #[must_use]
    pub fn warnings(&self, now: Instant) -> Vec<HoursWarning> {
        let year = Year { hours: self, first: now.with_timezone(&ROME).date_naive() };
        let expression = self.rules.get_expression();
        let never = timeline::stretches(&self.rules, now).all(|stretch| stretch.kind == HoursKind::Closed);
        let rules = if expression.rules.len() > MAX_RULES { 0..0 } else { 0..expression.rules.len() };
        never
            .then_some(HoursWarning::NeverOpens)
            .into_iter()
            .chain(rules.flat_map(|index| year.of_rule(&expression, index)))
            .chain(year.open_on_holiday(&expression).map(|on| HoursWarning::OpenOnHolidays { on }))
            .collect()
    }
}

/// The hours, and the first day of the year that is looked at.
struct Year<'a> {
    hours: &'a OpeningHours,
    first: NaiveDate,
}

impl Year<'_> {
    fn days(&self) -> impl Iterator<Item = NaiveDate> {
        self.first.iter_days().take(DAYS)
    }

    fn open_on_holiday(&self, expression: &OpeningHoursExpression) -> Option<NaiveDate> {
        if expression.rules.iter().any(|rule| names_holidays(rule) && receives(rule.kind)) {
            return None;
        }
        let on_purpose = self.with_rules(expression.rules.iter().filter(|rule| is_dated(rule)))?;
        let calendar = self.hours.calendar();
        let opens = |day: &NaiveDate| {
            let mut ranges = self.hours.rules.schedule_at(*day).into_iter();
            ranges.any(|range| range.kind == RuleKind::Open) && received(&on_purpose, *day).is_empty()
        };
        self.days().filter(|day| calendar.is_holiday(*day)).find(opens)
    }

    fn of_rule(&self, expression: &OpeningHoursExpression, index: usize) -> Vec<HoursWarning> {
        let rule = &expression.rules[index];
        let appointment = rule.kind == RuleKind::Open && speaks_of_appointments(&rule.comment);
        let warnings = [
            appointment.then(|| HoursWarning::AppointmentReadsOpen { rule: rule.to_string() }),
            self.has_no_effect(expression, index).then(|| HoursWarning::NoEffect { rule: rule.to_string() }),
            self.takes_away(expression, index)
                .map(|on| HoursWarning::TakesAway { rule: rule.to_string(), on }),
        ];
        warnings.into_iter().flatten().collect()
    }

    /// Exceptions that are over or far off have no effect within a year, and are none the worse for it: only
    /// rules of every week are looked at.
    fn has_no_effect(&self, expression: &OpeningHoursExpression, index: usize) -> bool {
        let rule = &expression.rules[index];
        let others = || expression.rules.iter().enumerate().filter(|(other, _)| *other != index);
        is_weekly(rule)
            && receives(rule.kind)
            && others().next().is_some()
            && self
                .with_rules(others().map(|(_, rule)| rule))
                .is_some_and(|others| self.differences(&others).next().is_none())
    }

    /// The first day on which there would be other hours beside those of the rule, if it were one that adds.
    fn takes_away(&self, expression: &OpeningHoursExpression, index: usize) -> Option<NaiveDate> {
        let rule = &expression.rules[index];
        if index == 0 || rule.operator != RuleOperator::Normal || !receives(rule.kind) || !is_weekly(rule) {
            return None;
        }
        let mut adding = expression.rules.clone();
        adding[index].operator = RuleOperator::Additional;
        let adding = self.with_rules(&adding)?;
        let earlier = self.with_rules(expression.rules[..index].iter().filter(|rule| is_weekly(rule)))?;
        let alone = self.with_rules([rule])?;
        let beside_it = |day: &NaiveDate| {
            let (told, lost) = (received(&alone, *day), received(&earlier, *day));
            !told.is_empty() && lost.iter().any(|lost| told.iter().all(|told| apart(*lost, *told)))
        };
        self.differences(&adding).find(beside_it)
    }

    /// The days on which these hours say something else.
    fn differences(&self, other: &opening_hours::OpeningHours) -> impl Iterator<Item = NaiveDate> {
        let hours = &self.hours.rules;
        self.days().filter(move |day| !hours.schedule_at(*day).into_iter().eq(other.schedule_at(*day)))
    }

    /// These rules and the same calendar. They are written and parsed: the evaluator has no other way in.
    fn with_rules<'r>(
        &self,
        rules: impl IntoIterator<Item = &'r RuleSequence>,
    ) -> Option<opening_hours::OpeningHours> {
        let mut rules = rules.into_iter().cloned().collect::<Vec<_>>();
        if let Some(first) = rules.first_mut() {
            first.operator = RuleOperator::Normal;
        }
        let expression = OpeningHoursExpression { rules };
        let hours = error::parse(&expression.to_string()).ok()?;
        // A rule that reads otherwise than it was written would warn of what nobody wrote. No rules are written
        // as one that closes.
        let faithful = expression.rules.is_empty() || *hours.get_expression() == expression;
        faithful.then(|| hours.with_context(self.hours.rules.get_context().clone()))
    }
}

/// In minutes of the day.
type Minutes = (u16, u16);

fn received(rules: &opening_hours::OpeningHours, day: NaiveDate) -> Vec<Minutes> {
    let ranges = rules.schedule_at(day).into_iter().filter(|range| receives(range.kind));
    ranges.map(|of| (of.range.start.mins_from_midnight(), of.range.end.mins_from_midnight())).collect()
}

const fn apart(one: Minutes, other: Minutes) -> bool {
    one.1 <= other.0 || other.1 <= one.0
}

fn receives(kind: RuleKind) -> bool {
    kind != RuleKind::Closed
}

/// Days of the week and nothing else: a season or a date replaces on purpose.
fn is_weekly(rule: &RuleSequence) -> bool {
    let days = &rule.day_selector;
    days.year.is_empty() && days.monthday.is_empty() && !names_holidays(rule)
}

/// Certain days, whatever day of the week they are.
fn is_dated(rule: &RuleSequence) -> bool {
    let days = &rule.day_selector;
    receives(rule.kind) && days.weekday.is_empty() && !(days.year.is_empty() && days.monthday.is_empty())
}

fn names_holidays(rule: &RuleSequence) -> bool {
    let is_holiday =
        |day: &WeekDayRange| matches!(day, WeekDayRange::Holiday { kind: HolidayKind::Public, .. });
    rule.day_selector.weekday.iter().any(is_holiday)
}

/// In the languages of the comuni.
fn speaks_of_appointments(comment: &str) -> bool {
    let comment = comment.to_lowercase();
    ["appuntament", "prenotazion", "appointment", "vereinbarung", "terminabsprache", "rendez-vous"]
        .iter()
        .any(|word| comment.contains(word))
}

#[cfg(test)]
mod tests;
