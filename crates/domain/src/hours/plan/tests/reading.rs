//! Texts that the editor did not write.

use super::{Plan, parse};

/// The text of the plan that says the same.
fn canonical(syntax: &str) -> Option<String> {
    Plan::read(&parse(syntax)).map(|plan| plan.to_syntax().unwrap())
}

#[test]
fn what_the_grid_can_say() {
    for (syntax, written) in [
        ("mo-we,fr 9:00-12:00; PH off", "Mo-We,Fr 09:00-12:00; PH off"),
        ("Mo-Fr 09:00-12:00; Su,PH off", "Mo-Fr 09:00-12:00; PH off"),
        ("Mo-Fr 09:00-12:00; Tu 15:00-17:00", "Mo,We-Fr 09:00-12:00; Tu 15:00-17:00"),
        ("Mo-Fr 09:00-12:00, Tu 15:00-17:00", "Mo,We-Fr 09:00-12:00; Tu 09:00-12:00,15:00-17:00"),
        ("09:00-12:00", "Mo-Su 09:00-12:00"),
        ("24/7; Su off", "Mo-Sa 00:00-24:00"),
        ("Mo-Fr 08:30-13:00; 2026 Aug off", "Mo-Fr 08:30-13:00; 2026 Aug 01-31 off"),
        ("Mo-Fr 08:30-13:00; 2027 off", "Mo-Fr 08:30-13:00; 2027 Jan 01-2027 Dec 31 off"),
        ("Mo-Fr 08:30-13:00; Aug 10-21,Dec 24-31 off", "Mo-Fr 08:30-13:00; Aug 10-21 off; Dec 24-31 off"),
        (
            "We 09:00-12:00; week 1-53/2 We 15:00-17:00",
            "week 1-53/2 We 15:00-17:00, week 2-52/2 We 09:00-12:00",
        ),
        (
            "Jul 01-Aug 31 Mo 08:00-13:00; Sep 01-Jun 30 Mo 08:30-13:30",
            "Jul-Aug Mo 08:00-13:00; Sep-Jun Mo 08:30-13:30",
        ),
        (
            "Mo-Sa 09:00-12:00; Aug Mo-Fr 08:00-10:00",
            "Mo-Sa 09:00-12:00; Aug Mo-Fr 08:00-10:00; Aug Sa 09:00-12:00",
        ),
    ] {
        assert_eq!(canonical(syntax).as_deref(), Some(written), "{syntax}");
    }
}

#[test]
fn what_it_cannot_say_stays_text() {
    for syntax in [
        "Mo-Fr 09:00-12:00 || unknown \"su appuntamento\"",
        "Fr 22:00-02:00",
        "Mo-Fr 09:00-12:00; PH 10:00-11:00",
        "PH off; Mo-Fr 09:00-12:00",
        "Mo-Fr 09:00-12:00; PH off \"festivo\"",
        "Mo-Fr 09:00-12:00; 2026 Dec 24 12:00-24:00 off",
        "Mo-Fr 09:00-12:00; easter -2 days off",
        "week 10-20 Mo 09:00-12:00",
        "Mo[1] -1 day 09:00-12:00",
        "2026-2030/2 Mo 09:00-12:00",
        "Mo 09:00-12:00; Feb 29 off",
        "Mo 09:00-12:00; Mo[1] 15:00-17:00",
        "Mo-Fr 09:00-12:00; 2026 Dec 24 10:00-11:00; 2026 Dec 24 off",
        "Mo 09:00-12:00; Su off \"riposo\"",
        "1999 Mo 09:00-12:00",
        "2099 Mo 09:00-12:00",
    ] {
        assert_eq!(canonical(syntax), None, "{syntax}");
    }
}

#[test]
fn the_demo_is_edited_in_the_grid() {
    for syntax in [
        "24/7",
        "Tu 09:00-13:00; Th 15:00-17:30 unknown \"su appuntamento\"; Aug 10-21 off; PH off",
        "Mo-Fr 08:30-13:00; PH off",
        "Mo,Th 09:00-12:00; We 15:00-17:00 unknown \"su appuntamento\"; PH off",
        "We 15:00-17:00 unknown \"su appuntamento\"; Sa 10:00-12:00; PH off",
    ] {
        assert_eq!(canonical(syntax).as_deref(), Some(syntax));
    }
}
