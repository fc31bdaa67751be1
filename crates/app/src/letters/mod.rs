//! What letters say, in five languages.
//!
//! To add one: a field of [`Letters`], a table of the same name with `subject` and `text` in each of the five files
//! beside this one, and [`Wording::fill`] where the letter is written. A placeholder is `{name}`; the tests see that
//! every language has every letter, with the same placeholders. A letter says no more than its reader needs: it passes
//! through machines that are not ours.

use std::sync::LazyLock;

use domain::{Lang, Mail};
use serde::Deserialize;

/// The letters of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letters {
    /// To an office: people wait, and nobody has answered. `office`, `waiting` (how many), `since` (a time of the day),
    /// `link` (the console).
    pub escalation: Wording,
    /// To who receives in an office's place: as `escalation`, and `substitute`.
    pub substitution: Wording,
    /// To an office: somebody has left a request at the door while nobody was there. `office`, `link` (the console).
    pub request: Wording,
    /// To whoever left a request: the way into the queue. `office`, `comune`, `link`.
    pub invitation: Wording,
    /// To an office's address, by whoever wants to know whether letters arrive. `office`, `comune`.
    pub trial: Wording,
    /// To the visitor of an appointment, as are those that follow: it is booked. `office`, `comune`, `when`, `link` (the
    /// page of the appointment). Nothing of what the visitor typed: the letter could be for somebody else.
    pub appointment_booked: Wording,
    /// It is at another time. The same.
    pub appointment_changed: Wording,
    /// The visitor has cancelled it. The same.
    pub appointment_cancelled: Wording,
    /// The office has cancelled it. The same, and `message`.
    pub appointment_called_off: Wording,
    /// It is tomorrow. As the first.
    pub appointment_reminder: Wording,
}

/// A letter with its placeholders.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    subject: String,
    text: String,
}

impl Letters {
    /// The letters of one language.
    #[must_use]
    pub fn of(lang: Lang) -> &'static Self {
        static IT: LazyLock<Letters> = LazyLock::new(|| read(include_str!("it.toml")));
        static EN: LazyLock<Letters> = LazyLock::new(|| read(include_str!("en.toml")));
        static DE: LazyLock<Letters> = LazyLock::new(|| read(include_str!("de.toml")));
        static FR: LazyLock<Letters> = LazyLock::new(|| read(include_str!("fr.toml")));
        static SL: LazyLock<Letters> = LazyLock::new(|| read(include_str!("sl.toml")));
        match lang {
            Lang::It => &IT,
            Lang::En => &EN,
            Lang::De => &DE,
            Lang::Fr => &FR,
            Lang::Sl => &SL,
        }
    }
}

#[expect(clippy::expect_used, reason = "the files are compiled in, and a test reads each of them")]
fn read(file: &str) -> Letters {
    toml::from_str(file).expect("letters that a test has read")
}

impl Wording {
    /// The letter to `to`, with these values in the places of these names. Filled in once: what a value holds is not
    /// looked at again.
    #[must_use]
    pub fn fill(&self, to: &str, values: &[(&str, &str)]) -> Mail {
        Mail {
            to: to.to_owned(),
            subject: filled(&self.subject, values),
            text: filled(&self.text, values),
            calendar: None,
        }
    }
}

fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut parts = text.split('{');
    let mut done = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or(("", part));
        let value = values.iter().find(|(known, _)| *known == name);
        debug_assert!(value.is_some(), "`{name}` was not filled in");
        done.push_str(value.map_or("", |(_, value)| value));
        done.push_str(rest);
    }
    done
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use domain::Lang;

    use super::{Letters, Wording, filled};

    type Places = BTreeMap<String, [BTreeSet<String>; 2]>;

    fn places(file: &str) -> Places {
        let letters: BTreeMap<String, Wording> = toml::from_str(file).expect("letters");
        let names = |text: &str| -> BTreeSet<String> {
            let inside = text.split('{').skip(1).map(|rest| rest.split_once('}').expect("a closed brace").0);
            inside.map(str::to_owned).collect()
        };
        letters.into_iter().map(|(name, w)| (name, [names(&w.subject), names(&w.text)])).collect()
    }

    #[test]
    fn every_language_has_every_letter_with_the_same_places() {
        let model = places(include_str!("it.toml"));
        for (lang, file) in [
            (Lang::En, include_str!("en.toml")),
            (Lang::De, include_str!("de.toml")),
            (Lang::Fr, include_str!("fr.toml")),
            (Lang::Sl, include_str!("sl.toml")),
        ] {
            assert_eq!(places(file), model, "{lang:?}");
        }
        for lang in Lang::ALL {
            assert!(!Letters::of(lang).escalation.text.is_empty());
        }
    }

    #[test]
    fn a_value_is_not_looked_at_again() {
        assert_eq!(filled("{a} e {b}.", &[("a", "{b}"), ("b", "x")]), "{b} e x.");
    }
}
