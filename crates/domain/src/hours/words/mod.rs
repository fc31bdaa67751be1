//! The rules in words that a citizen understands.
//!
//! Nothing is said that the evaluation would contradict. Weekly rules are first folded into one table, because
//! a later rule replaces the days of an earlier one. What comes after them is told line by line, as long as a
//! reader who takes the special for stronger than the general, and a closure for stronger than hours, comes to
//! the same result as the evaluation. Where that, or a form, is in doubt there are no words at all.

mod days;
mod fold;
mod reach;
mod rule;
mod say;
mod season;
mod times;
mod voice;

use opening_hours::ContextHolidays;
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind, RuleOperator};

use self::{reach::Relation, rule::Rule};
use crate::Lang;

/// One line for each rule; `None` where they cannot be said truthfully.
pub(super) fn lines(
    expression: &OpeningHoursExpression,
    holidays: &ContextHolidays,
    lang: Lang,
) -> Option<Vec<String>> {
    let rules = expression.rules.iter().map(Rule::read).collect::<Option<Vec<_>>>()?;
    let (rules, otherwise) = split_otherwise(rules)?;
    let (mut told, later) = fold::weekly(rules)?;
    let holidays = reach::days_of(holidays);
    let mut relations = vec![Relation::Apart; told.len()];
    for rule in later {
        relations.push(reach::relation(&rule, &told, &holidays)?);
        told.push(rule);
    }
    // Hours that only take away from nothing.
    if told.is_empty() {
        return None;
    }
    let voice = voice::of(lang);
    let alone = told.len() == 1 && otherwise.is_none();
    let lines = told.iter().zip(relations).map(|(rule, relation)| {
        if alone { say::only_line(rule, voice) } else { say::line(rule, relation, voice) }
    });
    Some(lines.chain(otherwise.map(|rule| say::otherwise(&rule, voice))).collect())
}

/// Takes off a last rule after `||`. It holds on days without hours, be it that they were closed on purpose:
/// then "on other days" would be wrong.
fn split_otherwise(mut rules: Vec<Rule>) -> Option<(Vec<Rule>, Option<Rule>)> {
    let is_fallback = |rule: &Rule| rule.operator == RuleOperator::Fallback;
    let otherwise = rules.pop_if(|rule| is_fallback(rule));
    if rules.iter().any(is_fallback) {
        return None;
    }
    if let Some(rule) = &otherwise {
        let closed = rules.iter().any(|rule| rule.state.kind == RuleKind::Closed);
        if closed || !rule.is_weekly() || !rule.days.is_every() {
            return None;
        }
    }
    Some((rules, otherwise))
}

#[cfg(test)]
mod tests;
