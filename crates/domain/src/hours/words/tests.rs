use crate::{
    Lang,
    hours::{Calendar, OpeningHours},
    profile::MonthDay,
};

fn words(syntax: &str, lang: Lang) -> Vec<String> {
    OpeningHours::parse(syntax, &Calendar::italy(None)).unwrap().words(lang)
}

/// Each row: the syntax, its lines in Italian, its lines in English.
fn table(rows: &[(&str, &[&str], &[&str])]) {
    for (syntax, it, en) in rows {
        assert_eq!(words(syntax, Lang::It), *it, "{syntax}");
        assert_eq!(words(syntax, Lang::En), *en, "{syntax}");
    }
}

#[test]
fn weekly_hours() {
    table(&[
        ("Mo 09:00-12:30", &["lunedì 9:00–12:30"], &["Monday 9:00–12:30"]),
        ("Mo,We 09:00-12:30", &["lunedì e mercoledì 9:00–12:30"], &["Monday and Wednesday 9:00–12:30"]),
        ("Sa,Su 10:00-24:00", &["sabato e domenica 10:00–24:00"], &["Saturday and Sunday 10:00–24:00"]),
        ("Mo-Su 10:00-12:00", &["tutti i giorni 10:00–12:00"], &["every day 10:00–12:00"]),
        ("10:00-12:00", &["tutti i giorni 10:00–12:00"], &["every day 10:00–12:00"]),
        (
            "Fr-Mo 10:00-12:00",
            &["lunedì e da venerdì a domenica 10:00–12:00"],
            &["Monday and Friday to Sunday 10:00–12:00"],
        ),
        ("Sa", &["sabato 24 ore su 24"], &["Saturday 24 hours a day"]),
        (
            "Mo,We,Fr 09:00-12:30; Tu,Th 15:00-17:00; PH off",
            &[
                "lunedì, mercoledì e venerdì 9:00–12:30",
                "martedì e giovedì 15:00–17:00",
                "chiuso nei giorni festivi",
            ],
            &[
                "Monday, Wednesday and Friday 9:00–12:30",
                "Tuesday and Thursday 15:00–17:00",
                "closed on public holidays",
            ],
        ),
        (
            "Mo-We,Fr 09:00-12:30,15:00-17:30",
            &["da lunedì a mercoledì e venerdì 9:00–12:30 e 15:00–17:30"],
            &["Monday to Wednesday and Friday 9:00–12:30 and 15:00–17:30"],
        ),
        (
            "Mo 08:00-09:00,10:00-11:00,12:00-13:00",
            &["lunedì 8:00–9:00, 10:00–11:00 e 12:00–13:00"],
            &["Monday 8:00–9:00, 10:00–11:00 and 12:00–13:00"],
        ),
    ]);
}

#[test]
fn a_day_is_told_with_what_later_rules_leave_of_it() {
    table(&[
        // A semicolon replaces the day.
        (
            "Mo-Fr 08:30-13:00; Tu,Th 15:00-17:00; Aug 10-21 off; PH off",
            &[
                "lunedì, mercoledì e venerdì 8:30–13:00",
                "martedì e giovedì 15:00–17:00",
                "chiuso dal 10 al 21 agosto",
                "chiuso nei giorni festivi",
            ],
            &[
                "Monday, Wednesday and Friday 8:30–13:00",
                "Tuesday and Thursday 15:00–17:00",
                "closed from 10 to 21 August",
                "closed on public holidays",
            ],
        ),
        // A comma adds to it.
        (
            "Mo-Fr 08:30-13:00, Tu,Th 15:00-17:00",
            &["lunedì, mercoledì e venerdì 8:30–13:00", "martedì e giovedì 8:30–13:00 e 15:00–17:00"],
            &["Monday, Wednesday and Friday 8:30–13:00", "Tuesday and Thursday 8:30–13:00 and 15:00–17:00"],
        ),
        (
            "Mo-Fr 09:00-17:00; We off; Mo-Fr 12:00-13:00 off",
            &["lunedì, martedì, giovedì e venerdì 9:00–12:00 e 13:00–17:00", "chiuso il mercoledì"],
            &["Monday, Tuesday, Thursday and Friday 9:00–12:00 and 13:00–17:00", "closed Wednesday"],
        ),
        (
            "Mo-Fr 09:00-12:00; Sa,Su off \"riposo\"",
            &["da lunedì a venerdì 9:00–12:00", "chiuso il sabato e la domenica (riposo)"],
            &["Monday to Friday 9:00–12:00", "closed Saturday and Sunday (riposo)"],
        ),
        ("Mo 10:00-12:00, Mo 11:00-13:00", &["lunedì 10:00–13:00"], &["Monday 10:00–13:00"]),
    ]);
}

#[test]
fn always_and_never() {
    table(&[
        ("24/7", &["sempre aperto"], &["always open"]),
        ("Mo-Su 00:00-24:00", &["sempre aperto"], &["always open"]),
        ("24/7 \"anche di notte\"", &["sempre aperto (anche di notte)"], &["always open (anche di notte)"]),
        (
            "24/7; PH off",
            &["tutti i giorni 24 ore su 24", "chiuso nei giorni festivi"],
            &["every day 24 hours a day", "closed on public holidays"],
        ),
        ("off", &["chiuso"], &["closed"]),
        ("off \"per trasloco\"", &["chiuso (per trasloco)"], &["closed (per trasloco)"]),
        ("2026 off", &["chiuso nel 2026"], &["closed in 2026"]),
    ]);
}

#[test]
fn by_appointment() {
    table(&[
        ("unknown \"su appuntamento\"", &["solo su appuntamento"], &["by appointment only"]),
        ("unknown", &["solo su appuntamento"], &["by appointment only"]),
        ("unknown \"chiamare\"", &["solo su appuntamento (chiamare)"], &["by appointment only (chiamare)"]),
        (
            "Mo-Fr unknown",
            &["da lunedì a venerdì solo su appuntamento"],
            &["Monday to Friday by appointment only"],
        ),
        (
            "We 10:00-12:00 unknown \"su appuntamento\"",
            &["mercoledì 10:00–12:00, solo su appuntamento"],
            &["Wednesday 10:00–12:00, by appointment only"],
        ),
        (
            "Tu 09:00-13:00; Tu,Th 15:00-17:30 unknown \"su appuntamento\"; Aug 10-21 off; PH off",
            &[
                "martedì e giovedì 15:00–17:30, solo su appuntamento",
                "chiuso dal 10 al 21 agosto",
                "chiuso nei giorni festivi",
            ],
            &[
                "Tuesday and Thursday 15:00–17:30, by appointment only",
                "closed from 10 to 21 August",
                "closed on public holidays",
            ],
        ),
        (
            "Tu 09:00-13:00, Tu 15:00-17:30 unknown \"su appuntamento\"",
            &["martedì 9:00–13:00", "martedì 15:00–17:30, solo su appuntamento"],
            &["Tuesday 9:00–13:00", "Tuesday 15:00–17:30, by appointment only"],
        ),
        // A comment alone leaves the office open, and is told as it was written.
        (
            "Tu 15:00-17:00 \"su appuntamento\"",
            &["martedì 15:00–17:00 (su appuntamento)"],
            &["Tuesday 15:00–17:00 (su appuntamento)"],
        ),
        (
            "Mo-Fr 09:00-12:00 || unknown \"su appuntamento\"",
            &["da lunedì a venerdì 9:00–12:00", "negli altri giorni solo su appuntamento"],
            &["Monday to Friday 9:00–12:00", "on other days by appointment only"],
        ),
    ]);
}

#[test]
fn days_of_the_month() {
    table(&[
        (
            "Mo[1] 10:00-12:00",
            &["primo lunedì del mese 10:00–12:00"],
            &["first Monday of the month 10:00–12:00"],
        ),
        (
            "Mo[1,3] 10:00-12:00; Su[-1] 15:00-17:00",
            &["primo e terzo lunedì del mese 10:00–12:00", "ultima domenica del mese 15:00–17:00"],
            &["first and third Monday of the month 10:00–12:00", "last Sunday of the month 15:00–17:00"],
        ),
        (
            "Mo-Fr 09:00-12:00; Mo[1] 15:00-17:00",
            &["da lunedì a venerdì 9:00–12:00", "primo lunedì del mese solo 15:00–17:00"],
            &["Monday to Friday 9:00–12:00", "first Monday of the month only 15:00–17:00"],
        ),
        (
            "Mo-Fr 09:00-12:00, Mo[1] 15:00-17:00",
            &["da lunedì a venerdì 9:00–12:00", "primo lunedì del mese anche 15:00–17:00"],
            &["Monday to Friday 9:00–12:00", "first Monday of the month also 15:00–17:00"],
        ),
        (
            "Mo-Fr 09:00-12:00; Fr[-2,-1] off",
            &["da lunedì a venerdì 9:00–12:00", "chiuso il penultimo e ultimo venerdì del mese"],
            &["Monday to Friday 9:00–12:00", "closed on the second to last and last Friday of the month"],
        ),
        (
            "Mo-Fr 09:00-12:00; Mo[-1] off",
            &["da lunedì a venerdì 9:00–12:00", "chiuso l’ultimo lunedì del mese"],
            &["Monday to Friday 9:00–12:00", "closed on the last Monday of the month"],
        ),
        ("Mo[1-5] 10:00-12:00", &["lunedì 10:00–12:00"], &["Monday 10:00–12:00"]),
        (
            "week 1-53/2 We 15:00-17:00; week 2-52/2 Th 15:00-17:00",
            &[
                "nelle settimane dispari dell’anno, mercoledì 15:00–17:00",
                "nelle settimane pari dell’anno, giovedì 15:00–17:00",
            ],
            &[
                "in odd weeks of the year, Wednesday 15:00–17:00",
                "in even weeks of the year, Thursday 15:00–17:00",
            ],
        ),
    ]);
}

#[test]
fn hours_of_a_season() {
    table(&[
        (
            "Jul 01-Aug 31 Mo-Fr 08:00-13:00; Sep 01-Jun 30 Mo-Fr 08:30-13:30; PH off",
            &[
                "dal 1° luglio al 31 agosto, da lunedì a venerdì 8:00–13:00",
                "dal 1° settembre al 30 giugno, da lunedì a venerdì 8:30–13:30",
                "chiuso nei giorni festivi",
            ],
            &[
                "from 1 July to 31 August, Monday to Friday 8:00–13:00",
                "from 1 September to 30 June, Monday to Friday 8:30–13:30",
                "closed on public holidays",
            ],
        ),
        (
            "Mo-Fr 08:30-13:00; Jul-Aug Mo-Fr 08:00-12:00; Aug Sa off",
            &[
                "da lunedì a venerdì 8:30–13:00",
                "da luglio ad agosto, da lunedì a venerdì solo 8:00–12:00",
                "ad agosto, chiuso il sabato",
            ],
            &[
                "Monday to Friday 8:30–13:00",
                "from July to August, Monday to Friday only 8:00–12:00",
                "in August, closed Saturday",
            ],
        ),
        (
            "Mo-Fr 08:30-13:00; Dec 24,Dec 31 09:00-11:00; PH off",
            &[
                "da lunedì a venerdì 8:30–13:00",
                "il 24 dicembre e il 31 dicembre, solo 9:00–11:00",
                "chiuso nei giorni festivi",
            ],
            &[
                "Monday to Friday 8:30–13:00",
                "on 24 December and on 31 December, only 9:00–11:00",
                "closed on public holidays",
            ],
        ),
    ]);
}

#[test]
fn dates() {
    table(&[
        (
            "24/7; Aug 8-11 off",
            &["tutti i giorni 24 ore su 24", "chiuso dall’8 all’11 agosto"],
            &["every day 24 hours a day", "closed from 8 to 11 August"],
        ),
        ("Dec 8 off", &["chiuso l’8 dicembre"], &["closed on 8 December"]),
        ("Mar 1 off", &["chiuso il 1° marzo"], &["closed on 1 March"]),
        (
            "Dec 20-Jan 06 off",
            &["chiuso dal 20 dicembre al 6 gennaio"],
            &["closed from 20 December to 6 January"],
        ),
        (
            "2026 Dec 20-Jan 06 off \"ferie\"",
            &["chiuso dal 20 dicembre 2026 al 6 gennaio 2027 (ferie)"],
            &["closed from 20 December 2026 to 6 January 2027 (ferie)"],
        ),
        ("2026 Aug 10-21 off", &["chiuso dal 10 al 21 agosto 2026"], &["closed from 10 to 21 August 2026"]),
        (
            "2026 Jul 27-2026 Aug 07 off",
            &["chiuso dal 27 luglio al 7 agosto 2026"],
            &["closed from 27 July to 7 August 2026"],
        ),
        ("2026 Aug off", &["chiuso ad agosto 2026"], &["closed in August 2026"]),
        (
            "2026 Dec 01+ Mo 09:00-12:00",
            &["dal 1° dicembre 2026 in poi, lunedì 9:00–12:00"],
            &["from 1 December 2026 on, Monday 9:00–12:00"],
        ),
        (
            "2026-2028 Mo 09:00-12:00",
            &["dal 2026 al 2028, lunedì 9:00–12:00"],
            &["from 2026 to 2028, Monday 9:00–12:00"],
        ),
        (
            "2027+ Mo 09:00-12:00",
            &["dal 2027 in poi, lunedì 9:00–12:00"],
            &["from 2027 on, Monday 9:00–12:00"],
        ),
        ("Aug unknown", &["ad agosto, solo su appuntamento"], &["in August, by appointment only"]),
    ]);
}

#[test]
fn holidays() {
    table(&[
        (
            "PH,Su off",
            &["chiuso la domenica e nei giorni festivi"],
            &["closed Sunday and on public holidays"],
        ),
        (
            "Mo-Fr,PH 09:00-12:00",
            &["da lunedì a venerdì e nei giorni festivi 9:00–12:00"],
            &["Monday to Friday and on public holidays 9:00–12:00"],
        ),
        (
            "Mo-Fr 09:00-12:00; PH 10:00-11:00",
            &["da lunedì a venerdì 9:00–12:00", "nei giorni festivi solo 10:00–11:00"],
            &["Monday to Friday 9:00–12:00", "on public holidays only 10:00–11:00"],
        ),
        (
            "Mo-Fr 09:00-12:00; PH off; Aug 15 10:00-11:00",
            &[
                "da lunedì a venerdì 9:00–12:00",
                "chiuso nei giorni festivi",
                "il 15 agosto, solo 10:00–11:00",
            ],
            &["Monday to Friday 9:00–12:00", "closed on public holidays", "on 15 August, only 10:00–11:00"],
        ),
    ]);
}

/// For these the syntax itself is the honest answer: the words would be wrong, or there are none.
#[test]
fn what_cannot_be_said_truthfully_is_not_said() {
    for syntax in [
        // The later rule opens on holidays again.
        "PH off; Mo-Fr 09:00-12:00",
        "Mo-Fr 09:00-12:00; PH off; Jul-Aug Mo-Fr 08:00-13:00",
        // The later rule replaces what the earlier says, wholly or in part.
        "Aug 10-21 off; Mo-Fr 09:00-12:00",
        "Mo[1] 10:00-12:00; Mo 15:00-17:00",
        "Jul 01-Jul 31 Mo 09:00-12:00; Jul 15-Aug 15 Mo 10:00-13:00",
        "PH 10:00-11:00; PH off",
        // Closed after all, although it reads as an exception.
        "Aug 14 09:00-12:00; Aug 10-21 off",
        "Aug 15 10:00-12:00; PH off",
        "Aug 14,Aug 24 10:00-12:00; Aug 10-21 off",
        // Some hours of the same day in two states.
        "Mo 09:00-12:00, Mo 10:00-11:00 unknown",
        "Mo off, Mo 10:00-11:00",
        // On Mondays of August it would be read as closed in the afternoon.
        "Mo-Fr 09:00-12:00; Aug Mo-Fr 08:00-10:00, Mo 15:00-17:00",
        // Closed on purpose is not "another day".
        "Mo-Fr 09:00-12:00; PH off || unknown",
        // Forms without words.
        "Fr 22:00-02:00",
        "Mo 10:00-10:00",
        "easter off",
        "PH -1 day off",
        "Mar Su[-1] off",
        "week 10-20 Mo 09:00-12:00",
        "week 1-52/2 Mo 09:00-12:00",
        "Mo[-3] 09:00-12:00",
        "2026-2028 Aug off",
        "Mo 12:00-13:00 off",
    ] {
        for lang in Lang::ALL {
            assert_eq!(words(syntax, lang), [syntax], "{lang:?}");
        }
    }
}

#[test]
fn a_patron_on_the_day_of_an_exception_is_noticed() {
    let patron = Calendar::italy(Some(MonthDay { month: 12, day: 24 }));
    let syntax = "Mo-Fr 08:30-13:00; Dec 24 09:00-11:00; PH off";
    assert_eq!(words(syntax, Lang::It).len(), 3);
    assert_eq!(OpeningHours::parse(syntax, &patron).unwrap().words(Lang::It), [syntax]);
}

#[test]
fn a_comment_cannot_break_the_line() {
    assert_eq!(words("Mo 09:00-12:00 \"a\nb\t c\"", Lang::It), ["lunedì 9:00–12:00 (a b c)"]);
}
