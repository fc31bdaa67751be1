use chrono::{Datelike, Days as DaysLater, NaiveDate, NaiveTime, TimeDelta, TimeZone};
use opening_hours_syntax::{
    ExtendedTime,
    rules::{
        RuleKind,
        time::{TimeSelector, TimeSpan},
    },
};
use proptest::prelude::*;

use super::{
    super::{rule::Rule, times::Times},
    weekly,
};
use crate::{
    Instant, ROME,
    hours::{Calendar, HoursKind, OpeningHours, timeline},
};

/// Weekly rules that replace, add to and cut into each other.
fn weekly_rules() -> impl Strategy<Value = String> {
    let days = prop::sample::select(vec!["Mo", "Tu-Th", "We,Fr", "Sa-Mo", "Mo-Su"]);
    let times = prop::sample::select(vec![
        "",
        " 08:00-13:00",
        " 09:00-10:00,12:00-14:00",
        " 12:00-00:00",
        " 15:00-17:00",
    ]);
    let state = prop::sample::select(vec!["", "", " off", " unknown", " \"a\""]);
    let separator = prop::sample::select(vec!["; ", ", "]);
    let rule = (separator, days, times, state)
        .prop_map(|(separator, days, times, state)| (separator, format!("{days}{times}{state}")));
    prop::collection::vec(rule, 1..6).prop_map(|rules| {
        let joined: String =
            rules.into_iter().map(|(separator, rule)| separator.to_owned() + &rule).collect();
        joined[2..].to_owned()
    })
}

/// What the folded rules say of a minute, from one rule at most: no two lines may claim it.
fn told(rules: &[Rule], date: NaiveDate, minute: TimeSpan) -> RuleKind {
    let minute = Times::read(&TimeSelector::new(vec![minute])).unwrap();
    let mut says = rules
        .iter()
        .filter(|rule| rule.days.weekdays.contains(date.weekday()) && rule.times.overlaps(&minute));
    let kind = says.next().map_or(RuleKind::Closed, |rule| rule.state.kind);
    assert!(says.next().is_none(), "two lines for one minute");
    kind
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn folded_weeks_say_what_is_evaluated(syntax in weekly_rules()) {
        let hours = OpeningHours::parse(&syntax, &Calendar::italy(None)).unwrap();
        let rules = hours.rules.get_expression().rules.iter().map(Rule::read).collect::<Option<Vec<_>>>();
        let Some((week, later)) = rules.and_then(weekly) else { return Ok(()) };
        prop_assert!(later.is_empty());
        let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for (day, minute) in (0..7).flat_map(|day| (0..48).map(move |half| (day, half * 30 + 7))) {
            let date = monday + DaysLater::new(day);
            let start = ExtendedTime::from_mins_from_midnight(minute).unwrap();
            let span = TimeSpan::fixed_range(start, start.add_minutes(1).unwrap());
            let said = HoursKind::from(told(&week, date, span));
            let local = date.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute.into());
            let now: Instant = ROME.from_local_datetime(&local).unwrap().to_utc();
            // Not `hours.at`, which looks a year ahead each time.
            let evaluated = timeline::stretches(&hours.rules, now).next().map(|stretch| stretch.kind);
            prop_assert_eq!(evaluated, Some(said), "{} at {}", syntax, local);
        }
    }
}
