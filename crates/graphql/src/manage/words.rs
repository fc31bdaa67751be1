//! What staff reads of hours. Staff reads Italian or English.

use app::manage::HoursFault;
use domain::{
    Lang,
    hours::{
        Holiday, HoursError, HoursProblem as Problem, HoursWarning,
        plan::{MAX_COMMENT_CHARS, PlanFault, PlanPlace, PlanProblem},
    },
};

use super::hours::HoursProblem;

const fn pick(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::En => en,
        _ => it,
    }
}

/// What is wrong with hours, and where.
pub fn problems(fault: &HoursFault, lang: Lang) -> Vec<HoursProblem> {
    match fault {
        HoursFault::Syntax(error) => vec![of_syntax(error, lang)],
        HoursFault::Plan(problems) => problems.iter().map(|problem| of_plan(*problem, lang)).collect(),
    }
}

/// A time or a date that is none.
pub const fn unreadable(lang: Lang) -> &'static str {
    pick(
        lang,
        "Manca un'ora o una data, o non è scritta bene.",
        "A time or a date is missing, or not well written.",
    )
}

fn of_plan(problem: PlanProblem, lang: Lang) -> HoursProblem {
    let (week, exception, interval) = match problem.place {
        PlanPlace::Whole | PlanPlace::Usual => (None, None, None),
        PlanPlace::Week { week } => (Some(week), None, None),
        PlanPlace::WeekInterval { week, interval } => (Some(week), None, Some(interval)),
        PlanPlace::Exception { exception } => (None, Some(exception), None),
        PlanPlace::ExceptionInterval { exception, interval } => (None, Some(exception), Some(interval)),
    };
    HoursProblem { message: sentence(problem.fault, lang), offset: None, week, exception, interval }
}

fn sentence(fault: PlanFault, lang: Lang) -> String {
    let (it, en) = match fault {
        PlanFault::Empty => ("L'intervallo finisce quando comincia.", "The interval ends when it begins."),
        PlanFault::Reversed => (
            "L'intervallo finisce prima di cominciare: controlla le ore.",
            "The interval ends before it begins: check the times.",
        ),
        PlanFault::Overlaps { .. } => (
            "L'intervallo si sovrappone a un altro dello stesso giorno.",
            "The interval overlaps with another one of the same day.",
        ),
        PlanFault::NoIntervals => ("Aggiungi almeno un intervallo.", "Add at least one interval."),
        PlanFault::Replaced { .. } => (
            "Un'altra settimana, più in basso, vale per tutto questo periodo: questa non varrebbe mai.",
            "Another week further down holds for all of this period: this one would never hold.",
        ),
        PlanFault::NoSuchWeek => (
            "Scegli almeno una settimana del mese, dalla prima alla quinta o dall'ultima.",
            "Choose at least one week of the month, first to fifth or from the last.",
        ),
        PlanFault::NoSuchDay => ("Questo giorno non esiste.", "This day does not exist."),
        PlanFault::LeapDay => (
            "Il 29 febbraio non c'è tutti gli anni: scegli il 28 o una data con l'anno.",
            "29 February does not exist in every year: choose the 28th or a date with its year.",
        ),
        PlanFault::DatesReversed => {
            ("La data finale viene prima di quella iniziale.", "The last date comes before the first.")
        }
        PlanFault::YearOutOfRange => {
            ("L'anno deve essere fra il 2000 e il 2070.", "The year must be from 2000 to 2070.")
        }
        PlanFault::SameDates { .. } => (
            "C'è già un'apertura in queste date: aggiungi lì un intervallo.",
            "There is an opening on these dates already: add an interval there.",
        ),
        PlanFault::Past => ("Queste date sono già passate.", "These dates are over."),
        PlanFault::CommentTooLong => {
            return match lang {
                Lang::En => format!("The note is too long: at most {MAX_COMMENT_CHARS} characters."),
                _ => format!("La nota è troppo lunga: al massimo {MAX_COMMENT_CHARS} caratteri."),
            };
        }
        PlanFault::CommentCharacters => (
            "La nota contiene virgolette o caratteri che non si vedono: toglili.",
            "The note contains double quotes or characters that do not show: remove them.",
        ),
        PlanFault::TooMany => ("Le righe sono troppe.", "There are too many rows."),
        PlanFault::TooLong => (
            "Gli orari sono troppi per essere conservati: togli le eccezioni che non servono.",
            "The hours are too many to be kept: remove exceptions that are not needed.",
        ),
    };
    pick(lang, it, en).to_owned()
}

/// What is odd about hours.
pub fn warning(warning: &HoursWarning, lang: Lang) -> String {
    let english = lang == Lang::En;
    match warning {
        HoursWarning::NeverOpens => pick(
            lang,
            "Con questi orari la porta non apre mai nel prossimo anno.",
            "With these hours the door does not open within a year.",
        )
        .to_owned(),
        HoursWarning::AppointmentReadsOpen { rule } if english => {
            format!(
                "“{rule}” speaks of an appointment, but lets everybody in: write `unknown` before the note."
            )
        }
        HoursWarning::AppointmentReadsOpen { rule } => {
            format!("«{rule}» parla di appuntamento, ma riceve chiunque: scrivi `unknown` prima della nota.")
        }
        HoursWarning::NoEffect { rule } if english => format!("“{rule}” changes nothing within a year."),
        HoursWarning::NoEffect { rule } => format!("«{rule}» non cambia nulla nel prossimo anno."),
        HoursWarning::TakesAway { rule, on } if english => {
            format!(
                "“{rule}” takes away other hours of its days, first on {on}. To add to them, put a comma before it."
            )
        }
        HoursWarning::TakesAway { rule, on } => {
            let on = on.format("%d/%m/%Y");
            format!(
                "«{rule}» toglie gli altri orari dei suoi giorni, dal {on}. Per aggiungersi, ci vuole una virgola."
            )
        }
        HoursWarning::OpenOnHolidays { on } if english => {
            format!("Open on public holidays too, first on {on}.")
        }
        HoursWarning::OpenOnHolidays { on } => {
            format!("Riceve anche nei giorni festivi: il primo è il {}.", on.format("%d/%m/%Y"))
        }
    }
}

fn of_syntax(error: &HoursError, lang: Lang) -> HoursProblem {
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
    HoursProblem { message: message.to_owned(), offset: Some(error.offset), ..HoursProblem::default() }
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
