//! From the plan to the syntax.

use chrono::Weekday;

use super::{
    Change, Dates, Exception, Interval, OnHolidays, Plan, PlanFault, PlanPlace, PlanProblem, Rhythm, Usual,
    WEEK, WeekInterval, WeekRule,
};
use crate::hours::MAX_CHARS;

impl Plan {
    /// The one text for this plan.
    ///
    /// # Errors
    ///
    /// The first of [`Plan::problems`], but for exceptions that are over.
    pub fn to_syntax(&self) -> Result<String, PlanProblem> {
        if let Some(problem) = self.faults().into_iter().next() {
            return Err(problem);
        }
        let text = self.normalised().written();
        if text.chars().nth(MAX_CHARS).is_some() {
            return Err(PlanProblem { place: PlanPlace::Whole, fault: PlanFault::TooLong });
        }
        Ok(text)
    }

    fn written(&self) -> String {
        let mut text = Text::default();
        if self.usual == Usual::Always && self.adds_at_once() {
            // The same rule; others take no comma after `24/7`.
            text.add(Joint::Replaces, "00:00-24:00");
        } else {
            text.usual(&self.usual);
        }
        for exception in &self.exceptions {
            text.closure(exception);
        }
        if self.holidays == OnHolidays::Closed {
            text.add(Joint::Replaces, "PH off");
        }
        for exception in &self.exceptions {
            text.opening(exception);
        }
        text.0
    }

    /// Whether what follows the usual hours adds to them.
    fn adds_at_once(&self) -> bool {
        let is_also = |exception: &Exception| matches!(exception.change, Change::Also(_));
        self.holidays == OnHolidays::AsUsual && self.exceptions.first().is_some_and(is_also)
    }
}

/// What a rule does to the days that it names.
#[derive(Clone, Copy)]
enum Joint {
    Replaces,
    Adds,
}

/// The rules written so far.
#[derive(Default)]
struct Text(String);

impl Text {
    fn add(&mut self, joint: Joint, rule: &str) {
        if !self.0.is_empty() {
            self.0.push_str(match joint {
                Joint::Replaces => "; ",
                Joint::Adds => ", ",
            });
        }
        self.0.push_str(rule);
    }

    fn usual(&mut self, usual: &Usual) {
        match usual {
            Usual::Never { comment } => {
                self.add(Joint::Replaces, &format!("off{}", quoted(comment.as_ref())));
            }
            Usual::Always => self.add(Joint::Replaces, "24/7"),
            Usual::OnRequest { comment } => {
                self.add(Joint::Replaces, &format!("unknown{}", quoted(comment.as_ref())));
            }
            Usual::Weeks(weeks) => {
                for (index, week) in weeks.iter().enumerate() {
                    self.week(week, &weeks[..index]);
                }
            }
        }
    }

    fn week(&mut self, week: &WeekRule, earlier: &[WeekRule]) {
        let regular = days_of(week, &Rhythm::EveryWeek);
        let freed = days_to_free(week, earlier, &regular);
        let prefix = week.season.as_ref().map_or_else(String::new, |season| season.written() + " ");
        if !freed.is_empty() {
            self.add(Joint::Replaces, &format!("{prefix}{} off", list_of_days(&freed)));
        }
        for (days, intervals) in alike(&regular) {
            self.intervals(Joint::Replaces, &format!("{prefix}{} ", list_of_days(&days)), &intervals);
        }
        let mut named = [freed, regular.into_iter().map(|(day, _)| day).collect()].concat();
        for rhythm in rhythms_of(week) {
            for (days, intervals) in alike(&days_of(week, &rhythm)) {
                let joint =
                    if days.iter().any(|day| named.contains(day)) { Joint::Adds } else { Joint::Replaces };
                self.intervals(joint, &selector(week.season.as_ref(), &rhythm, &days), &intervals);
                named.extend(days);
            }
        }
    }

    /// Intervals of the same days: a rule for each kind and comment, of which the first may replace.
    fn intervals(&mut self, first: Joint, selector: &str, intervals: &[Interval]) {
        let mut joint = first;
        for (state, times) in by_state(intervals) {
            self.add(joint, &format!("{selector}{}{state}", times.join(",")));
            joint = Joint::Adds;
        }
    }

    fn closure(&mut self, Exception { dates, change }: &Exception) {
        if let Change::Closed { comment } = change {
            self.add(Joint::Replaces, &format!("{} off{}", dates.written(), quoted(comment.as_ref())));
        }
    }

    fn opening(&mut self, Exception { dates, change }: &Exception) {
        let (joint, intervals) = match change {
            Change::Closed { .. } => return,
            Change::Instead(intervals) => (Joint::Replaces, intervals),
            Change::Also(intervals) => (Joint::Adds, intervals),
        };
        self.intervals(joint, &format!("{} ", dates.written()), intervals);
    }
}

/// The days of the week that have intervals in this rhythm, each with them.
fn days_of(week: &WeekRule, rhythm: &Rhythm) -> Vec<(Weekday, Vec<Interval>)> {
    let intervals_of = |day: Weekday| {
        let of_day = week.intervals.iter().filter(move |of| of.day == day && of.rhythm == *rhythm);
        of_day.map(|of| of.interval.clone()).collect::<Vec<_>>()
    };
    WEEK.into_iter().map(|day| (day, intervals_of(day))).filter(|(_, of)| !of.is_empty()).collect()
}

/// Days that an earlier week may fill and that this one does not replace.
fn days_to_free(week: &WeekRule, earlier: &[WeekRule], regular: &[(Weekday, Vec<Interval>)]) -> Vec<Weekday> {
    let overlaps = |other: &&WeekRule| match (&week.season, &other.season) {
        (Some(season), Some(other)) => season.may_overlap(other),
        _ => true,
    };
    let filled = |day: &Weekday| {
        earlier.iter().filter(overlaps).any(|other| other.intervals.iter().any(|of| of.day == *day))
    };
    let replaced = |day: &Weekday| regular.iter().any(|(regular, _)| regular == day);
    WEEK.into_iter().filter(|day| filled(day) && !replaced(day)).collect()
}

/// Days with the same intervals together, in the order of the first of them.
fn alike(days: &[(Weekday, Vec<Interval>)]) -> Vec<(Vec<Weekday>, Vec<Interval>)> {
    let mut groups: Vec<(Vec<Weekday>, Vec<Interval>)> = Vec::new();
    for (day, intervals) in days {
        match groups.iter_mut().find(|(_, of)| of == intervals) {
            Some((days, _)) => days.push(*day),
            None => groups.push((vec![*day], intervals.clone())),
        }
    }
    groups
}

/// Those beside every week, in order.
fn rhythms_of(week: &WeekRule) -> Vec<Rhythm> {
    let mut rhythms =
        week.intervals.iter().map(|WeekInterval { rhythm, .. }| rhythm.clone()).collect::<Vec<_>>();
    rhythms.sort();
    rhythms.dedup();
    rhythms.retain(|rhythm| *rhythm != Rhythm::EveryWeek);
    rhythms
}

fn selector(season: Option<&Dates>, rhythm: &Rhythm, days: &[Weekday]) -> String {
    let prefix = season.map_or_else(String::new, Dates::written);
    match rhythm {
        Rhythm::EveryWeek => format!("{prefix} {} ", list_of_days(days)).trim_start().to_owned(),
        Rhythm::OddWeeks => format!("{prefix} week 1-53/2 {} ", list_of_days(days)).trim_start().to_owned(),
        Rhythm::EvenWeeks => format!("{prefix} week 2-52/2 {} ", list_of_days(days)).trim_start().to_owned(),
        Rhythm::OfMonth(nths) => {
            let nths = nths.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
            let days = days.iter().map(|day| format!("{}[{nths}]", name(*day))).collect::<Vec<_>>().join(",");
            // `Aug Mo[1]` would be one date in August; a colon keeps month and day apart.
            let colon = if season.is_some_and(Dates::is_months) { ":" } else { "" };
            format!("{prefix}{colon} {days} ").trim_start().to_owned()
        }
    }
}

/// What follows the times, with the times of it, in the order of the first of them.
fn by_state(intervals: &[Interval]) -> Vec<(String, Vec<String>)> {
    let mut states: Vec<(String, Vec<String>)> = Vec::new();
    for Interval { start, end, by_appointment, comment } in intervals {
        let kind = match (by_appointment, comment) {
            (true, _) => " unknown",
            // Others take a comment alone for `unknown`.
            (false, Some(_)) => " open",
            (false, None) => "",
        };
        let state = kind.to_owned() + &quoted(comment.as_ref());
        let time = format!("{start}-{end}");
        match states.iter_mut().find(|(of, _)| *of == state) {
            Some((_, times)) => times.push(time),
            None => states.push((state, vec![time])),
        }
    }
    states
}

fn quoted(comment: Option<&String>) -> String {
    comment.map_or_else(String::new, |comment| format!(" \"{comment}\""))
}

/// `Mo-Fr`, `Tu,Th`. Two days in a row are a list.
fn list_of_days(days: &[Weekday]) -> String {
    let runs = days.chunk_by(|day, next| day.succ() == *next);
    let written = runs.map(|run| match run {
        [first, _, .., last] => format!("{}-{}", name(*first), name(*last)),
        _ => run.iter().map(|day| name(*day)).collect::<Vec<_>>().join(","),
    });
    written.collect::<Vec<_>>().join(",")
}

const fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Mo",
        Weekday::Tue => "Tu",
        Weekday::Wed => "We",
        Weekday::Thu => "Th",
        Weekday::Fri => "Fr",
        Weekday::Sat => "Sa",
        Weekday::Sun => "Su",
    }
}
