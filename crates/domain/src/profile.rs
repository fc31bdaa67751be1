//! What a comune says of itself, and may change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Lang;

/// What a comune says of itself. What is absent is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// In which its pages are offered.
    pub languages: Languages,
    /// Its name in languages beside the first, such as "Bozen".
    pub names: BTreeMap<Lang, String>,
    /// Its own site, for the way back.
    pub site_url: Option<String>,
    /// Of its headings and buttons.
    pub colour: Option<Colour>,
    /// The SHA-256 of its crest's picture, in hexadecimal.
    pub crest: Option<String>,
    /// The patron saint's day, a holiday of this comune alone.
    pub patron: Option<MonthDay>,
    /// How to reach it otherwise.
    pub contacts: Contacts,
    /// The declaration of accessibility at `AgID` (law 4/2004, art. 3-quater).
    pub accessibility_url: Option<String>,
    /// Where appointments are made (Modello Comuni, C.SI.2.1).
    pub appointment_url: Option<String>,
    /// Where faults are reported (Modello Comuni, C.SI.2.4).
    pub report_url: Option<String>,
    /// How to reach the data protection officer (GDPR, art. 13.1.b).
    pub privacy_contact: Option<String>,
    /// How long what a visitor wrote is kept after the end of the visit, in hours.
    pub retention_h: u32,
    /// Visitors' calls go by way of the relay alone, so that the office does not learn their network address.
    pub relay_only: bool,
    /// Hosts of sites that may show the widget in a frame.
    pub widget_hosts: Vec<String>,
}

impl Profile {
    /// How long what visitors wrote is kept, unless a comune wants otherwise. Hours.
    pub const RETENTION_H: u32 = 24;
    /// The longest that a comune may keep it: a year.
    pub const RETENTION_H_MAX: u32 = 24 * 366;
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            languages: Languages::default(),
            names: BTreeMap::new(),
            site_url: None,
            colour: None,
            crest: None,
            patron: None,
            contacts: Contacts::default(),
            accessibility_url: None,
            appointment_url: None,
            report_url: None,
            privacy_contact: None,
            retention_h: Self::RETENTION_H,
            relay_only: false,
            widget_hosts: vec![],
        }
    }
}

/// How to reach a comune, in words that it chose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contacts {
    /// Where it is.
    pub address: Option<String>,
    /// As people dial it.
    pub phone: Option<String>,
    /// Ordinary mail.
    pub email: Option<String>,
    /// Certified mail (*posta elettronica certificata*).
    pub pec: Option<String>,
}

/// A day of the year without a year, such as the patron saint's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

impl MonthDay {
    /// `None` where no year has this day. 29 February is one: it is kept in leap years only.
    #[must_use]
    pub fn new(month: u32, day: u32) -> Option<Self> {
        const LEAP: i32 = 2024;
        chrono::NaiveDate::from_ymd_opt(LEAP, month, day).map(|_| Self { month, day })
    }
}

/// Languages in order of preference: at least one, each once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Lang>", into = "Vec<Lang>")]
pub struct Languages(Vec<Lang>);

/// The list is empty, or names a language twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("at least one language, each once")]
pub struct InvalidLanguages;

impl Languages {
    /// Every language that there is.
    #[must_use]
    pub fn all() -> Self {
        Self(Lang::ALL.to_vec())
    }

    /// All of them.
    #[must_use]
    pub fn as_slice(&self) -> &[Lang] {
        &self.0
    }

    /// The one in which the comune itself writes.
    #[must_use]
    pub fn first(&self) -> Lang {
        self.0.first().copied().unwrap_or_default()
    }
}

/// Italian and English.
impl Default for Languages {
    fn default() -> Self {
        Self(vec![Lang::It, Lang::En])
    }
}

impl TryFrom<Vec<Lang>> for Languages {
    type Error = InvalidLanguages;

    fn try_from(languages: Vec<Lang>) -> Result<Self, InvalidLanguages> {
        let twice = |(at, lang): (usize, &Lang)| languages.iter().take(at).any(|earlier| earlier == lang);
        if languages.is_empty() || languages.iter().enumerate().any(twice) {
            return Err(InvalidLanguages);
        }
        Ok(Self(languages))
    }
}

impl From<Languages> for Vec<Lang> {
    fn from(languages: Languages) -> Self {
        languages.0
    }
}

/// A colour on which white can be read, and which can be read on white.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour {
    rgb: [u8; 3],
}

/// Why a colour cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidColour {
    /// Not of the form `#rrggbb`.
    #[error("a colour has the form #rrggbb")]
    Form,
    /// Less than 4.5:1 on white (WCAG 2.2, 1.4.3).
    #[error("the contrast with white is below 4.5:1")]
    LowContrast,
}

const WHITE: [u8; 3] = [255; 3];

impl Colour {
    /// What text needs on its ground (WCAG 2.2, 1.4.3).
    pub const CONTRAST: f64 = 4.5;

    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Result<Self, InvalidColour> {
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let digits = digits.ok_or(InvalidColour::Form)?;
        let channel = |at: usize| {
            digits.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok()).ok_or(InvalidColour::Form)
        };
        let rgb = [channel(0)?, channel(2)?, channel(4)?];
        let colour = Self { rgb };
        if colour.contrast_with(WHITE) < Self::CONTRAST {
            Err(InvalidColour::LowContrast)
        } else {
            Ok(colour)
        }
    }

    /// The contrast ratio with a lighter ground (WCAG 2.2, "contrast ratio").
    #[must_use]
    pub fn contrast_with(self, ground: [u8; 3]) -> f64 {
        (luminance(ground) + 0.05) / (luminance(self.rgb) + 0.05)
    }

    /// The same hue with this share of its light, in percent.
    #[must_use]
    pub fn dimmed(self, percent: u16) -> Self {
        Self {
            rgb: self.rgb.map(|channel| u8::try_from(u16::from(channel) * percent / 100).unwrap_or(channel)),
        }
    }
}

/// Relative luminance (WCAG 2.2, "relative luminance").
fn luminance(rgb: [u8; 3]) -> f64 {
    let linear = rgb.map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    linear.iter().zip([0.2126, 0.7152, 0.0722]).map(|(value, weight)| value * weight).sum()
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [r, g, b] = self.rgb;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl TryFrom<String> for Colour {
    type Error = InvalidColour;

    fn try_from(text: String) -> Result<Self, InvalidColour> {
        Self::parse(&text)
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, InvalidColour, Languages, MonthDay, Profile};
    use crate::Lang;

    #[test]
    fn a_colour_can_be_read_on_white_or_is_refused() {
        for (text, result) in [
            ("#06c", Err(InvalidColour::Form)),
            ("0066cc", Err(InvalidColour::Form)),
            ("#00666g", Err(InvalidColour::Form)),
            ("#+1+1+1", Err(InvalidColour::Form)),
            ("#èèè", Err(InvalidColour::Form)),
            ("#0066CC", Ok("#0066cc".to_owned())),
            ("#767676", Ok("#767676".to_owned())),
            ("#777777", Err(InvalidColour::LowContrast)),
            ("#ffff00", Err(InvalidColour::LowContrast)),
        ] {
            assert_eq!(Colour::parse(text).map(|colour| colour.to_string()), result, "{text}");
        }
    }

    #[test]
    fn a_day_exists_in_some_year() {
        assert!(MonthDay::new(2, 29).is_some());
        for (month, day) in [(2, 30), (13, 1), (0, 1), (4, 31), (1, 0)] {
            assert_eq!(MonthDay::new(month, day), None);
        }
    }

    #[test]
    fn languages_are_some_and_each_once() {
        assert!(Languages::try_from(vec![]).is_err());
        assert!(Languages::try_from(vec![Lang::It, Lang::En, Lang::It]).is_err());
        assert_eq!(Languages::try_from(vec![Lang::En, Lang::It]).map(|l| l.first()), Ok(Lang::En));
    }

    #[test]
    fn a_profile_of_an_earlier_version_is_read() {
        let read: Profile = serde_json::from_str(r#"{ "languages": ["en"], "site_url": null }"#).unwrap();
        let languages = Languages::try_from(vec![Lang::En]).unwrap();
        assert_eq!(read, Profile { languages, ..Profile::default() });
    }
}
