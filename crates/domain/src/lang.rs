//! The languages that people read.

use serde::{Deserialize, Serialize};

/// A language in which everything that a citizen sees exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Italian, and the answer to any language that we do not have.
    #[default]
    It,
    /// English.
    En,
    /// German, as it is written in South Tyrol.
    De,
    /// French.
    Fr,
    /// Slovene.
    Sl,
}

/// The forms that a language has for counted things, named as the CLDR names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Plural {
    /// As for 1.
    One,
    /// As for 2: the dual.
    Two,
    /// As for 3 and 4.
    Few,
    /// As for all else.
    Other,
}

impl Lang {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::It, Self::En, Self::De, Self::Fr, Self::Sl];

    /// The BCP 47 tag, as in `<html lang>`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::En => "en",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Sl => "sl",
        }
    }

    /// How the language calls itself.
    #[must_use]
    pub const fn endonym(self) -> &'static str {
        match self {
            Self::It => "Italiano",
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Fr => "Français",
            Self::Sl => "Slovenščina",
        }
    }

    /// The language of a BCP 47 tag (`en-GB` is English), if we have it.
    #[must_use]
    pub fn lookup(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.trim();
        Self::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The best of the languages that are `offered` for an `Accept-Language` header (RFC 9110, 12.5.4), by weight
    /// and then by the order of the header. `None` if the header takes none of them.
    #[must_use]
    pub fn negotiate(accept_language: &str, offered: &[Self]) -> Option<Self> {
        let mut best = (0, None);
        for entry in accept_language.split(',') {
            let mut parts = entry.split(';');
            let lang = parts.next().and_then(Self::lookup).filter(|lang| offered.contains(lang));
            let weight = parts.find_map(|p| p.trim().strip_prefix("q=").map(quality)).unwrap_or(1000);
            if lang.is_some() && weight > best.0 {
                best = (weight, lang);
            }
        }
        best.1
    }

    /// The language in which this reader is served as staff: what staff works with is in Italian and English.
    #[must_use]
    pub const fn for_staff(self) -> Self {
        match self {
            Self::En => Self::En,
            Self::It | Self::De | Self::Fr | Self::Sl => Self::It,
        }
    }

    /// The form in which `count` things are said (CLDR, cardinals). The CLDR's "many" of whole millions is not
    /// told apart: nothing that we count comes to that.
    #[must_use]
    pub const fn plural(self, count: u64) -> Plural {
        match (self, count, count % 100) {
            (Self::It | Self::En | Self::De, 1, _) | (Self::Fr, 0 | 1, _) | (Self::Sl, _, 1) => Plural::One,
            (Self::Sl, _, 2) => Plural::Two,
            (Self::Sl, _, 3 | 4) => Plural::Few,
            _ => Plural::Other,
        }
    }
}

/// A `qvalue` in thousandths; what cannot be read counts as 0.
fn quality(text: &str) -> u16 {
    let value: f32 = text.trim().parse().unwrap_or(0.0);
    // Clamped to 0..=1000 first, so the cast neither wraps nor loses the sign.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let thousandths = (value.clamp(0.0, 1.0) * 1000.0) as u16;
    thousandths
}

#[cfg(test)]
mod tests {
    use super::{Lang, Plural};

    #[test]
    fn the_header_decides_by_weight_then_by_order() {
        for (header, lang) in [
            ("", None),
            ("es", None),
            ("en-GB,en;q=0.9", Some(Lang::En)),
            ("de-DE,en;q=0.5,it;q=0.8", Some(Lang::De)),
            ("es-ES,en;q=0.5,it;q=0.8", Some(Lang::It)),
            ("en;q=0.5,it;q=0.5", Some(Lang::En)),
            ("en;q=nonsense,it;q=0.1", Some(Lang::It)),
            ("en;q=0", None),
            ("fr-CH, fr;q=0.9", Some(Lang::Fr)),
            ("sl-SI", Some(Lang::Sl)),
        ] {
            assert_eq!(Lang::negotiate(header, &Lang::ALL), lang, "{header}");
        }
    }

    #[test]
    fn only_what_is_offered_is_chosen() {
        let offered = [Lang::De, Lang::It];
        assert_eq!(Lang::negotiate("sl,en;q=0.9,it;q=0.1", &offered), Some(Lang::It));
        assert_eq!(Lang::negotiate("sl,en;q=0.9", &offered), None);
        assert_eq!(Lang::negotiate("it", &[]), None);
    }

    #[test]
    fn a_tag_is_read_and_written_the_same_everywhere() {
        for lang in Lang::ALL {
            assert_eq!(Lang::lookup(lang.tag()), Some(lang));
            assert_eq!(serde_json::to_value(lang).unwrap(), lang.tag());
        }
    }

    #[test]
    fn counted_things_have_the_forms_of_their_language() {
        use Plural::{Few, One, Other, Two};
        for (lang, forms) in [
            (Lang::It, [Other, One, Other, Other, Other, Other, Other]),
            (Lang::En, [Other, One, Other, Other, Other, Other, Other]),
            (Lang::De, [Other, One, Other, Other, Other, Other, Other]),
            (Lang::Fr, [One, One, Other, Other, Other, Other, Other]),
            (Lang::Sl, [Other, One, Two, Few, Few, Other, One]),
        ] {
            assert_eq!([0, 1, 2, 3, 4, 5, 101].map(|count| lang.plural(count)), forms, "{lang:?}");
        }
    }
}
