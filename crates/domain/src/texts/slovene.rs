//! Days of the week in the cases that Slovene sentences ask for.

use chrono::Weekday;

/// After "od" and "do": "od ponedeljka do petka".
pub const fn genitive(day: Weekday) -> &'static str {
    ["ponedeljka", "torka", "srede", "četrtka", "petka", "sobote", "nedelje"][day as usize]
}

/// After "v", and with an ordinal number: "v sredo", "prvo sredo v mesecu".
pub const fn accusative(day: Weekday) -> &'static str {
    ["ponedeljek", "torek", "sredo", "četrtek", "petek", "soboto", "nedeljo"][day as usize]
}

/// After "ob", of what comes again every week: "ob sredah".
pub const fn locative_plural(day: Weekday) -> &'static str {
    ["ponedeljkih", "torkih", "sredah", "četrtkih", "petkih", "sobotah", "nedeljah"][day as usize]
}
