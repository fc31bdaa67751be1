//! What staff reads of hours. Staff reads Italian or English.

use domain::{
    Lang,
    hours::{Holiday, HoursError, HoursProblem as Problem},
};

use super::hours::HoursProblem;

const fn pick(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::En => en,
        _ => it,
    }
}

/// What is wrong with hours, and where.
pub fn problem(error: &HoursError, lang: Lang) -> HoursProblem {
    let message = match error.problem {
        Problem::TooLong => pick(lang, "Gli orari sono troppo lunghi.", "The hours are too long."),
        Problem::Syntax => {
            pick(lang, "Da qui in poi il testo non si capisce.", "The text cannot be read from here on.")
        }
        Problem::TooManyNthDates => pick(
            lang,
            "Troppe date del tipo «ultima domenica di ottobre»: al massimo cinque.",
            "Too many dates such as “last Sunday of October”: five at the most.",
        ),
        Problem::OutOfBounds => pick(
            lang,
            "Un numero non esiste, per esempio un'ora dopo le 24 o il 30 febbraio.",
            "A number does not exist, such as an hour after 24 or 30 February.",
        ),
        Problem::Unsupported => pick(
            lang,
            "Questa forma non si può usare per gli orari di un ufficio.",
            "This form cannot be used for the hours of an office.",
        ),
        Problem::SchoolHolidays => pick(
            lang,
            "Le vacanze scolastiche non hanno un calendario nazionale: scrivi le date.",
            "School holidays have no national calendar: write the dates.",
        ),
        Problem::Sun => pick(
            lang,
            "Un ufficio non apre con il sole: scrivi l'ora.",
            "An office does not open with the sun: write the time.",
        ),
    };
    HoursProblem { message: message.to_owned(), offset: Some(error.offset) }
}

/// The name of a holiday.
pub const fn holiday(holiday: Holiday, lang: Lang) -> &'static str {
    let (it, en) = match holiday {
        Holiday::NewYear => ("Capodanno", "New Year's Day"),
        Holiday::Epiphany => ("Epifania", "Epiphany"),
        Holiday::Easter => ("Pasqua", "Easter"),
        Holiday::EasterMonday => ("Lunedì dell'Angelo", "Easter Monday"),
        Holiday::Liberation => ("Festa della Liberazione", "Liberation Day"),
        Holiday::Labour => ("Festa del lavoro", "Labour Day"),
        Holiday::Republic => ("Festa della Repubblica", "Republic Day"),
        Holiday::Assumption => ("Ferragosto", "Assumption Day"),
        Holiday::SaintFrancis => ("San Francesco", "Saint Francis"),
        Holiday::AllSaints => ("Ognissanti", "All Saints' Day"),
        Holiday::ImmaculateConception => ("Immacolata Concezione", "Immaculate Conception"),
        Holiday::Christmas => ("Natale", "Christmas"),
        Holiday::SaintStephen => ("Santo Stefano", "Saint Stephen's Day"),
        Holiday::Patron => ("Santo patrono", "Patron saint's day"),
        Holiday::Other => ("Giorno festivo", "Public holiday"),
    };
    pick(lang, it, en)
}
