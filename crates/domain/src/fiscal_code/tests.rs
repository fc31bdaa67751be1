//! The fiscal code against known codes, hostile text, and the guarantee of its check character.

use proptest::prelude::*;

use super::{FiscalCode, InvalidFiscalCode, MONTHS, OMOCODIA, check_letter};

#[test]
fn what_people_and_providers_write_is_read() {
    for (text, code) in [
        ("RSSMRA80A01H501U", "RSSMRA80A01H501U"),
        ("rssmra80a01h501u", "RSSMRA80A01H501U"),
        ("TINIT-RSSMRA80A01H501U", "RSSMRA80A01H501U"),
        ("tinit-RSSMRA80A01H501U", "RSSMRA80A01H501U"),
        ("  RSSMRA80A01H501U ", "RSSMRA80A01H501U"),
        // A woman: 40 is added to the day.
        ("BNCNNA85M41A944B", "BNCNNA85M41A944B"),
        // Omocodia: the last digit replaced, then every digit.
        ("RSSMRA80A01H50MM", "RSSMRA80A01H50MM"),
        ("RSSMRAULALMHRLMD", "RSSMRAULALMHRLMD"),
        // Provisional: eleven digits.
        ("12345678903", "12345678903"),
        ("TINIT-12345678903", "12345678903"),
    ] {
        assert_eq!(FiscalCode::parse(text).as_ref().map(FiscalCode::expose), Ok(code), "{text}");
    }
}

#[test]
fn what_is_not_a_fiscal_code_is_refused() {
    let long = "A".repeat(100_000);
    for text in [
        "",
        " ",
        "TINIT-",
        "TINIT-TINIT-RSSMRA80A01H501U",
        // Issued abroad: not an Italian code.
        "TINDE-RSSMRA80A01H501U",
        // Wrong check letter, wrong Luhn digit.
        "RSSMRA80A01H501V",
        "12345678904",
        "00000000000",
        // Right check letters (the sum alone would accept them) over impossible dates: month F, day 00, day 72.
        &with_check("RSSMRA80F01H501"),
        &with_check("RSSMRA80A00H501"),
        &with_check("RSSMRA80A72H501"),
        &with_check("RSSMRA80A32H501"),
        // A letter that stands for no digit.
        &with_check("RSSMRA8AA01H501"),
        &with_check("RSSMR080A01H501"),
        "RSSMRA80A01H501",
        "RSSMRA80A01H501UU",
        "RSSMRA80A01H501\0",
        "RSSMRA 80A01H501",
        "RSSMRA80A01H501U\n",
        // Sixteen bytes but not sixteen characters; digits that are not ASCII; letters that look alike.
        "RSSMRA80A01H50è",
        "1234567890３",
        "١٢٣٤٥",
        "RSSMRA80A01Н501",
        "<script>alert(1)",
        "' OR 1=1; --    ",
        &long,
    ] {
        assert_eq!(FiscalCode::parse(text), Err(InvalidFiscalCode), "{text:.40}");
    }
}

#[test]
fn an_omocodia_code_is_another_person() {
    assert_ne!(FiscalCode::parse("RSSMRA80A01H501U"), FiscalCode::parse("RSSMRA80A01H50MM"));
}

#[test]
fn no_log_can_carry_it() {
    let code = FiscalCode::parse("RSSMRA80A01H501U").unwrap();
    let shown = format!("{code} {code:?} {:?} {}", Some(&code), InvalidFiscalCode);
    assert!(!shown.contains("RSS") && !shown.contains("501"), "{shown}");
}

fn with_check(body: &str) -> String {
    format!("{body}{}", char::from(check_letter(body.as_bytes())))
}

prop_compose! {
    /// A code with an arbitrary person in it, and any of its digits replaced by its omocodia letter.
    fn personal()(
        names in "[A-Z]{6}", year in 0..100_u8, month in 0..12_usize,
        day in prop_oneof![1..=31_u8, 41..=71_u8], place in "[A-Z]", number in 0..1000_u16,
        replaced in any::<[bool; 15]>(),
    ) -> String {
        let plain = format!("{names}{year:02}{}{day:02}{place}{number:03}", char::from(MONTHS[month]));
        let body: String = plain.bytes().zip(replaced).map(|(c, replace)| match c {
            b'0'..=b'9' if replace => char::from(OMOCODIA[usize::from(c - b'0')]),
            _ => char::from(c),
        }).collect();
        with_check(&body)
    }
}

proptest! {
    #[test]
    fn every_well_formed_code_is_read(code in personal()) {
        let parsed = FiscalCode::parse(&code).unwrap();
        prop_assert_eq!(parsed.expose(), code);
    }

    /// The weights are different for every character that a position admits, so no single slip goes unseen.
    #[test]
    fn one_wrong_character_is_always_seen(code in personal(), at in 0..16_usize, wrong in "[0-9A-Z]") {
        prop_assume!(code[at..=at] != wrong);
        let mistyped = format!("{}{wrong}{}", &code[..at], &code[at + 1..]);
        prop_assert_eq!(FiscalCode::parse(&mistyped), Err(InvalidFiscalCode));
    }

    #[test]
    fn one_wrong_digit_of_a_provisional_code_is_always_seen(
        body in "[0-9]{10}", at in 0..11_usize, wrong in "[0-9]"
    ) {
        let code = (0..10).map(|check| format!("{body}{check}")).find(|c| FiscalCode::parse(c).is_ok());
        prop_assume!(code.as_ref().is_some_and(|code| code[at..=at] != wrong));
        let code = code.unwrap();
        let mistyped = format!("{}{wrong}{}", &code[..at], &code[at + 1..]);
        prop_assert_eq!(FiscalCode::parse(&mistyped), Err(InvalidFiscalCode));
    }

    #[test]
    fn arbitrary_text_never_panics_and_stays_what_it_was(text in "\\PC{0,24}") {
        if let Ok(code) = FiscalCode::parse(&text) {
            prop_assert!(text.to_ascii_uppercase().contains(code.expose()));
        }
    }
}
