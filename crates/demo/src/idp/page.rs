//! The page on which one chooses who to be.

use askama::Template;
use axum::response::Html;
use url::form_urlencoded::Serializer;

use super::Authorization;
use crate::Account;

#[derive(Template)]
#[template(path = "choose.html")]
struct Choose<'a> {
    lang: &'static str,
    title: &'static str,
    lead: &'static str,
    choices: Vec<Choice<'a>>,
}

struct Choice<'a> {
    href: String,
    name: &'a str,
    login: &'a str,
}

/// A link for each account: the same request, with a hint.
pub fn choose(accounts: &[Account], asked: &Authorization) -> Html<String> {
    let english = asked.ui_locales.starts_with("en");
    let (lang, title, lead) = if english {
        (
            "en",
            "Demonstration: who are you?",
            "Invented people, no password. This page exists in the demonstration alone.",
        )
    } else {
        (
            "it",
            "Dimostrazione: chi sei?",
            "Persone inventate, senza password. Questa pagina esiste solo nella dimostrazione.",
        )
    };
    let choice = |account| choice(account, asked);
    let page = Choose { lang, title, lead, choices: accounts.iter().map(choice).collect() };
    // The template has no part that can fail.
    Html(page.render().unwrap_or_default())
}

fn choice<'a>(account: &'a Account, asked: &Authorization) -> Choice<'a> {
    let mut query = Serializer::new(String::new());
    query
        .append_pair("client_id", &asked.client_id)
        .append_pair("redirect_uri", asked.redirect_uri.as_str())
        .append_pair("response_type", &asked.response_type)
        .append_pair("state", &asked.state)
        .append_pair("code_challenge", &asked.code_challenge)
        .append_pair("code_challenge_method", &asked.code_challenge_method)
        .append_pair("login_hint", &account.login);
    if let Some(nonce) = &asked.nonce {
        query.append_pair("nonce", nonce);
    }
    Choice { href: format!("/authorize?{}", query.finish()), name: &account.name, login: &account.login }
}
