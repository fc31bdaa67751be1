//! The Italian fiscal code (codice fiscale), by which invited staff are recognised.

use std::{fmt, str::FromStr};

/// A person's fiscal code, valid by shape and by check character.
///
/// Two shapes exist (D.M. 23 December 1976, n. 13814): sixteen characters, in which any digit may have been
/// replaced by a letter to tell apart two people with the same code (*omocodia*), and eleven digits for a
/// provisional one. An *omocodia* code belongs to somebody else than the plain code: they are not equal.
///
/// It is personal data: `Debug` and `Display` do not show it, so that no log ever carries it. Where it is
/// really needed, [`FiscalCode::expose`] is easy to search for.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct FiscalCode(String);

/// The text is not a fiscal code. It does not repeat the text, which may be somebody's code mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid fiscal code")]
pub struct InvalidFiscalCode;

/// The prefix for fiscal numbers issued in Italy (ETSI EN 319 412-1, 5.1.3), as SPID and CIE send them.
const ITALIAN_TAX_NUMBER: &str = "TINIT-";
/// The months, January to December.
const MONTHS: &[u8; 12] = b"ABCDEHLMPRST";
/// The letters that replace the digits 0 to 9 in an *omocodia* code.
const OMOCODIA: &[u8; 10] = b"LMNPQRSTUV";
/// What the letters A to Z count for in an odd position; the digits 0 to 9 count as A to J.
const ODD_WEIGHTS: [u32; 26] =
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

impl FiscalCode {
    /// Reads a fiscal code as people and providers write it: upper or lower case, surrounding blanks, with or
    /// without `TINIT-`.
    pub fn parse(text: &str) -> Result<Self, InvalidFiscalCode> {
        let text = text.trim_matches(' ');
        let code = match text.get(..ITALIAN_TAX_NUMBER.len()) {
            Some(prefix) if prefix.eq_ignore_ascii_case(ITALIAN_TAX_NUMBER) => &text[prefix.len()..],
            _ => text,
        };
        let valid = match code.len() {
            16 => is_personal(code.to_ascii_uppercase().as_bytes()),
            11 => is_provisional(code.as_bytes()),
            _ => false,
        };
        if valid { Ok(Self(code.to_ascii_uppercase())) } else { Err(InvalidFiscalCode) }
    }

    /// The code itself, in upper case and without prefix: for matching and storing, never for a log.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl FromStr for FiscalCode {
    type Err = InvalidFiscalCode;

    fn from_str(text: &str) -> Result<Self, InvalidFiscalCode> {
        Self::parse(text)
    }
}

impl fmt::Debug for FiscalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FiscalCode(***)")
    }
}

impl fmt::Display for FiscalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Six letters, year, month, day (plus 40 for women), place of birth, check letter; all in upper case.
fn is_personal(code: &[u8]) -> bool {
    let (Some((body, [check])), true) = (code.split_last_chunk::<1>(), code.is_ascii()) else { return false };
    let letters = |part: &[u8]| part.iter().all(u8::is_ascii_uppercase);
    let day = number(&body[9..11]);
    letters(&body[..6])
        && number(&body[6..8]).is_some()
        && MONTHS.contains(&body[8])
        && day.is_some_and(|day| matches!(day, 1..=31 | 41..=71))
        && letters(&body[11..12])
        && number(&body[12..15]).is_some()
        && *check == check_letter(body)
}

/// A number whose digits may be *omocodia* letters.
fn number(characters: &[u8]) -> Option<usize> {
    characters.iter().try_fold(0, |sum, &c| {
        let digit = match c {
            b'0'..=b'9' => usize::from(c - b'0'),
            _ => OMOCODIA.iter().position(|&letter| letter == c)?,
        };
        Some(sum * 10 + digit)
    })
}

/// The check letter for the first fifteen characters, which are upper-case letters and digits.
fn check_letter(body: &[u8]) -> u8 {
    let ordinal = |c: u8| if c.is_ascii_digit() { c - b'0' } else { c - b'A' };
    // The first position is the odd one: people count from one.
    let sum: u32 = body
        .iter()
        .enumerate()
        .map(|(index, &c)| match index % 2 {
            0 => ODD_WEIGHTS[usize::from(ordinal(c))],
            _ => u32::from(ordinal(c)),
        })
        .sum();
    (b'A'..=b'Z').nth(sum as usize % 26).unwrap_or_default()
}

/// Eleven digits of which the last makes the Luhn sum a multiple of ten.
fn is_provisional(code: &[u8]) -> bool {
    if !code.iter().all(u8::is_ascii_digit) || code.iter().all(|&c| c == b'0') {
        return false;
    }
    let sum: u32 = code
        .iter()
        .enumerate()
        .map(|(index, &c)| {
            let digit = u32::from(c - b'0');
            let weighted = if index % 2 == 0 { digit } else { digit * 2 };
            weighted / 10 + weighted % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests;
