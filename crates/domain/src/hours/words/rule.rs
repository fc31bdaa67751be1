//! A rule in the forms that can be said.

use std::sync::Arc;

use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};

use super::{days::Days, season::Season, times::Times};

/// What a rule says of the time that it reaches.
#[derive(Clone, PartialEq, Eq)]
pub struct State {
    pub kind: RuleKind,
    /// Empty where there is none.
    pub comment: Arc<str>,
}

#[derive(Clone)]
pub struct Rule {
    pub season: Season,
    pub days: Days,
    pub times: Times,
    pub state: State,
    pub operator: RuleOperator,
}

impl Rule {
    /// `None` for forms without words.
    pub fn read(rule: &RuleSequence) -> Option<Self> {
        Some(Self {
            season: Season::read(&rule.day_selector)?,
            days: Days::read(&rule.day_selector.weekday)?,
            times: Times::read(&rule.time_selector)?,
            state: State { kind: rule.kind, comment: Arc::clone(&rule.comment) },
            operator: rule.operator,
        })
    }

    /// The same in every week of every year, holidays or not.
    pub fn is_weekly(&self) -> bool {
        self.season.is_always() && self.days.is_plain()
    }

    pub fn is_closure(&self) -> bool {
        self.state.kind == RuleKind::Closed
    }
}
