use crate::{
    Lang,
    hours::{Calendar, OpeningHours},
};

/// With plain spaces in the place of those that do not break.
fn words(syntax: &str, lang: Lang) -> Vec<String> {
    let hours = OpeningHours::parse(syntax, &Calendar::italy(None)).unwrap();
    hours.words(lang).into_iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

fn table(lang: Lang, rows: &[(&str, &[&str])]) {
    for (syntax, lines) in rows {
        assert_eq!(words(syntax, lang), *lines, "{syntax}");
    }
}

#[test]
fn german() {
    table(
        Lang::De,
        &[
            ("Mo 09:00-12:30", &["montags 9:00–12:30 Uhr"]),
            (
                "Mo,We,Fr 09:00-12:30; Tu,Th 15:00-17:00; PH off",
                &[
                    "montags, mittwochs und freitags 9:00–12:30 Uhr",
                    "dienstags und donnerstags 15:00–17:00 Uhr",
                    "an Feiertagen geschlossen",
                ],
            ),
            (
                "Mo-We,Fr 09:00-12:30,15:00-17:30",
                &["montags bis mittwochs und freitags 9:00–12:30 und 15:00–17:30 Uhr"],
            ),
            (
                "Mo-Fr 09:00-12:00; Sa,Su off \"Ruhe\"",
                &["montags bis freitags 9:00–12:00 Uhr", "samstags und sonntags geschlossen (Ruhe)"],
            ),
            ("24/7", &["immer geöffnet"]),
            ("24/7; Aug 8-11 off", &["täglich rund um die Uhr", "vom 8. bis 11. August geschlossen"]),
            ("off \"Umzug\"", &["geschlossen (Umzug)"]),
            ("unknown \"su appuntamento\"", &["nur nach Vereinbarung"]),
            (
                "We 10:00-12:00 unknown \"nach Vereinbarung\"",
                &["mittwochs 10:00–12:00 Uhr, nur nach Vereinbarung"],
            ),
            (
                "Mo-Fr 09:00-12:00 || unknown",
                &["montags bis freitags 9:00–12:00 Uhr", "an den anderen Tagen nur nach Vereinbarung"],
            ),
            (
                "Mo[1,3] 10:00-12:00; Su[-1] 15:00-17:00",
                &[
                    "am ersten und dritten Montag im Monat 10:00–12:00 Uhr",
                    "am letzten Sonntag im Monat 15:00–17:00 Uhr",
                ],
            ),
            (
                "Mo-Fr 09:00-12:00, Mo[1] 15:00-17:00",
                &["montags bis freitags 9:00–12:00 Uhr", "am ersten Montag im Monat auch 15:00–17:00 Uhr"],
            ),
            (
                "week 1-53/2 We 15:00-17:00; week 2-52/2 Th 15:00-17:00",
                &[
                    "in ungeraden Kalenderwochen: mittwochs 15:00–17:00 Uhr",
                    "in geraden Kalenderwochen: donnerstags 15:00–17:00 Uhr",
                ],
            ),
            (
                "Mo-Fr 08:30-13:00; Jul-Aug Mo-Fr 08:00-12:00; Aug Sa off",
                &[
                    "montags bis freitags 8:30–13:00 Uhr",
                    "von Juli bis August: montags bis freitags nur 8:00–12:00 Uhr",
                    "im August: samstags geschlossen",
                ],
            ),
            (
                "Mo-Fr 08:30-13:00; Dec 24,Dec 31 09:00-11:00; Aug 15 off",
                &[
                    "montags bis freitags 8:30–13:00 Uhr",
                    "am 24. Dezember und am 31. Dezember: nur 9:00–11:00 Uhr",
                    "am 15. August geschlossen",
                ],
            ),
            ("Dec 20-Jan 06 off", &["vom 20. Dezember bis 6. Jänner geschlossen"]),
            ("2026 Aug 10-21 off", &["vom 10. bis 21. August 2026 geschlossen"]),
            ("2026 Dec 01+ Mo 09:00-12:00", &["ab dem 1. Dezember 2026: montags 9:00–12:00 Uhr"]),
            ("2026-2028 Mo 09:00-12:00", &["von 2026 bis 2028: montags 9:00–12:00 Uhr"]),
            ("2026 off", &["im Jahr 2026 geschlossen"]),
            ("2027+ Mo 09:00-12:00", &["ab 2027: montags 9:00–12:00 Uhr"]),
            ("PH,Su off", &["sonntags und an Feiertagen geschlossen"]),
        ],
    );
}

#[test]
fn french() {
    table(
        Lang::Fr,
        &[
            ("Mo,We 09:00-12:30", &["le lundi et le mercredi de 9 h à 12 h 30"]),
            (
                "Mo-Fr 08:05-13:00; PH off",
                &["du lundi au vendredi de 8 h 05 à 13 h", "fermé les jours fériés"],
            ),
            ("Fr-Mo 10:00-12:00", &["le lundi et du vendredi au dimanche de 10 h à 12 h"]),
            ("Tu 09:00-12:30,15:00-24:00", &["le mardi de 9 h à 12 h 30 et de 15 h à 24 h"]),
            ("24/7; Sa,Su off", &["du lundi au vendredi 24 heures sur 24", "fermé le samedi et le dimanche"]),
            ("24/7", &["toujours ouvert"]),
            ("10:00-12:00; Mar 1 off", &["tous les jours de 10 h à 12 h", "fermé le 1er mars"]),
            ("unknown \"sur rendez-vous\"", &["uniquement sur rendez-vous"]),
            (
                "Mo-Fr 09:00-12:00; Mo[1] 15:00-17:00; Fr[-2,-1] off",
                &[
                    "du lundi au vendredi de 9 h à 12 h",
                    "le premier lundi du mois uniquement de 15 h à 17 h",
                    "fermé l’avant-dernier et le dernier vendredi du mois",
                ],
            ),
            ("week 2-52/2 Th 15:00-17:00", &["les semaines paires de l’année, le jeudi de 15 h à 17 h"]),
            (
                "Jul 01-Aug 31 Mo-Fr 08:00-13:00; Aug 15 off",
                &["du 1er juillet au 31 août, du lundi au vendredi de 8 h à 13 h", "fermé le 15 août"],
            ),
            (
                "Oct-Dec Mo 09:00-12:00; Aug off",
                &["d’octobre à décembre, le lundi de 9 h à 12 h", "fermé en août"],
            ),
            ("2026 Aug off", &["fermé en août 2026"]),
            ("2026 Dec 20-Jan 06 off", &["fermé du 20 décembre 2026 au 6 janvier 2027"]),
            ("2026 Dec 01+ Mo 09:00-12:00", &["à partir du 1er décembre 2026, le lundi de 9 h à 12 h"]),
            ("2026-2028 Mo 09:00-12:00", &["de 2026 à 2028, le lundi de 9 h à 12 h"]),
            ("Mo 09:00-12:00 || off", &["le lundi de 9 h à 12 h", "les autres jours fermé"]),
        ],
    );
}

#[test]
fn slovene() {
    table(
        Lang::Sl,
        &[
            ("Mo 09:00-12:30", &["ob ponedeljkih 9.00–12.30"]),
            (
                "Mo,We,Fr 09:00-12:30; PH off",
                &["ob ponedeljkih, sredah in petkih 9.00–12.30", "zaprto ob praznikih"],
            ),
            ("Mo-Fr 08:30-13:00,15:00-17:00", &["od ponedeljka do petka 8.30–13.00 in 15.00–17.00"]),
            ("Mo,We-Fr,Su 10:00-12:00", &["ob ponedeljkih, od srede do petka in ob nedeljah 10.00–12.00"]),
            ("PH,Su off", &["zaprto ob nedeljah in praznikih"]),
            ("PH,Mo,We[1] 10:00-12:00", &["ob ponedeljkih, prvo sredo v mesecu in ob praznikih 10.00–12.00"]),
            (
                "Mo[1,3] 10:00-12:00; Su[-1] off",
                &["prvi in tretji ponedeljek v mesecu 10.00–12.00", "zaprto zadnjo nedeljo v mesecu"],
            ),
            ("24/7", &["vedno odprto"]),
            ("24/7; Aug 10-21 off", &["vsak dan 24 ur na dan", "zaprto od 10. do 21. avgusta"]),
            ("unknown \"po dogovoru\"", &["samo po dogovoru"]),
            ("Tu 15:00-17:30 unknown", &["ob torkih 15.00–17.30, samo po dogovoru"]),
            ("Th 09:00-12:00 || unknown", &["ob četrtkih 9.00–12.00", "druge dni samo po dogovoru"]),
            (
                "Mo-Fr 08:30-13:00; Jul-Aug Mo-Fr 08:00-12:00; Aug Sa off",
                &[
                    "od ponedeljka do petka 8.30–13.00",
                    "od julija do avgusta: od ponedeljka do petka samo 8.00–12.00",
                    "avgusta: zaprto ob sobotah",
                ],
            ),
            (
                "Mo-Fr 08:30-13:00; Dec 24,Dec 31 09:00-11:00",
                &["od ponedeljka do petka 8.30–13.00", "24. decembra in 31. decembra: samo 9.00–11.00"],
            ),
            ("2026 Dec 20-Jan 06 off", &["zaprto od 20. decembra 2026 do 6. januarja 2027"]),
            ("2026 Aug off", &["zaprto avgusta 2026"]),
            ("2026 off", &["zaprto leta 2026"]),
            ("2027+ Mo 09:00-12:00", &["od leta 2027 dalje: ob ponedeljkih 9.00–12.00"]),
            ("week 1-53/2 We 15:00-17:00", &["v lihih tednih leta: ob sredah 15.00–17.00"]),
        ],
    );
}

#[test]
fn a_time_stays_on_one_line() {
    let hours = OpeningHours::parse("Mo 09:00-12:30", &Calendar::italy(None)).unwrap();
    assert_eq!(hours.words(Lang::De), ["montags 9:00–12:30\u{a0}Uhr"]);
    assert_eq!(hours.words(Lang::Fr), ["le lundi de 9\u{a0}h à 12\u{a0}h\u{a0}30"]);
}
