//! Days of the week, of the month, and holidays.

use chrono::Weekday;
use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange};

use crate::Lang;
use crate::texts;

/// From Monday, the order in which they are told.
pub const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// A set of days of the week: a bit for each, Monday the lowest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weekdays(u8);

impl Weekdays {
    pub const ALL: Self = Self(0b111_1111);

    pub const fn of(day: Weekday) -> Self {
        Self(1 << day.num_days_from_monday())
    }

    pub const fn contains(self, day: Weekday) -> bool {
        self.overlaps(Self::of(day))
    }

    pub const fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Some days of the week in a month, such as the first Monday. Counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NthWeekday {
    pub day: Weekday,
    pub from_start: [bool; 5],
    pub from_end: [bool; 5],
}

/// The days that any of these reaches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Days {
    pub weekdays: Weekdays,
    pub nth: Vec<NthWeekday>,
    pub holidays: bool,
}

/// How days are named in a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Before their hours: "lunedì 9:00–12:00".
    Hours,
    /// After "chiuso": "il lunedì".
    Closure,
}

impl Days {
    /// `None` for days counted from other days, and for those that nobody would count in words.
    pub fn read(ranges: &[WeekDayRange]) -> Option<Self> {
        if ranges.is_empty() {
            return Some(Self { weekdays: Weekdays::ALL, ..Self::default() });
        }
        ranges.iter().try_fold(Self::default(), Self::reaching)
    }

    fn reaching(mut self, range: &WeekDayRange) -> Option<Self> {
        match range {
            WeekDayRange::Holiday { kind: HolidayKind::Public, offset: 0 } => self.holidays = true,
            WeekDayRange::Fixed { range, offset: 0, nth_from_start, nth_from_end } => {
                let days = from_to(*range.start(), *range.end());
                if *nth_from_start == [true; 5] || *nth_from_end == [true; 5] {
                    self.weekdays = self.weekdays.with(days);
                } else if range.start() == range.end() && !nth_from_end[2..].contains(&true) {
                    let (from_start, from_end) = (*nth_from_start, *nth_from_end);
                    self.nth.push(NthWeekday { day: *range.start(), from_start, from_end });
                } else {
                    return None;
                }
            }
            _ => return None,
        }
        Some(self)
    }

    pub fn weekly(weekdays: Weekdays) -> Self {
        Self { weekdays, ..Self::default() }
    }

    /// Days of the week and nothing else.
    pub fn is_plain(&self) -> bool {
        self.nth.is_empty() && !self.holidays
    }

    pub fn is_every(&self) -> bool {
        self.weekdays == Weekdays::ALL
    }

    /// "da lunedì a venerdì", "primo lunedì del mese e nei giorni festivi".
    pub fn say(&self, naming: Naming, lang: Lang) -> String {
        if self.is_every() {
            return texts::pick(lang, "tutti i giorni", "every day").to_owned();
        }
        let mut items = say_weekdays(self.weekdays, naming, lang);
        items.extend(self.nth.iter().map(|nth| nth.say(naming, lang)));
        if self.holidays {
            items.push(texts::pick(lang, "nei giorni festivi", "on public holidays").to_owned());
        }
        texts::list(items, lang)
    }
}

/// From one day to another, over Sunday if need be.
fn from_to(first: Weekday, last: Weekday) -> Weekdays {
    let (mut days, mut day) = (Weekdays::of(first), first);
    while day != last {
        day = day.succ();
        days = days.with(Weekdays::of(day));
    }
    days
}

/// Three days in a row and more as "da ... a ...".
fn say_weekdays(weekdays: Weekdays, naming: Naming, lang: Lang) -> Vec<String> {
    if weekdays.is_empty() {
        return Vec::new();
    }
    let runs = WEEK.split(|day| !weekdays.contains(*day)).filter(|run| !run.is_empty());
    runs.flat_map(|run| match run {
        [first, _, .., last] if run.len() > 2 => vec![range(*first, *last, lang)],
        days => days.iter().map(|day| named(*day, naming, lang)).collect(),
    })
    .collect()
}

fn range(first: Weekday, last: Weekday, lang: Lang) -> String {
    let (first, last) = (texts::weekday(first, lang), texts::weekday(last, lang));
    match lang {
        Lang::It => format!("da {first} a {last}"),
        Lang::En => format!("{first} to {last}"),
    }
}

fn named(day: Weekday, naming: Naming, lang: Lang) -> String {
    let name = texts::weekday(day, lang);
    match (lang, naming) {
        (Lang::It, Naming::Closure) => format!("{} {name}", article(day)),
        _ => name.to_owned(),
    }
}

const fn article(day: Weekday) -> &'static str {
    if matches!(day, Weekday::Sun) { "la" } else { "il" }
}

impl NthWeekday {
    /// "primo e terzo lunedì del mese".
    fn say(&self, naming: Naming, lang: Lang) -> String {
        const FROM_START: [(&str, &str); 5] = [
            ("primo", "first"),
            ("secondo", "second"),
            ("terzo", "third"),
            ("quarto", "fourth"),
            ("quinto", "fifth"),
        ];
        const FROM_END: [(&str, &str); 2] = [("ultimo", "last"), ("penultimo", "second to last")];
        let from_start = FROM_START.iter().zip(self.from_start);
        let from_end = FROM_END.iter().zip(self.from_end).rev();
        let ordinals = from_start.chain(from_end).filter(|(_, chosen)| *chosen).map(|((it, en), _)| {
            match (lang, self.day) {
                // Sunday is a she: "prima domenica".
                (Lang::It, Weekday::Sun) => format!("{}a", it.trim_end_matches('o')),
                _ => texts::pick(lang, it, en).to_owned(),
            }
        });
        let ordinals = texts::list(ordinals.collect(), lang);
        let name = texts::weekday(self.day, lang);
        match (lang, naming) {
            (Lang::It, Naming::Hours) => format!("{ordinals} {name} del mese"),
            (Lang::It, Naming::Closure) => {
                let elided = ordinals.starts_with('u');
                let article = if elided { "l’" } else { article(self.day) };
                let space = if elided { "" } else { " " };
                format!("{article}{space}{ordinals} {name} del mese")
            }
            (Lang::En, Naming::Hours) => format!("{ordinals} {name} of the month"),
            (Lang::En, Naming::Closure) => format!("on the {ordinals} {name} of the month"),
        }
    }
}
