//! Weekly rules, folded into what each day of the week is left with.

use opening_hours_syntax::rules::{RuleKind, RuleOperator};

use super::{
    days::{Days, WEEK, Weekdays},
    rule::{Rule, State},
    season::Season,
    times::Times,
};

/// What one day of the week is left with, each state once.
type Day = Vec<(State, Times)>;

/// Folds the weekly rules at the beginning; the rest is as it was. `None` where rules cut into each other.
pub fn weekly(mut rules: Vec<Rule>) -> Option<(Vec<Rule>, Vec<Rule>)> {
    let count = rules.iter().take_while(|rule| rule.is_weekly()).count();
    let later = rules.split_off(count);
    let mut week: [Day; 7] = Default::default();
    for rule in &rules {
        for (day, weekday) in week.iter_mut().zip(WEEK) {
            if rule.days.weekdays.contains(weekday) {
                apply(day, rule)?;
            }
        }
    }
    Some((told(&week), later))
}

fn apply(day: &mut Day, rule: &Rule) -> Option<()> {
    match (rule.state.kind, rule.operator) {
        (RuleKind::Closed, _) => close(day, rule),
        (_, RuleOperator::Normal) => {
            *day = vec![(rule.state.clone(), rule.times.clone())];
            Some(())
        }
        _ => add(day, rule),
    }
}

fn close(day: &mut Day, rule: &Rule) -> Option<()> {
    if rule.times.is_all_day() {
        *day = vec![(rule.state.clone(), rule.times.clone())];
        return Some(());
    }
    // A reason for some hours has no place in the table; hours of a closed day stay closed.
    if !rule.state.comment.is_empty() {
        return None;
    }
    for (_, times) in day.iter_mut().filter(|(state, _)| state.kind != RuleKind::Closed) {
        *times = times.without(&rule.times);
    }
    day.retain(|(_, times)| !times.is_empty());
    Some(())
}

fn add(day: &mut Day, rule: &Rule) -> Option<()> {
    if day.iter().any(|(state, times)| *state != rule.state && times.overlaps(&rule.times)) {
        return None;
    }
    match day.iter_mut().find(|(state, _)| *state == rule.state) {
        Some((_, times)) => *times = times.with(&rule.times),
        None => day.push((rule.state.clone(), rule.times.clone())),
    }
    Some(())
}

/// One rule for the days that share a state and its times: hours first, closures last, each by its first day.
fn told(week: &[Day; 7]) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for (day, weekday) in week.iter().zip(WEEK) {
        for (state, times) in day {
            match rules.iter_mut().find(|rule| rule.state == *state && rule.times == *times) {
                Some(rule) => rule.days.weekdays = rule.days.weekdays.with(Weekdays::of(weekday)),
                None => rules.push(Rule {
                    season: Season::ALWAYS,
                    days: Days::weekly(Weekdays::of(weekday)),
                    times: times.clone(),
                    state: state.clone(),
                    operator: RuleOperator::Normal,
                }),
            }
        }
    }
    rules.sort_by_key(|rule| match rule.state.kind {
        RuleKind::Open => 0,
        RuleKind::Unknown => 1,
        RuleKind::Closed => 2,
    });
    rules
}

#[cfg(test)]
mod tests;
