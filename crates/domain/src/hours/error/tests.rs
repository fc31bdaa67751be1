use std::time::Instant as Clock;

use chrono::{TimeDelta, TimeZone};
use proptest::prelude::*;

use super::{HoursError, HoursProblem, MAX_CHARS};
use crate::{
    Instant, Lang, ROME,
    hours::{Calendar, OpeningHours},
};

fn refusal(syntax: &str) -> Option<(usize, HoursProblem)> {
    let refused = OpeningHours::parse(syntax, &Calendar::italy(None)).err();
    refused.map(|HoursError { offset, problem }| (offset, problem))
}

fn some_instant() -> Instant {
    ROME.with_ymd_and_hms(2026, 7, 27, 10, 0, 0).unwrap().to_utc()
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (syntax, offset, problem) in [
        ("", 0, HoursProblem::Syntax),
        ("garbage", 0, HoursProblem::Syntax),
        ("Mo-Fr 09:00-12:30; boh", 19, HoursProblem::Syntax),
        // Counted in characters: the comment has two that take more than a byte.
        ("Mo \"è già\"; boh", 12, HoursProblem::Syntax),
        ("Mo 10:00-26:00; Tu 10:99-11:00", 22, HoursProblem::Syntax),
        ("Mo 09:00-12:00; SH off", 16, HoursProblem::SchoolHolidays),
        ("Mo 09:00-12:00 \"SH; SH\"; PH,SH off", 25, HoursProblem::SchoolHolidays),
        ("PH off;  Fr sunrise-12:00", 9, HoursProblem::Sun),
        ("Mo 09:00-(sunset-01:00)", 0, HoursProblem::Sun),
        ("Mo 10:00-12:00/00:30", 0, HoursProblem::Unsupported),
        ("Mo 09:00-12:00; Tu 10:00+", 16, HoursProblem::Unsupported),
        ("Mo 10:00", 8, HoursProblem::Syntax),
        ("easter-15 off", 0, HoursProblem::Unsupported),
        ("2026Aug off", 0, HoursProblem::Unsupported),
        ("24/7; Feb 30 off", 6, HoursProblem::OutOfBounds),
        ("24/7; 2027 Feb 29 off", 6, HoursProblem::OutOfBounds),
        ("24/7; Apr 01-31 off", 6, HoursProblem::OutOfBounds),
        ("24/7; week 20-10 off", 6, HoursProblem::OutOfBounds),
        ("Mo 10:00-48:30", 0, HoursProblem::OutOfBounds),
    ] {
        assert_eq!(refusal(syntax), Some((offset, problem)), "{syntax}");
    }
}

#[test]
fn what_offices_write_is_read() {
    for syntax in [
        "24/7",
        "Mo,We,Fr 09:00-12:30; Tu,Th 15:00-17:00; PH off",
        "Mo-Fr 08:30-13:00, Tu,Th 15:00-17:00; Aug 10-21 off; PH off",
        "unknown \"su appuntamento\"",
        "Jul 01-Aug 31 Mo-Fr 08:00-13:00; Sep 01-Jun 30 Mo-Fr 08:30-13:30",
        "2026 Aug off",
        "Feb 29 off",
        "2028 Feb 29 off",
        "week 1-53/2 Mo 09:00-12:00",
    ] {
        assert_eq!(refusal(syntax), None, "{syntax}");
    }
}

#[test]
fn a_text_is_refused_by_its_characters_not_its_bytes() {
    let comment = |chars: usize| format!("\"{}\"", "è".repeat(chars - 2));
    assert_eq!(refusal(&comment(MAX_CHARS)), None);
    assert_eq!(refusal(&comment(MAX_CHARS + 1)), Some((MAX_CHARS, HoursProblem::TooLong)));
    assert_eq!(refusal(&"Mo;".repeat(1_000_000)), Some((MAX_CHARS, HoursProblem::TooLong)));
}

/// Generous: seconds where the work takes milliseconds. What it excludes is work that grows out of hand.
#[test]
fn hostile_hours_are_evaluated_in_bounded_time() {
    let hours = |part: &str| part.repeat(MAX_CHARS / part.chars().count());
    let began = Clock::now();
    for text in [
        hours("("),
        hours("\""),
        hours("Mo,"),
        hours("Mo[1],"),
        hours("Mo-"),
        hours("Jan Mo[1],"),
        hours("0:00-0:01,"),
        hours("Jan 1-Feb 2,"),
        format!("{} off", hours("Mo;").trim_end_matches("Mo;")),
        format!("{}off", hours("Mo off;")),
        format!("{}off", hours("Jan off, ")),
        format!("{}off", hours("easter off; ")),
        format!("{}off", hours("PH || ")),
        format!("{}off", hours("0:00-0:01 off, ")),
    ] {
        let text: String = text.chars().take(MAX_CHARS).collect();
        if let Ok(hours) = OpeningHours::parse(&text, &Calendar::italy(None)) {
            let never = hours.at(some_instant()).until.is_none();
            assert_eq!(hours.next_opening(some_instant()).is_none(), never, "{text}");
            assert!(!hours.words(Lang::It).is_empty(), "{text}");
        }
    }
    assert!(began.elapsed() < std::time::Duration::from_secs(30), "{:?}", began.elapsed());
}

#[test]
fn dates_that_the_grammar_would_read_for_ever_are_refused_before() {
    let dates = |count: usize| vec!["Oct Su[-1]"; count].join(",");
    assert_eq!(refusal(&dates(5)), None);
    assert_eq!(refusal(&dates(60)), Some((55, HoursProblem::TooManyNthDates)));
    let mixed = ["jan MO[1]-feb Tu[2] +1 day"; 30].join(",");
    assert_eq!(
        refusal(&format!("\"è\": {mixed} off")).map(|(_, problem)| problem),
        Some(HoursProblem::TooManyNthDates)
    );
    // Days of the week alone are read once.
    assert_eq!(refusal(&vec!["Su[-1]"; 60].join(",")), None);
}

/// Texts that look like hours: what is not refused must also be evaluated.
fn like_hours() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "24/7",
        "Mo",
        "Fr",
        "Su-Tu",
        "Mo[1]",
        "We[-1,3]",
        "PH",
        "PH -1 day",
        "SH",
        " ",
        " ",
        ",",
        ", ",
        "; ",
        " || ",
        "09:00-12:30",
        "22:00-02:00",
        "00:00-24:00",
        "10:00-10:00",
        "18:00-44:00",
        "10:00+",
        "sunset",
        "Jan",
        "Feb 29",
        "Aug 10-21",
        "Nov 20-Jan 06",
        "Dec 31+",
        "easter -2 days",
        "Mar Su[-1]",
        "2026",
        "2026-2030/2",
        "week 1-53/2",
        "week 50-53",
        "off",
        "unknown",
        "open",
        "\"su appuntamento\"",
        "\"à;\"",
    ]);
    prop::collection::vec(part, 1..9).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_makes_the_reading_panic(text in any::<String>().prop_map(|s| s.chars().take(200).collect::<String>())) {
        let refused = OpeningHours::parse(&text, &Calendar::italy(None)).err();
        prop_assert!(refused.is_none_or(|error| error.offset <= text.chars().count()));
    }

    #[test]
    fn what_is_read_is_evaluated(text in like_hours(), days in -20_000_i64..20_000) {
        if let Ok(hours) = OpeningHours::parse(&text, &Calendar::italy(None)) {
            let at = some_instant() + TimeDelta::days(days);
            let state = hours.at(at);
            prop_assert!(state.until.is_none_or(|until| until > at && hours.at(until).kind != state.kind));
            prop_assert!(!hours.words(Lang::En).is_empty());
        }
    }
}
