//! Plans and texts that nobody would write by mistake.

use chrono::Weekday::Mon;
use proptest::{collection::vec, option, prelude::*};

use super::{
    Change, Dates, Exception, Interval, MonthDay, OnHolidays, OpeningHours, Plan, Rhythm, Usual,
    WeekInterval, WeekRule, closed, date, every_year, interval, on, once, plan, week,
};
use crate::hours::{
    Calendar, WallTime,
    plan::{PlanFault, PlanPlace, PlanProblem, WEEK},
};

fn usual() -> Vec<WeekRule> {
    vec![week(None, on(&[Mon], &[interval("09:00", "12:00")]))]
}

#[test]
fn ten_thousand_exceptions() {
    let exceptions = vec![closed(once("2027-01-01", "2027-01-01"), Some("x")); 10_000];
    let problem = PlanProblem { place: PlanPlace::Whole, fault: PlanFault::TooMany };
    assert_eq!(plan(usual(), exceptions).problems(date("2026-11-23")), [problem]);
}

#[test]
fn ten_thousand_intervals() {
    let many = vec![interval("09:00", "12:00"); 10_000];
    let of_week = plan(vec![week(None, on(&[Mon], &many))], vec![]);
    let change = Change::Also(many);
    let of_day = plan(usual(), vec![Exception { dates: every_year((1, 1), (1, 1)), change }]);
    for (plan, place) in
        [(of_week, PlanPlace::Week { week: 0 }), (of_day, PlanPlace::Exception { exception: 0 })]
    {
        assert_eq!(plan.to_syntax(), Err(PlanProblem { place, fault: PlanFault::TooMany }));
    }
}

#[test]
fn more_than_the_text_can_hold() {
    let day = |day| every_year((1, day), (1, day));
    let exceptions = (1..=28).map(|of| closed(day(of), Some(&"x".repeat(100)))).collect();
    let problem = PlanProblem { place: PlanPlace::Whole, fault: PlanFault::TooLong };
    assert_eq!(plan(usual(), exceptions).problems(date("2026-11-23")), [problem]);
}

#[test]
fn an_exception_of_seventy_years_is_read() {
    let exceptions = vec![closed(once("2000-01-01", "2070-12-31"), None)];
    let plan = plan(usual(), exceptions).normalised();
    let written = plan.to_syntax().unwrap().replace("; PH off", "; Su off; PH off");
    assert_eq!(Plan::read(&super::parse(&written)), Some(plan));
}

fn any_interval() -> impl Strategy<Value = Interval> {
    let time =
        || (0_u16..30, 0_u16..70).prop_filter_map("a time", |(hour, minute)| WallTime::new(hour, minute));
    (time(), time(), any::<bool>(), option::of(".{0,120}"))
        .prop_map(|(start, end, by_appointment, comment)| Interval { start, end, by_appointment, comment })
}

fn any_dates() -> impl Strategy<Value = Dates> {
    let day = || (0_u32..15, 0_u32..40).prop_map(|(month, day)| MonthDay { month, day });
    let any_date = || {
        let near = (1990_i32..2080, 0_u32..366)
            .prop_filter_map("a date", |(year, day)| chrono::NaiveDate::from_yo_opt(year, day));
        prop_oneof![8 => near, 1 => Just(chrono::NaiveDate::MIN), 1 => Just(chrono::NaiveDate::MAX)]
    };
    prop_oneof![
        (day(), day()).prop_map(|(from, to)| Dates::EveryYear { from, to }),
        (any_date(), any_date()).prop_map(|(from, to)| Dates::Once { from, to }),
        Just(Dates::EveryYear {
            from: MonthDay { month: u32::MAX, day: u32::MAX },
            to: MonthDay { month: 1, day: 1 }
        }),
    ]
}

fn any_week() -> impl Strategy<Value = WeekRule> {
    let rhythm = prop_oneof![
        Just(Rhythm::EveryWeek),
        Just(Rhythm::OddWeeks),
        vec(any::<i8>(), 0..3).prop_map(Rhythm::OfMonth)
    ];
    let of_day = (0_usize..7, rhythm, any_interval()).prop_map(|(day, rhythm, interval)| WeekInterval {
        day: WEEK[day],
        rhythm,
        interval,
    });
    (option::of(any_dates()), vec(of_day, 0..4))
        .prop_map(|(season, intervals)| WeekRule { season, intervals })
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let change = prop_oneof![
        option::of(".{0,120}").prop_map(|comment| Change::Closed { comment }),
        vec(any_interval(), 0..4).prop_map(Change::Instead),
        vec(any_interval(), 0..4).prop_map(Change::Also),
    ];
    let exception = (any_dates(), change).prop_map(|(dates, change)| Exception { dates, change });
    (vec(any_week(), 0..4), vec(exception, 0..4)).prop_map(|(weeks, exceptions)| Plan {
        usual: Usual::Weeks(weeks),
        holidays: OnHolidays::Closed,
        exceptions,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_plan_is_refused_or_written(plan in any_plan()) {
        let problems = plan.problems(date("2026-11-23"));
        let lasting = problems.iter().find(|problem| problem.fault != PlanFault::Past);
        match plan.to_syntax() {
            Ok(syntax) => {
                prop_assert_eq!(lasting, None);
                let hours = OpeningHours::parse(&syntax, &Calendar::italy(None));
                prop_assert!(hours.is_ok(), "{}: {:?}", syntax, hours);
                prop_assert_eq!(Plan::read(&hours.unwrap()), Some(plan.normalised()));
            }
            Err(problem) => prop_assert_eq!(lasting, Some(&problem)),
        }
        let _ = plan.without_past(date("2026-11-23")).normalised();
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_is_read_or_not(
        syntax in "([A-Za-z0-9:;,\\-/ \"\\[\\]|+]{0,12}|Mo-Fr |PH off|; |, |09:00-12:00|2026 |Aug |week 1-53/2 |Mo\\[1\\]){0,8}",
    ) {
        if let Ok(hours) = OpeningHours::parse(&syntax, &Calendar::italy(None)) {
            let _ = Plan::read(&hours);
            let _ = hours.agenda(date("2026-11-23"), 3);
            let _ = hours.warnings("2026-11-23T10:00:00Z".parse().unwrap());
        }
    }
}
