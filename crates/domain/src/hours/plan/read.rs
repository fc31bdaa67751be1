//! From the syntax to the plan.
//!
//! A plan is put together rule by rule without much thought about how rules interact. Whether it says the same as
//! the text is then looked at, so that what was put together wrongly is given up, never shown.

use chrono::Weekday;
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind, RuleOperator};

use super::{
    Change, Dates, Exception, Interval, OnHolidays, Plan, Rhythm, Usual, WEEK, WeekInterval, WeekRule,
    rule::{Days, Rule},
    same,
};
use crate::hours::{OpeningHours, WallTime, error};

impl Plan {
    /// The plan that says the same as the hours at every minute until the year 2099. `None` where there is none:
    /// such hours are edited as text.
    #[must_use]
    pub fn read(hours: &OpeningHours) -> Option<Self> {
        let expression = hours.rules.get_expression();
        let plan = Draft::of(&expression)?.plan.normalised();
        let written = error::parse(&plan.to_syntax().ok()?).ok()?;
        let same_rules = written.get_expression() == expression;
        (same_rules || same::say_the_same(&hours.rules, &written, &plan)).then_some(plan)
    }
}

/// The plan of the rules so far.
struct Draft {
    plan: Plan,
}

impl Draft {
    fn of(expression: &OpeningHoursExpression) -> Option<Self> {
        let rules = expression.rules.iter().map(Rule::read).collect::<Option<Vec<_>>>()?.concat();
        let last_on_holidays = rules.iter().rposition(|rule| rule.days == Days::Holidays);
        let nothing = Usual::Weeks(Vec::new());
        let mut draft =
            Self { plan: Plan { usual: nothing, holidays: OnHolidays::AsUsual, exceptions: Vec::new() } };
        for (index, rule) in rules.iter().enumerate() {
            // What a holiday overrides is no exception: an exception overrides holidays.
            let holidays_follow = last_on_holidays.is_some_and(|last| index < last);
            draft.take(rule, holidays_follow)?;
        }
        if let Usual::Weeks(weeks) = &mut draft.plan.usual {
            weeks.retain(|week| !week.intervals.is_empty());
            if weeks.is_empty() {
                draft.plan.usual = Usual::Never { comment: None };
            }
        }
        Some(draft)
    }

    fn take(&mut self, rule: &Rule, holidays_follow: bool) -> Option<()> {
        let is_first = self.plan.usual == Usual::Weeks(Vec::new()) && self.plan.exceptions.is_empty();
        match (&rule.days, rule.dates) {
            (Days::Holidays, None) if rule.closes() && rule.comment.is_none() => {
                self.plan.holidays = OnHolidays::Closed;
            }
            (Days::Holidays, _) => return None,
            (Days::All, None) if is_first && rule.is_full_day() => self.plan.usual = usual(rule)?,
            (Days::All, Some(dates)) if rule.closes() => {
                let change = Change::Closed { comment: rule.comment.clone() };
                self.plan.exceptions.push(Exception { dates, change });
            }
            (Days::All, Some(dates)) if rule.opens() && !holidays_follow => self.take_opening(rule, dates),
            _ => self.take_weekly(rule)?,
        }
        Some(())
    }

    fn take_opening(&mut self, rule: &Rule, dates: Dates) {
        let mut intervals = rule.intervals();
        let adds = rule.operator == RuleOperator::Additional;
        let last = self.plan.exceptions.last_mut().filter(|last| adds && last.dates == dates);
        if let Some(Change::Instead(of) | Change::Also(of)) = last.map(|last| &mut last.change) {
            of.append(&mut intervals);
            return;
        }
        let change = if adds { Change::Also(intervals) } else { Change::Instead(intervals) };
        self.plan.exceptions.push(Exception { dates, change });
    }

    fn take_weekly(&mut self, rule: &Rule) -> Option<()> {
        let (days, rhythm) = match &rule.days {
            Days::Weekly(days, rhythm) => (days.as_slice(), rhythm),
            _ => (WEEK.as_slice(), &Rhythm::EveryWeek),
        };
        let frees = rule.closes() && rule.comment.is_none();
        if !rule.opens() && !frees {
            return None;
        }
        let week = week_of(self.weeks()?, rule.dates);
        for day in days {
            if rule.operator == RuleOperator::Normal || frees {
                week.free(*day, rhythm);
            }
            let of_day = |interval| WeekInterval { day: *day, rhythm: rhythm.clone(), interval };
            week.intervals.extend(rule.intervals().into_iter().map(of_day));
        }
        Some(())
    }

    /// The weeks, as which everything usual can be told.
    fn weeks(&mut self) -> Option<&mut Vec<WeekRule>> {
        let full = |by_appointment, comment: Option<String>| {
            let (start, end) = (WallTime::MIDNIGHT, WallTime::END_OF_DAY);
            let interval = Interval { start, end, by_appointment, comment };
            let of_day = |day| WeekInterval { day, rhythm: Rhythm::EveryWeek, interval: interval.clone() };
            vec![WeekRule { season: None, intervals: WEEK.into_iter().map(of_day).collect() }]
        };
        self.plan.usual = Usual::Weeks(match &mut self.plan.usual {
            Usual::Weeks(weeks) => std::mem::take(weeks),
            Usual::Always => full(false, None),
            Usual::OnRequest { comment } => full(true, comment.take()),
            Usual::Never { comment: None } => Vec::new(),
            Usual::Never { comment: Some(_) } => return None,
        });
        match &mut self.plan.usual {
            Usual::Weeks(weeks) => Some(weeks),
            _ => None,
        }
    }
}

/// What a rule without days and times says. `None` for a comment on hours that never change.
fn usual(rule: &Rule) -> Option<Usual> {
    match (rule.kind, rule.comment.clone()) {
        (RuleKind::Closed, comment) => Some(Usual::Never { comment }),
        (RuleKind::Unknown, comment) => Some(Usual::OnRequest { comment }),
        (RuleKind::Open, None) => Some(Usual::Always),
        (RuleKind::Open, Some(_)) => None,
    }
}

/// The week of this season. A new one begins as what held in its season until now.
fn week_of(weeks: &mut Vec<WeekRule>, season: Option<Dates>) -> &mut WeekRule {
    let index = weeks.iter().position(|week| week.season == season).unwrap_or_else(|| {
        let holds = |week: &&WeekRule| match (week.season, season) {
            (None, _) => true,
            (Some(of), Some(season)) => of.contains(&season),
            (Some(_), None) => false,
        };
        let intervals = weeks.iter().rfind(holds).map_or_else(Vec::new, |week| week.intervals.clone());
        weeks.push(WeekRule { season, intervals });
        weeks.len() - 1
    });
    &mut weeks[index]
}

impl WeekRule {
    /// Takes the day out of these weeks.
    fn free(&mut self, day: Weekday, rhythm: &Rhythm) {
        let others = match rhythm {
            Rhythm::OddWeeks => Some(Rhythm::EvenWeeks),
            Rhythm::EvenWeeks => Some(Rhythm::OddWeeks),
            Rhythm::EveryWeek | Rhythm::OfMonth(_) => None,
        };
        self.intervals.retain(|of| of.day != day || *rhythm != Rhythm::EveryWeek && of.rhythm != *rhythm);
        if let Some(others) = others {
            let of_every_week = |of: &&mut WeekInterval| of.day == day && of.rhythm == Rhythm::EveryWeek;
            self.intervals.iter_mut().filter(of_every_week).for_each(|of| of.rhythm = others.clone());
        }
    }
}
