//! Plans and texts that are made up.

use chrono::{Days, Weekday};
use proptest::{collection::vec, option, prelude::*, sample};

use super::{
    Change, Dates, Exception, Interval, MonthDay, OnHolidays, Plan, Rhythm, Usual, WeekInterval, WeekRule,
    date, once,
};
use crate::hours::{WallTime, plan::WEEK};

/// Plans without a problem.
pub fn plans() -> impl Strategy<Value = Plan> {
    let holidays = prop_oneof![Just(OnHolidays::AsUsual), Just(OnHolidays::Closed)];
    (usual(), holidays, vec(exception(), 0..5))
        .prop_map(|(usual, holidays, exceptions)| Plan { usual, holidays, exceptions })
        .prop_filter("without a problem", |plan| plan.to_syntax().is_ok())
}

/// Rules in any order.
pub fn texts() -> impl Strategy<Value = String> {
    let rule = sample::select(vec![
        "Mo-Fr 09:00-12:00",
        "Tu,Th 15:00-17:00",
        "Mo 10:00-13:00 \"solo ritiro\"",
        "We 10:00-11:00 unknown \"su appuntamento\"",
        "Sa off",
        "Mo off",
        "PH off",
        "PH,Su off",
        "Mo-Su 08:00-09:00",
        "08:00-10:00",
        "24/7",
        "off",
        "unknown \"su richiesta\"",
        "Mo[1] 15:00-17:00",
        "Mo[1,-1] 09:00-12:00",
        "week 1-53/2 We 15:00-17:00",
        "week 2-52/2 Tu off",
        "week 2-53/2 09:00-10:00",
        "Jun 15-Sep 15 Mo-Fr 08:00-13:00",
        "Aug Mo 08:00-13:00",
        "Nov-Feb Mo[1] 10:00-11:00",
        "Aug 10-21 off",
        "Aug off \"ferie\"",
        "Dec 24 09:00-10:00",
        "Dec 20-Jan 06 off",
        "Jan 01-Feb 28 Tu 11:00-12:00",
        "2026 Aug Mo-Fr 07:00-08:00",
        "2026 Dec 24 off \"Ponte\"",
        "2026 Dec 25 10:00-11:00",
        "2026 Dec 28-2027 Jan 05 14:00-15:00",
        "2027 off",
    ]);
    let joint = prop_oneof![3 => Just("; "), 2 => Just(", ")];
    (rule.clone(), vec((joint, rule), 0..5)).prop_map(|(first, others)| {
        others.into_iter().fold(first.to_owned(), |text, (joint, rule)| {
            // Two times in a row would be read as one list of times.
            let joint = if rule.starts_with(|c: char| c.is_ascii_digit()) { "; " } else { joint };
            text + joint + rule
        })
    })
}

fn usual() -> impl Strategy<Value = Usual> {
    prop_oneof![
        1 => comment().prop_map(|comment| Usual::Never { comment }),
        1 => Just(Usual::Always),
        1 => comment().prop_map(|comment| Usual::OnRequest { comment }),
        9 => vec(week(), 1..4).prop_map(Usual::Weeks),
    ]
}

fn week() -> impl Strategy<Value = WeekRule> {
    let days = sample::subsequence(WEEK.to_vec(), 1..=4);
    (option::of(dates()), days, day_of_week(), day_of_week()).prop_map(|(season, days, one, other)| {
        let of = |index: usize| if index.is_multiple_of(2) { &one } else { &other };
        let intervals = days.iter().enumerate().flat_map(|(index, day)| of_day(*day, of(index)));
        WeekRule { season, intervals: intervals.collect() }
    })
}

fn of_day(day: Weekday, intervals: &[(Rhythm, Interval)]) -> Vec<WeekInterval> {
    let of = |(rhythm, interval): &(Rhythm, Interval)| WeekInterval {
        day,
        rhythm: rhythm.clone(),
        interval: interval.clone(),
    };
    intervals.iter().map(of).collect()
}

fn day_of_week() -> impl Strategy<Value = Vec<(Rhythm, Interval)>> {
    (intervals(), vec(rhythm(), 3))
        .prop_map(|(intervals, rhythms)| rhythms.into_iter().zip(intervals).collect())
}

fn rhythm() -> impl Strategy<Value = Rhythm> {
    let nths = sample::subsequence(vec![1, 2, 3, 4, 5, -1, -2], 1..3);
    prop_oneof![
        5 => Just(Rhythm::EveryWeek),
        1 => Just(Rhythm::OddWeeks),
        1 => Just(Rhythm::EvenWeeks),
        1 => nths.prop_shuffle().prop_map(Rhythm::OfMonth),
    ]
}

/// Up to three in a day, in any order, on quarters of an hour.
fn intervals() -> impl Strategy<Value = Vec<Interval>> {
    let bounds = sample::subsequence((0_u16..=96).collect::<Vec<_>>(), 6);
    (bounds, vec((any::<bool>(), comment()), 1..=3)).prop_map(|(bounds, states)| {
        let time = |slot: u16| WallTime::new(slot / 4, slot % 4 * 15).unwrap();
        let of = |(bounds, (by_appointment, comment)): (&[u16], (bool, Option<String>))| Interval {
            start: time(bounds[0]),
            end: time(bounds[1]),
            by_appointment,
            comment,
        };
        bounds.chunks(2).zip(states).map(of).rev().collect()
    })
}

fn comment() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        3 => Just(None),
        1 => sample::select(vec!["su appuntamento", "a; b || c, Mo 09:00", "مكتب 😀", " ", " ferie "])
            .prop_map(|text| Some(text.to_owned())),
    ]
}

fn exception() -> impl Strategy<Value = Exception> {
    let change = prop_oneof![
        comment().prop_map(|comment| Change::Closed { comment }),
        intervals().prop_map(Change::Instead),
        intervals().prop_map(Change::Also),
    ];
    (dates(), change).prop_map(|(dates, change)| Exception { dates, change })
}

fn dates() -> impl Strategy<Value = Dates> {
    let day = || (1_u32..=12, 1_u32..=28).prop_map(|(month, day)| MonthDay { month, day });
    let months = (1_u32..=12, sample::select(vec![(2, 29), (4, 30), (8, 31), (12, 31)])).prop_map(
        |(month, (last, day))| Dates::EveryYear {
            from: MonthDay { month, day: 1 },
            to: MonthDay { month: last, day },
        },
    );
    prop_oneof![
        (day(), day()).prop_map(|(from, to)| Dates::EveryYear { from, to }),
        months,
        (0_u64..900, 0_u64..40).prop_map(|(from, more)| {
            let from = date("2025-12-01") + Days::new(from);
            Dates::Once { from, to: from + Days::new(more) }
        }),
        (0_u64..900).prop_map(|day| {
            let day = (date("2025-12-01") + Days::new(day)).to_string();
            once(&day, &day)
        }),
    ]
}
