//! Fields with a form of their own: addresses, codes, colours.

use domain::{
    FiscalCode,
    profile::{Colour, InvalidColour, MonthDay},
};
use url::{Host, Url};

use super::{Invalid, Problem, line};

/// At most this many characters in an address of the web.
pub const URL_MAX: usize = 500;
/// At most this many characters in an address of electronic mail (RFC 5321, 4.5.3.1.3, without the brackets).
const EMAIL_MAX: usize = 254;
/// At most this many characters in a telephone number, as people group it.
const PHONE_MAX: usize = 40;
/// The longest label of a host name (RFC 1123, 2.1).
const SLUG_MAX: usize = 63;

/// One line that must be there.
pub fn required(field: &'static str, text: &str, max: usize) -> Result<String, Invalid> {
    line(field, Some(text), max)?.ok_or(Invalid { field, problem: Problem::Empty })
}

/// An address of the web that a browser can follow. Nothing but `https` and `http`: a link must never run a script.
pub fn url(field: &'static str, text: Option<&str>) -> Result<Option<String>, Invalid> {
    let Some(text) = line(field, text, URL_MAX)? else { return Ok(None) };
    let problem = Invalid { field, problem: Problem::NotAUrl };
    let url = Url::parse(&text).map_err(|_| problem)?;
    let usable =
        matches!(url.scheme(), "https" | "http") && url.username().is_empty() && url.password().is_none();
    let named = matches!(url.host(), Some(Host::Domain(name)) if name.contains('.'));
    if usable && named { Ok(Some(url.into())) } else { Err(problem) }
}

/// The same, encrypted on its way.
pub fn secure_url(field: &'static str, text: Option<&str>) -> Result<Option<String>, Invalid> {
    let url = url(field, text)?;
    match url {
        Some(url) if !url.starts_with("https:") => Err(Invalid { field, problem: Problem::NotAUrl }),
        url => Ok(url),
    }
}

/// An address of electronic mail, in lower case: a valid e-mail address of the HTML standard whose host has a dot.
pub fn email(field: &'static str, text: Option<&str>) -> Result<Option<String>, Invalid> {
    let Some(text) = line(field, text, EMAIL_MAX)? else { return Ok(None) };
    let text = text.to_lowercase();
    let valid = |(local, host): (&str, &str)| {
        let local_part = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
        !local.is_empty() && local.chars().all(local_part) && is_host(host)
    };
    if text.split_once('@').is_some_and(valid) {
        return Ok(Some(text));
    }
    Err(Invalid { field, problem: Problem::NotAnEmail })
}

/// A telephone number, as the digits that one dials: Italian, or international after `+` or `00`.
///
/// The shortest that the numbering plan of AGCOM (delibera 8/15/CIR) gives have three digits, as 112; the longest that
/// E.164 allows have fifteen.
pub fn phone(field: &'static str, text: Option<&str>) -> Result<Option<String>, Invalid> {
    let Some(text) = line(field, text, PHONE_MAX)? else { return Ok(None) };
    let dialled: String = text.chars().filter(|c| !" .-/()\u{a0}".contains(*c)).collect();
    let dialled = dialled.strip_prefix("00").map_or_else(|| dialled.clone(), |rest| format!("+{rest}"));
    let digits = dialled.strip_prefix('+').unwrap_or(&dialled);
    if digits.chars().all(|c| c.is_ascii_digit()) && (3..=15).contains(&digits.len()) {
        return Ok(Some(dialled));
    }
    Err(Invalid { field, problem: Problem::NotAPhone })
}

/// The name of a host with a dot in it, in lower case, and its port where it has one of its own.
pub fn host(field: &'static str, text: &str) -> Result<String, Invalid> {
    let text = required(field, text, 253)?.to_lowercase();
    let (name, port) = text.split_once(':').map_or((&*text, None), |(name, port)| (name, Some(port)));
    let valid = is_host(name) && port.is_none_or(|port| port.parse().is_ok_and(|port: u16| port > 0));
    if valid { Ok(text) } else { Err(Invalid { field, problem: Problem::NotAHost }) }
}

fn is_host(text: &str) -> bool {
    let mut labels = text.split('.');
    let named = labels.clone().count() >= 2
        && labels.clone().next_back().is_some_and(|top| !top.as_bytes().iter().all(u8::is_ascii_digit));
    named && labels.all(is_label)
}

/// A single label of a host name (RFC 1123, 2.1).
fn is_label(text: &str) -> bool {
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=SLUG_MAX).contains(&text.len())
        && text.bytes().all(inner)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// The last part of an address of ours.
pub fn slug(field: &'static str, text: &str) -> Result<String, Invalid> {
    let text = text.trim();
    if is_label(text) { Ok(text.to_owned()) } else { Err(Invalid { field, problem: Problem::NotASlug }) }
}

/// A slug made of a name: "Anagrafe e stato civile" is `anagrafe-e-stato-civile`. Empty where nothing can be used.
pub fn slug_of(name: &str) -> String {
    let plain = name.to_lowercase().chars().map(plain).collect::<String>();
    let words: Vec<_> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let mut slug = words.join("-");
    slug.truncate(SLUG_MAX - 3);
    slug.trim_end_matches('-').to_owned()
}

/// The letter without its accent, for the languages of our comuni; anything else as it is.
const fn plain(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' | 'č' => 'c',
        'š' => 's',
        'ž' => 'z',
        other => other,
    }
}

/// A fiscal code, in capitals.
pub fn fiscal_code(field: &'static str, text: Option<&str>) -> Result<Option<String>, Invalid> {
    let Some(text) = line(field, text, 40)? else { return Ok(None) };
    let code = FiscalCode::parse(&text).map_err(|_| Invalid { field, problem: Problem::NotAFiscalCode })?;
    Ok(Some(code.expose().to_owned()))
}

/// A colour.
pub fn colour(field: &'static str, text: Option<&str>) -> Result<Option<Colour>, Invalid> {
    let Some(text) = line(field, text, 20)? else { return Ok(None) };
    let problem = |error| match error {
        InvalidColour::Form => Problem::NotAColour,
        InvalidColour::LowContrast => Problem::LowContrast,
    };
    Colour::parse(&text).map(Some).map_err(|error| Invalid { field, problem: problem(error) })
}

/// A day of the year.
pub fn month_day(field: &'static str, month: u32, day: u32) -> Result<MonthDay, Invalid> {
    MonthDay::new(month, day).ok_or(Invalid { field, problem: Problem::NotADate })
}

#[cfg(test)]
mod tests {
    use super::{email, fiscal_code, host, phone, secure_url, slug, slug_of, url};

    #[test]
    fn addresses_lead_to_the_web_or_are_refused() {
        for (text, taken) in [
            ("https://www.comune.pescaglia.lu.it", true),
            ("http://comune.example/a?b=c#d", true),
            ("www.comune.example", false),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("https://", false),
            ("https://localhost/", false),
            ("https://127.0.0.1/", false),
            ("https://user:secret@comune.example/", false),
        ] {
            assert_eq!(url("x", Some(text)).is_ok(), taken, "{text}");
        }
        assert!(secure_url("x", Some("http://comune.example/")).is_err());
        assert!(url("x", Some(&format!("https://comune.example/{}", "a".repeat(500)))).is_err());
        assert_eq!(url("x", Some("  ")), Ok(None));
    }

    #[test]
    fn mail_has_one_recipient_at_a_host() {
        for (text, taken) in [
            ("Ufficio@Comune.Example", Some("ufficio@comune.example")),
            ("a+b@c.d-e.it", Some("a+b@c.d-e.it")),
            ("a@b", None),
            ("a@b@c.it", None),
            ("@b.it", None),
            ("a b@c.it", None),
            ("a@c.it, b@c.it", None),
            ("a@c.it\nbcc: x@y.it", None),
            ("a@-c.it", None),
        ] {
            assert_eq!(email("x", Some(text)).ok().flatten().as_deref(), taken, "{text}");
        }
    }

    #[test]
    fn a_telephone_number_is_what_one_dials() {
        for (text, dialled) in [
            ("0583 35 401", Some("058335401")),
            ("(0583) 354.01", Some("058335401")),
            ("+39 333-1234567", Some("+393331234567")),
            ("0039 0583/35401", Some("+39058335401")),
            ("+49 89 1234 5678 901", Some("+498912345678901")),
            ("12", None),
            ("+1234567890123456", None),
            ("numero: 333", None),
            ("333\n444x", None),
            ("++39 333", None),
            ("39+333", None),
            ("٣٣٣٤٥٦٧", None),
            ("javascript:1", None),
        ] {
            assert_eq!(phone("x", Some(text)).ok().flatten().as_deref(), dialled, "{text}");
        }
        assert_eq!(phone("x", Some(" ")), Ok(None));
    }

    #[test]
    fn hosts_and_slugs_are_labels() {
        assert_eq!(host("x", "WWW.Comune.Example").as_deref(), Ok("www.comune.example"));
        assert_eq!(host("x", "sito.localhost:8081").as_deref(), Ok("sito.localhost:8081"));
        for text in
            ["", "localhost", "a..b", "a_b.it", "https://a.it", "a.it:0", "a.it:x", "127.0.0.1", "*.it"]
        {
            assert!(host("x", text).is_err(), "{text}");
        }
        assert_eq!(slug("x", "anagrafe-2").as_deref(), Ok("anagrafe-2"));
        for text in ["", "Anagrafe", "a b", "-a", "a-", "../a", "è"] {
            assert!(slug("x", text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_name_makes_a_slug() {
        for (name, made) in [
            ("Anagrafe e stato civile", "anagrafe-e-stato-civile"),
            ("Attività produttive / SUAP", "attivita-produttive-suap"),
            ("Bürgerservice", "burgerservice"),
            ("مكتب", ""),
            ("🎉🎉", ""),
        ] {
            assert_eq!(slug_of(name), made);
        }
        assert!(slug_of(&"parola ".repeat(50)).len() <= 60);
    }

    #[test]
    fn a_fiscal_code_is_checked_to_its_last_letter() {
        assert_eq!(fiscal_code("x", Some("sprdaa84c52z999x")).unwrap().as_deref(), Some("SPRDAA84C52Z999X"));
        assert!(fiscal_code("x", Some("SPRDAA84C52Z999Y")).is_err());
        assert_eq!(fiscal_code("x", None), Ok(None));
    }
}
