//! Turns the message catalogues into typed Rust, so that a missing translation does not compile.
//!
//! Each key of `messages/it.toml` becomes a field of `Texts`, or a method with named arguments where its text
//! has placeholders. A key that one language lacks, or whose placeholders differ, fails the build; a key that
//! no page reads is dead code, which the lints refuse.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::Path,
};

type Catalogue = BTreeMap<String, String>;

const LANGUAGES: [&str; 2] = ["it", "en"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut catalogues = Vec::new();
    for language in LANGUAGES {
        let path = format!("messages/{language}.toml");
        println!("cargo::rerun-if-changed={path}");
        let catalogue: Catalogue = toml::from_str(&fs::read_to_string(&path)?)?;
        catalogues.push(catalogue);
    }
    let [it, en] = catalogues.as_slice() else { return Err("two catalogues are expected".into()) };
    require_same_keys(it, en)?;
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("texts.rs"), generate(it, en)?)?;
    Ok(())
}

fn require_same_keys(it: &Catalogue, en: &Catalogue) -> Result<(), String> {
    let keys: BTreeSet<_> = it.keys().chain(en.keys()).collect();
    for key in keys {
        match (it.get(key), en.get(key)) {
            (Some(it), Some(en)) if placeholders(it) == placeholders(en) => {}
            (Some(_), Some(_)) => return Err(format!("messages: `{key}` has other placeholders in English")),
            (None, _) => return Err(format!("messages: `{key}` is missing in it.toml")),
            (_, None) => return Err(format!("messages: `{key}` is missing in en.toml")),
        }
    }
    Ok(())
}

/// The names between braces.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

fn generate(it: &Catalogue, en: &Catalogue) -> Result<String, Box<dyn Error>> {
    let (mut fields, mut methods) = (String::new(), String::new());
    let (mut italian, mut english) = (String::new(), String::new());
    for (key, text) in it {
        let other = &en[key];
        let names = placeholders(text);
        if names.is_empty() {
            writeln!(fields, "    pub {key}: &'static str,")?;
            writeln!(italian, "    {key}: {text:?},")?;
            writeln!(english, "    {key}: {other:?},")?;
        } else {
            let arguments: Vec<_> = names.iter().map(|name| format!("{name}: impl Display")).collect();
            writeln!(methods, "    pub fn {key}(&self, {}) -> String {{", arguments.join(", "))?;
            writeln!(methods, "        match self.lang {{")?;
            if text == other {
                // A name that is not translated.
                writeln!(methods, "            Lang::It | Lang::En => format!({text:?}),")?;
            } else {
                writeln!(methods, "            Lang::It => format!({text:?}),")?;
                writeln!(methods, "            Lang::En => format!({other:?}),")?;
            }
            writeln!(methods, "        }}\n    }}")?;
        }
    }
    Ok(format!(
        "pub struct Texts {{\n    lang: Lang,\n{fields}}}\n\nimpl Texts {{\n{methods}}}\n\n\
         static ITALIAN: Texts = Texts {{\n    lang: Lang::It,\n{italian}}};\n\n\
         static ENGLISH: Texts = Texts {{\n    lang: Lang::En,\n{english}}};\n"
    ))
}
