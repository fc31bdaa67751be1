//! Tells what this crate says of hours and holidays, for the tests in `tests/oracles` that compare it with
//! implementations that we did not write.
//!
//! `hours_oracle agenda` answers each line of JSON `{"syntax", "from", "days"}` with a list of `[start, end, "open" |
//! "unknown"]`, in seconds since 1970. `hours_oracle canonical` answers each line with a text in JSON with the text
//! of its plan, or `null` where there is none. `hours_oracle holidays FIRST LAST [MONTH-DAY]` prints the holidays of
//! these years, with a patron saint's day.

use std::{
    env,
    error::Error,
    io::{self, BufRead, Write},
};

use chrono::{Datelike, NaiveDate};
use domain::{
    hours::{AgendaStretch, Calendar, HoursKind, OpeningHours, plan::Plan},
    profile::MonthDay,
};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = env::args().skip(1).collect::<Vec<_>>();
    let arguments = arguments.iter().map(String::as_str).collect::<Vec<_>>();
    match arguments.as_slice() {
        ["agenda"] => answer_each_line(agenda),
        ["canonical"] => answer_each_line(canonical),
        ["holidays", first, last] => print_holidays(first.parse()?, last.parse()?, None),
        ["holidays", first, last, patron] => {
            let (month, day) = patron.split_once('-').ok_or("a patron is MONTH-DAY")?;
            let patron = MonthDay { month: month.parse()?, day: day.parse()? };
            print_holidays(first.parse()?, last.parse()?, Some(patron))
        }
        _ => Err("usage: hours_oracle agenda | canonical | holidays FIRST LAST [MONTH-DAY]".into()),
    }
}

type Answer = Result<Value, Box<dyn Error>>;

fn answer_each_line(answer: impl Fn(&Value) -> Answer) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        writeln!(out, "{}", answer(&serde_json::from_str(&line?)?)?)?;
    }
    Ok(())
}

fn agenda(asked: &Value) -> Answer {
    let days = asked["days"].as_u64().ok_or("days is missing")?;
    let agenda = hours(&asked["syntax"])?.agenda(text(&asked["from"])?.parse()?, days.try_into()?);
    let stretches = agenda.iter().flat_map(|day| &day.stretches).map(|stretch| {
        let AgendaStretch { start, end, kind, .. } = stretch;
        let state = if *kind == HoursKind::Open { "open" } else { "unknown" };
        json!([start.timestamp(), end.timestamp(), state])
    });
    Ok(stretches.collect())
}

fn canonical(syntax: &Value) -> Answer {
    Ok(json!(Plan::read(&hours(syntax)?).map(|plan| plan.to_syntax()).transpose()?))
}

fn hours(syntax: &Value) -> Result<OpeningHours, Box<dyn Error>> {
    Ok(OpeningHours::parse(text(syntax)?, &Calendar::italy(None))?)
}

fn text(value: &Value) -> Result<&str, Box<dyn Error>> {
    value.as_str().ok_or_else(|| format!("not a text: {value}").into())
}

fn print_holidays(first: i32, last: i32, patron: Option<MonthDay>) -> Result<(), Box<dyn Error>> {
    let calendar = Calendar::italy(patron);
    let mut out = io::stdout().lock();
    let first = NaiveDate::from_ymd_opt(first, 1, 1).ok_or("no such year")?;
    for day in first.iter_days().take_while(|day| day.year() <= last) {
        if let Some(holiday) = calendar.holiday(day) {
            writeln!(out, "{day} {holiday:?}")?;
        }
    }
    Ok(())
}
