//! How to reach the comune otherwise.

use domain::Tenant;

/// Whether the comune has told any way.
pub fn any(tenant: &Tenant) -> bool {
    let contacts = &tenant.profile.contacts;
    [&contacts.address, &contacts.phone, &contacts.email, &contacts.pec].iter().any(|it| it.is_some())
}

/// What a telephone dials, of a number as people write it: the first one, without what is for reading. `None` where
/// there is none.
pub fn dialled(phone: &str) -> Option<String> {
    let number = phone.trim_start().split(|c: char| c.is_alphabetic() || ",;".contains(c)).next()?;
    let mut digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if number.trim_start_matches('(').starts_with('+') {
        digits.insert(0, '+');
    }
    (digits.len() >= 3).then_some(digits)
}

/// Whether what a comune wrote is an address of electronic mail, and nothing else.
pub fn is_address(text: &str) -> bool {
    text.contains('@') && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::dialled;

    #[test]
    fn a_number_is_dialled_without_what_is_for_reading() {
        for (written, number) in [
            ("0583 35401", Some("058335401")),
            ("+39 0583/35.40.1", Some("+39058335401")),
            ("(+39) 0583 35401, 0583 35402", Some("+39058335401")),
            ("0583 35401 (centralino) int. 3", Some("058335401")),
            ("112", Some("112")),
            ("chiedere in portineria", None),
            ("", None),
        ] {
            assert_eq!(dialled(written).as_deref(), number, "{written}");
        }
    }
}
