//! Lines.

use opening_hours_syntax::rules::RuleKind;

use super::{
    days::Naming,
    reach::Relation,
    rule::{Rule, State},
};
use crate::{Lang, texts};

/// A rule among others.
pub fn line(rule: &Rule, relation: Relation, lang: Lang) -> String {
    let season = rule.season.say(lang);
    let closure = rule.is_closure();
    let naming = if closure { Naming::Closure } else { Naming::Hours };
    let every_day_of_it = !season.is_empty() && rule.days.is_every();
    let days = if every_day_of_it { String::new() } else { rule.days.say(naming, lang) };
    let body = if closure { closed(&days, rule, lang) } else { received(&days, rule, relation, lang) };
    match (season.is_empty(), closure && days.is_empty()) {
        (true, _) => body,
        // "chiuso dal 10 al 21 agosto", but "ad agosto, chiuso il sabato".
        (false, true) => format!("{} {season}{}", texts::pick(lang, "chiuso", "closed"), details(rule, lang)),
        (false, false) => format!("{season}, {body}"),
    }
}

/// A rule that has no other beside it.
pub fn only_line(rule: &Rule, lang: Lang) -> String {
    if !rule.is_weekly() || !rule.days.is_every() || !rule.times.is_all_day() {
        return line(rule, Relation::Apart, lang);
    }
    always(&rule.state, lang)
}

/// What holds on days that no other rule reaches.
pub fn otherwise(rule: &Rule, lang: Lang) -> String {
    let days = texts::pick(lang, "negli altri giorni", "on other days");
    if rule.is_closure() {
        return format!("{days} {}", always(&rule.state, lang));
    }
    received(days, rule, Relation::Apart, lang)
}

fn always(state: &State, lang: Lang) -> String {
    let said = match state.kind {
        RuleKind::Open => texts::pick(lang, "sempre aperto", "always open"),
        RuleKind::Unknown => texts::pick(lang, "solo su appuntamento", "by appointment only"),
        RuleKind::Closed => texts::pick(lang, "chiuso", "closed"),
    };
    format!("{said}{}", comment(state))
}

/// "chiuso il sabato e la domenica".
fn closed(days: &str, rule: &Rule, lang: Lang) -> String {
    format!("{} {days}{}", texts::pick(lang, "chiuso", "closed"), details(rule, lang))
}

/// What follows the days of a closure.
fn details(rule: &Rule, lang: Lang) -> String {
    let times = if rule.times.is_all_day() { String::new() } else { format!(" {}", rule.times.say(lang)) };
    format!("{times}{}", comment(&rule.state))
}

/// "lunedì 9:00–12:00, solo su appuntamento".
fn received(days: &str, rule: &Rule, relation: Relation, lang: Lang) -> String {
    let mark = match relation {
        Relation::Apart => "",
        Relation::Instead => texts::pick(lang, "solo ", "only "),
        Relation::Besides => texts::pick(lang, "anche ", "also "),
    };
    let appointment = match relation {
        Relation::Instead => texts::pick(lang, "su appuntamento", "by appointment"),
        _ => texts::pick(lang, "solo su appuntamento", "by appointment only"),
    };
    let hours = match (rule.state.kind, rule.times.is_all_day()) {
        (RuleKind::Unknown, true) => format!("{mark}{appointment}"),
        (RuleKind::Unknown, false) => format!("{mark}{}, {appointment}", rule.times.say(lang)),
        _ => format!("{mark}{}", rule.times.say(lang)),
    };
    let space = if days.is_empty() { "" } else { " " };
    format!("{days}{space}{hours}{}", comment(&rule.state))
}

/// What the office wrote, unless the line has said it already.
fn comment(state: &State) -> String {
    const SAID: [&str; 4] =
        ["su appuntamento", "solo su appuntamento", "by appointment", "by appointment only"];
    // A line stays one line.
    let text = state.comment.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = state.kind == RuleKind::Unknown && SAID.contains(&text.to_lowercase().as_str());
    if text.is_empty() || said { String::new() } else { format!(" ({text})") }
}
