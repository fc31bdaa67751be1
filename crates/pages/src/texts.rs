//! The catalogues of `messages/`, typed by the build script.

use std::fmt::Display;

use domain::{Lang, Plural};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

impl Texts {
    /// The catalogue of one language.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::It => &IT,
            Lang::En => &EN,
            Lang::De => &DE,
            Lang::Fr => &FR,
            Lang::Sl => &SL,
        }
    }
}

/// A message that counts something, in every form that its language has for that.
pub struct Counted {
    lang: Lang,
    /// `{n}` stands for the number.
    forms: &'static [(Plural, &'static str)],
}

impl Counted {
    /// The message for `count` things.
    pub fn say(&self, count: impl Count) -> String {
        let count = count.count();
        let plural = self.lang.plural(count);
        let form = self.forms.iter().find(|(form, _)| *form == plural);
        form.map_or_else(String::new, |(_, text)| text.replace("{n}", &count.to_string()))
    }

    /// Its forms as attributes for a script: `data-one="…" data-other="…"`, named as by `Intl.PluralRules`.
    pub fn forms(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.forms.iter().map(|(form, text)| {
            let name = match form {
                Plural::One => "one",
                Plural::Two => "two",
                Plural::Few => "few",
                Plural::Other => "other",
            };
            (name, *text)
        })
    }
}

/// A number of things, in the types that pages and their templates have.
pub trait Count {
    fn count(self) -> u64;
}

impl Count for u64 {
    fn count(self) -> u64 {
        self
    }
}

impl Count for u32 {
    fn count(self) -> u64 {
        self.into()
    }
}

impl Count for usize {
    fn count(self) -> u64 {
        self as u64
    }
}

impl<T: Count + Copy> Count for &T {
    fn count(self) -> u64 {
        (*self).count()
    }
}

/// The French "de" before a name: "de Pescaglia", "d’Aosta".
fn de(name: impl Display) -> String {
    let name = name.to_string();
    let first = name.chars().next().and_then(|first| first.to_lowercase().next());
    let elided = first.is_some_and(|first| "aàâeéèêiîoôuh".contains(first));
    if elided { format!("d’{name}") } else { format!("de {name}") }
}

#[cfg(test)]
mod tests {
    use domain::Lang;

    use super::Texts;

    #[test]
    fn slovene_counts_by_its_four_forms() {
        let said = [1_u32, 2, 3, 4, 5, 11, 101, 102].map(|n| Texts::of(Lang::Sl).door_waiting.say(n));
        assert_eq!(
            said,
            [
                "1 oseba čaka",
                "2 osebi čakata",
                "3 osebe čakajo",
                "4 osebe čakajo",
                "5 oseb čaka",
                "11 oseb čaka",
                "101 oseba čaka",
                "102 osebi čakata",
            ]
        );
    }

    #[test]
    fn every_count_has_its_form_in_every_language() {
        for lang in Lang::ALL {
            for n in 0..=200_u64 {
                let said = Texts::of(lang).door_waiting.say(n);
                assert!(said.contains(&n.to_string()), "{lang:?}: {said}");
            }
        }
    }

    #[test]
    fn a_french_name_that_begins_with_a_vowel_elides_what_is_before_it() {
        let t = Texts::of(Lang::Fr);
        for (name, said) in [
            ("Pescaglia", "Commune de Pescaglia"),
            ("Aosta", "Commune d’Aosta"),
            ("Émarèse", "Commune d’Émarèse"),
        ] {
            assert_eq!(t.comune_of(name), said);
        }
    }
}
