//! Lines.

use opening_hours_syntax::rules::RuleKind;

use super::{
    days::Naming,
    reach::Relation,
    rule::{Rule, State},
    voice::{self, Voice},
};
use crate::Lang;

/// A rule among others.
pub fn line(rule: &Rule, relation: Relation, voice: &dyn Voice) -> String {
    let season = rule.season.say(voice);
    let closure = rule.is_closure();
    let naming = if closure { Naming::Closure } else { Naming::Hours };
    let every_day_of_it = !season.is_empty() && rule.days.is_every();
    let days = if every_day_of_it { String::new() } else { rule.days.say(naming, voice) };
    match (season.is_empty(), closure) {
        // "chiuso dal 10 al 21 agosto", but "ad agosto, chiuso il sabato".
        (false, true) if days.is_empty() => closed(&season, rule, voice),
        (true, true) => closed(&days, rule, voice),
        (true, false) => received(&days, rule, relation, voice),
        (false, true) => voice.in_season(&season, &closed(&days, rule, voice)),
        (false, false) => voice.in_season(&season, &received(&days, rule, relation, voice)),
    }
}

/// A rule that has no other beside it.
pub fn only_line(rule: &Rule, voice: &dyn Voice) -> String {
    if !rule.is_weekly() || !rule.days.is_every() || !rule.times.is_all_day() {
        return line(rule, Relation::Apart, voice);
    }
    always(&rule.state, voice)
}

/// What holds on days that no other rule reaches.
pub fn otherwise(rule: &Rule, voice: &dyn Voice) -> String {
    let days = voice.phrases().other_days;
    if rule.is_closure() {
        return format!("{days} {}", always(&rule.state, voice));
    }
    received(days, rule, Relation::Apart, voice)
}

fn always(state: &State, voice: &dyn Voice) -> String {
    let phrases = voice.phrases();
    let said = match state.kind {
        RuleKind::Open => phrases.always_open,
        RuleKind::Unknown => phrases.by_appointment_only,
        RuleKind::Closed => phrases.closed,
    };
    format!("{said}{}", comment(state))
}

/// "chiuso il sabato e la domenica".
fn closed(when: &str, rule: &Rule, voice: &dyn Voice) -> String {
    let when =
        if rule.times.is_all_day() { when.to_owned() } else { format!("{when} {}", rule.times.say(voice)) };
    format!("{}{}", voice.closed(&when), comment(&rule.state))
}

/// "lunedì 9:00–12:00, solo su appuntamento".
fn received(days: &str, rule: &Rule, relation: Relation, voice: &dyn Voice) -> String {
    let phrases = voice.phrases();
    let (mark, appointment) = match relation {
        Relation::Apart => (String::new(), phrases.by_appointment_only),
        Relation::Instead => (format!("{} ", phrases.only), phrases.by_appointment),
        Relation::Besides => (format!("{} ", phrases.also), phrases.by_appointment_only),
    };
    let hours = match (rule.state.kind, rule.times.is_all_day()) {
        (RuleKind::Unknown, true) => format!("{mark}{appointment}"),
        (RuleKind::Unknown, false) => format!("{mark}{}, {appointment}", rule.times.say(voice)),
        _ => format!("{mark}{}", rule.times.say(voice)),
    };
    let space = if days.is_empty() { "" } else { " " };
    format!("{days}{space}{hours}{}", comment(&rule.state))
}

/// What the office wrote, unless the line has said it already.
fn comment(state: &State) -> String {
    // A line stays one line.
    let text = state.comment.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = state.kind == RuleKind::Unknown && is_by_appointment(&text);
    if text.is_empty() || said { String::new() } else { format!(" ({text})") }
}

/// In any language: the office writes in its own, not in the reader's.
fn is_by_appointment(text: &str) -> bool {
    let text = text.to_lowercase();
    Lang::ALL.into_iter().map(|lang| voice::of(lang).phrases()).any(|phrases| {
        [phrases.by_appointment, phrases.by_appointment_only].map(str::to_lowercase).contains(&text)
    })
}
