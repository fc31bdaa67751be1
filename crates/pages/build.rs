//! Turns the message catalogues into typed Rust, so that a missing translation does not compile.
//!
//! Each key of `messages/it.toml` becomes a field of `Texts`, or a method with named arguments where its text
//! has placeholders, or a `Counted` where it has plural forms. A key that one language lacks or has in another
//! shape fails the build; a key that no page reads is dead code, which the lints refuse.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::Path,
};

use toml::{Table, Value};

struct Language {
    /// Of the file.
    tag: &'static str,
    /// Of `Lang`.
    variant: &'static str,
    /// The forms that a message with a count has, and their variants of `Plural`.
    plurals: &'static [(&'static str, &'static str)],
}

const ONE: (&str, &str) = ("one", "One");
const TWO: (&str, &str) = ("two", "Two");
const FEW: (&str, &str) = ("few", "Few");
const OTHER: (&str, &str) = ("other", "Other");

/// The first is the one that the others are compared with.
const LANGUAGES: [Language; 5] = [
    Language { tag: "it", variant: "It", plurals: &[ONE, OTHER] },
    Language { tag: "en", variant: "En", plurals: &[ONE, OTHER] },
    Language { tag: "de", variant: "De", plurals: &[ONE, OTHER] },
    Language { tag: "fr", variant: "Fr", plurals: &[ONE, OTHER] },
    Language { tag: "sl", variant: "Sl", plurals: &[ONE, TWO, FEW, OTHER] },
];

enum Message {
    Text(String),
    /// By the name of the form.
    Counted(BTreeMap<String, String>),
}

type Catalogue = BTreeMap<String, Message>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut catalogues = Vec::new();
    for language in &LANGUAGES {
        let path = format!("messages/{}.toml", language.tag);
        println!("cargo::rerun-if-changed={path}");
        let catalogue = read(toml::from_str(&fs::read_to_string(&path)?)?);
        catalogues.push(catalogue.map_err(|problem| format!("{path}: {problem}"))?);
    }
    for (language, catalogue) in LANGUAGES.iter().zip(&catalogues) {
        check(language, catalogue, &catalogues[0])
            .map_err(|problem| format!("messages/{}.toml: {problem}", language.tag))?;
    }
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("texts.rs"), generate(&catalogues)?)?;
    Ok(())
}

fn read(table: Table) -> Result<Catalogue, String> {
    let text = |value| match value {
        Value::String(text) => Some(text),
        _ => None,
    };
    let message = |(key, value)| {
        let message = match value {
            Value::Table(forms) => {
                let forms = forms.into_iter().map(|(form, value)| Some((form, text(value)?)));
                forms.collect::<Option<_>>().map(Message::Counted)
            }
            value => text(value).map(Message::Text),
        };
        message.map(|message| (key, message)).ok_or("a message is a text, or a text for each plural form")
    };
    table.into_iter().map(message).collect::<Result<_, _>>().map_err(str::to_owned)
}

/// Whether a catalogue has the messages of the model, each in the shape that its language asks for.
fn check(language: &Language, catalogue: &Catalogue, model: &Catalogue) -> Result<(), String> {
    let keys: BTreeSet<_> = model.keys().chain(catalogue.keys()).collect();
    for key in keys {
        match (model.get(key), catalogue.get(key)) {
            (_, None) => return Err(format!("`{key}` is missing")),
            (None, _) => return Err(format!("`{key}` is not in the Italian catalogue")),
            (Some(Message::Text(model)), Some(Message::Text(text))) => {
                if names(text) != names(model) {
                    return Err(format!("`{key}` has other placeholders than in Italian"));
                }
            }
            (Some(Message::Counted(_)), Some(Message::Counted(forms))) => {
                check_forms(language, forms).map_err(|problem| format!("`{key}` {problem}"))?;
            }
            _ => return Err(format!("`{key}` has plural forms in one language only")),
        }
    }
    Ok(())
}

fn check_forms(language: &Language, forms: &BTreeMap<String, String>) -> Result<(), String> {
    let expected: BTreeSet<_> = language.plurals.iter().map(|(form, _)| *form).collect();
    if forms.keys().map(String::as_str).collect::<BTreeSet<_>>() != expected {
        return Err(format!("has not the plural forms {expected:?}"));
    }
    let number = BTreeSet::from(["n"]);
    let unfit = forms.iter().find(|(form, text)| {
        let names = names(text);
        // The form for one thing alone may say it in a word.
        names != number && !(names.is_empty() && form.as_str() == "one")
    });
    unfit.map_or(Ok(()), |(form, _)| Err(format!("needs `{{n}}`, and no other placeholder, in `{form}`")))
}

/// What stands between braces.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(inside, _)| inside)
}

/// A placeholder is `{name}`, or `{function name}` where the language inflects what is filled in.
fn name(placeholder: &str) -> &str {
    placeholder.rsplit(' ').next().unwrap_or(placeholder)
}

fn names(text: &str) -> BTreeSet<&str> {
    placeholders(text).map(name).collect()
}

fn generate(catalogues: &[Catalogue]) -> Result<String, Box<dyn Error>> {
    let (mut fields, mut methods) = (String::new(), String::new());
    for (key, model) in &catalogues[0] {
        match model {
            Message::Counted(_) => writeln!(fields, "    pub {key}: Counted,")?,
            Message::Text(text) if names(text).is_empty() => {
                writeln!(fields, "    pub {key}: &'static str,")?;
            }
            Message::Text(text) => methods.push_str(&method(key, &names(text), catalogues)?),
        }
    }
    let mut code =
        format!("pub struct Texts {{\n    lang: Lang,\n{fields}}}\n\nimpl Texts {{\n{methods}}}\n");
    for (language, catalogue) in LANGUAGES.iter().zip(catalogues) {
        code.push_str(&constant(language, catalogue)?);
    }
    Ok(code)
}

/// The method of a text with placeholders. Languages with the same text share an arm.
fn method(key: &str, names: &BTreeSet<&str>, catalogues: &[Catalogue]) -> Result<String, Box<dyn Error>> {
    let mut arms: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (language, catalogue) in LANGUAGES.iter().zip(catalogues) {
        if let Some(Message::Text(text)) = catalogue.get(key) {
            arms.entry(text).or_default().push(format!("Lang::{}", language.variant));
        }
    }
    let arguments: Vec<_> = names.iter().map(|name| format!("{name}: impl Display")).collect();
    let mut code = format!("    pub fn {key}(&self, {}) -> String {{\n", arguments.join(", "));
    writeln!(code, "        match self.lang {{")?;
    for (text, languages) in arms {
        writeln!(code, "            {} => {},", languages.join(" | "), format_call(text))?;
    }
    writeln!(code, "        }}\n    }}")?;
    Ok(code)
}

/// `format!("Commune {name}", name = de(name))`.
fn format_call(text: &str) -> String {
    let mut plain = text.to_owned();
    let mut inflected = String::new();
    for placeholder in placeholders(text) {
        if let Some((function, name)) = placeholder.split_once(' ') {
            plain = plain.replace(&format!("{{{placeholder}}}"), &format!("{{{name}}}"));
            inflected = format!("{inflected}, {name} = {function}({name})");
        }
    }
    format!("format!({plain:?}{inflected})")
}

/// The texts of one language.
fn constant(language: &Language, catalogue: &Catalogue) -> Result<String, Box<dyn Error>> {
    let lang = format!("Lang::{}", language.variant);
    let mut code = format!("\nstatic {}: Texts = Texts {{\n", language.tag.to_uppercase());
    writeln!(code, "    lang: {lang},")?;
    for (key, message) in catalogue {
        match message {
            Message::Text(text) if names(text).is_empty() => writeln!(code, "    {key}: {text:?},")?,
            Message::Text(_) => {}
            Message::Counted(forms) => {
                let forms = language
                    .plurals
                    .iter()
                    .map(|(form, variant)| format!("(Plural::{variant}, {:?})", forms[*form]));
                let forms = forms.collect::<Vec<_>>().join(", ");
                writeln!(code, "    {key}: Counted {{ lang: {lang}, forms: &[{forms}] }},")?;
            }
        }
    }
    code.push_str("};\n");
    Ok(code)
}
