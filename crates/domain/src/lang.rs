//! The languages that people read.

use serde::{Deserialize, Serialize};

/// A language in which every page and message exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Italian, and the answer to any language that we do not have.
    #[default]
    It,
    /// English.
    En,
}

impl Lang {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::It, Self::En];

    /// The BCP 47 tag, as in `<html lang>`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::En => "en",
        }
    }

    /// The language of a BCP 47 tag (`en-GB` is English), if we have it.
    #[must_use]
    pub fn lookup(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.trim();
        Self::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header (RFC 9110, 12.5.4). Ties go to the earlier entry.
    #[must_use]
    pub fn negotiate(accept_language: &str) -> Self {
        let mut best = (0_u16, Self::default());
        for entry in accept_language.split(',') {
            let mut parts = entry.split(';');
            let Some(lang) = parts.next().and_then(Self::lookup) else { continue };
            let weight = parts.find_map(|p| p.trim().strip_prefix("q=").map(quality)).unwrap_or(1000);
            if weight > best.0 {
                best = (weight, lang);
            }
        }
        best.1
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
    use super::Lang;

    #[test]
    fn the_header_decides_by_weight_then_by_order() {
        for (header, lang) in [
            ("", Lang::It),
            ("de", Lang::It),
            ("en-GB,en;q=0.9", Lang::En),
            ("de-DE,en;q=0.5,it;q=0.8", Lang::It),
            ("en;q=0.5,it;q=0.5", Lang::En),
            ("en;q=nonsense,it;q=0.1", Lang::It),
            ("en;q=0", Lang::It),
        ] {
            assert_eq!(Lang::negotiate(header), lang, "{header}");
        }
    }
}
