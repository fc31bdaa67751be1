//! The catalogues of `messages/`, typed by the build script.

use std::fmt::Display;

use domain::Lang;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

impl Texts {
    /// The catalogue of one language.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::It => &ITALIAN,
            Lang::En => &ENGLISH,
        }
    }
}
